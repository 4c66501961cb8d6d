/** A piece of a section: a digit's place, the decimal point, or text as it stands. */
export type FormatToken =
  | { readonly is: "digit"; readonly mark: "0" | "#" | "?" }
  | { readonly is: "point" | "comma" | "general" }
  | { readonly is: "text"; readonly text: string };

/** One of the sections that `;` separates. */
export interface FormatSection {
  /** Dates, times, fractions and exponents: left to the library. */
  readonly isForeign: boolean;
  readonly tokens: readonly FormatToken[];
  readonly percents: number;
  readonly condition?: (value: number) => boolean;
}

/** A number format code taken apart. */
export interface FormatCode {
  /** For the library: without the marks it takes for currencies, escapes in its spelling. */
  readonly foreignCode: string;
  readonly sections: readonly FormatSection[];
  /** Aligns by `_x`, `*x` or `?`, so that blanks at the ends mean nothing. */
  readonly isPadded: boolean;
}

/** Quoted text, an escaped, padding or filling character, a bracket, `General`, or any one character. */
const PIECES = /"([^"]*)"?|[\\!](.)|_.|\*.|\[([^\]]*)\]|general|g\/通用格式|[^]/giu;
const COMPARISON = /^(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)$/;
const CURRENCY = /^\$([^-]+)/;
const ELAPSED = /^(?:h+|m+|s+)$/i;

/** Reads a number format code such as `#,##0.00_);[Red](#,##0.00)`. */
export function parseFormatCode(code: string): FormatCode {
  const sections = splitSections(code);
  return {
    foreignCode: code
      .replace(/\[\$-F800\].*/is, 'yyyy"年"m"月"d"日"')
      .replace(/\[\$-F400\].*/is, "h:mm:ss")
      .replace(/\[(?:\$-[^\]]*|DBNum\d)\]/gi, "")
      .replace(/!(.)/gu, "\\$1"),
    sections: sections.map(parseSection),
    isPadded: sections.some((pieces) => pieces.some((piece) => /^(?:[_*].|\?)$/su.test(piece))),
  };
}

function splitSections(code: string): string[][] {
  const sections: string[][] = [[]];
  for (const piece of code.match(PIECES) ?? []) {
    if (piece === ";") sections.push([]);
    else sections[sections.length - 1]?.push(piece);
  }
  return sections;
}

function parseSection(pieces: readonly string[]): FormatSection {
  const tokens: FormatToken[] = [];
  let percents = 0;
  let isForeign = false;
  let condition: FormatSection["condition"];
  for (const piece of pieces) {
    const [, quoted, escaped, bracket] = new RegExp(PIECES.source, "iu").exec(piece) ?? [];
    if (bracket !== undefined) {
      condition ??= conditionOf(bracket);
      const currency = CURRENCY.exec(bracket)?.[1];
      if (currency !== undefined) tokens.push(text(currency));
      if (ELAPSED.test(bracket)) isForeign = true;
    } else if (quoted !== undefined || escaped !== undefined) tokens.push(text(quoted ?? escaped ?? ""));
    else if (piece.startsWith("_")) tokens.push(text(" "));
    else if (piece.startsWith("*") && piece.length > 1) continue;
    else if (piece === "0" || piece === "#" || piece === "?") tokens.push({ is: "digit", mark: piece });
    else if (piece === ".") tokens.push(tokens.some(isPoint) ? text(".") : { is: "point" });
    else if (piece === ",") tokens.push({ is: "comma" });
    else if (piece === "@" || /^g(?:eneral|\/)/i.test(piece)) tokens.push({ is: "general" });
    else {
      if (piece === "%") percents++;
      // Letters stand for dates and exponents, a slash for a fraction.
      if (/[a-z/]|上午|下午/i.test(piece)) isForeign = true;
      tokens.push(text(piece));
    }
  }
  return { isForeign, tokens, percents, ...(condition ? { condition } : {}) };
}

function conditionOf(bracket: string): ((value: number) => boolean) | undefined {
  const match = COMPARISON.exec(bracket);
  if (!match) return undefined;
  const [, sign = "", digits = "0"] = match;
  const limit = Number(digits);
  if (sign === "<") return (value) => value < limit;
  if (sign === "<=") return (value) => value <= limit;
  if (sign === ">") return (value) => value > limit;
  if (sign === ">=") return (value) => value >= limit;
  return sign === "=" ? (value) => value === limit : (value) => value !== limit;
}

function isPoint(token: FormatToken): boolean {
  return token.is === "point";
}

function text(content: string): FormatToken {
  return { is: "text", text: content };
}
