/** A formula printed under a table or in its 栏次 row: `31行＝（27＋28＋29）行`, `1栏各行＝（2＋3）栏各行`, `1=2+3`. */
export interface PrintedFormula {
  readonly axis: "row" | "column";
  readonly whole: number;
  readonly parts: readonly { readonly number: number; readonly sign: 1 | -1 }[];
  /** As printed, for the basis. */
  readonly text: string;
}

const FORMULA =
  /(?:第)?(\d{1,3})(行|栏)?(?:各[行栏])?=\(?((?:第)?\d{1,3}(?:[行栏])?(?:[+-](?:第)?(?:\d{1,3}(?:[行栏])?|\.{2,}|…+|·+))+)\)?(行|栏)?(?:各[行栏])?/g;
const LONGEST_NOTE = 2000;
const MOST_TERMS = 120;

/** Plain text of a note as formulas are read from it: half-width, no spaces. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\s/g, "")
    .replace(/[－–—−]/g, "-")
    .replace(/[+＋]/g, "+")
    .replace(/\.{3,}|…+/g, "…");
}

function expand(text: string): { number: number; sign: 1 | -1 }[] | undefined {
  const parts: { number: number; sign: 1 | -1 }[] = [];
  let gap = false;
  for (const match of text.matchAll(/([+-]?)(?:第)?(?:(\d{1,3})[行栏]?|(\.{2,}|…|·+))/g)) {
    const [, sign = "", digits] = match;
    if (digits === undefined) {
      gap = true;
      continue;
    }
    const number = Number(digits);
    const last = parts.at(-1);
    if (gap) {
      if (!last || number <= last.number) return undefined;
      for (let between = last.number + 1; between < number; between++)
        parts.push({ number: between, sign: last.sign });
      gap = false;
    }
    parts.push({ number, sign: sign === "-" ? -1 : 1 });
    if (parts.length > MOST_TERMS) return undefined;
  }
  return gap ? undefined : parts;
}

/** Reads the formulas in a printed note; what cannot be read is left out. */
export function parseFormulas(note: string, axis?: "row" | "column"): PrintedFormula[] {
  if (note.length > LONGEST_NOTE) return [];
  const formulas: PrintedFormula[] = [];
  for (const match of plain(note).matchAll(FORMULA)) {
    const [text, whole = "", before, terms = "", after] = match;
    const word = before ?? after ?? /[行栏]/.exec(terms)?.[0];
    const along = word === undefined ? axis : word === "行" ? "row" : "column";
    const parts = expand(terms);
    if (along === undefined || !parts || parts.length < 2) continue;
    if (parts.some(({ number }) => number === Number(whole))) continue;
    formulas.push({ axis: along, whole: Number(whole), parts, text });
  }
  return formulas;
}

/** A formula printed in words: `资产总额＝流动资产＋固定资产＋…`. */
export interface NamedFormula {
  readonly whole: string;
  readonly parts: readonly { readonly name: string; readonly sign: 1 | -1 }[];
  readonly text: string;
}

const NAMED = /([\u4e00-\u9fa5][^=+;。,，；:]{1,30})=([\u4e00-\u9fa5][^=;。，；]{2,400})/g;
const FEWEST_PARTS = 2;

/** Reads the formulas in words of a printed note; names are plain, as labels are compared. */
export function parseNamedFormulas(note: string): NamedFormula[] {
  if (note.length > LONGEST_NOTE) return [];
  const formulas: NamedFormula[] = [];
  for (const match of plain(note).matchAll(NAMED)) {
    const [text, whole = "", terms = ""] = match;
    const parts = terms
      .split(/(?=[+-])/)
      .map((term) => ({
        name: term.replace(/^[+-]/, ""),
        sign: term.startsWith("-") ? (-1 as const) : (1 as const),
      }))
      .filter(({ name }) => name !== "");
    if (parts.length >= FEWEST_PARTS)
      formulas.push({ whole: whole.replace(/^(注|\d+[.、])+/, ""), parts, text });
  }
  return formulas;
}
