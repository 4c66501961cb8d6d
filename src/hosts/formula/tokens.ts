import { type CellRange, parseAddress } from "../../workbook/index.js";
import { MOST_COLUMNS, MOST_ROWS } from "./places.js";

/** Cells of a sheet by its name; of the formula's own sheet without one. */
export interface Reference {
  readonly sheet?: string;
  readonly range: CellRange;
}

export type Sign = "+" | "-" | "*" | "/" | "^" | "&" | "%" | "=" | "<" | ">" | "<=" | ">=" | "<>";

export type Token =
  | { readonly is: "value"; readonly value: number | string | boolean }
  | { readonly is: "error"; readonly name: string }
  | { readonly is: "reference"; readonly reference: Reference }
  | { readonly is: "call"; readonly name: string }
  | { readonly is: "sign"; readonly sign: Sign }
  | { readonly is: "(" | ")" | "," }
  /** Cells of another workbook. */
  | { readonly is: "elsewhere" }
  /** A name, or anything else that may stand for any cells. */
  | { readonly is: "unknown" };

/**
 * In the order in which they are tried; references before numbers because of `1:1` and names that begin with digits.
 * Names of sheets are bounded, so that a hostile formula takes no more than linear time.
 */
const KINDS = {
  space: /\s+/uy,
  text: /"(?:[^"]|"")*"/uy,
  reference:
    /(?:('(?:[^']|''){1,300}'|(?:\[[^\]]{0,300}\])?[\p{L}\p{N}_.\\]{1,64})!)?(\$?[a-z]{1,3}\$?\d{1,7}(?::\$?[a-z]{1,3}\$?\d{1,7})?|\$?[a-z]{1,3}:\$?[a-z]{1,3}|\$?\d{1,7}:\$?\d{1,7})(?![\p{L}\p{N}_.(![#])/iuy,
  number: /(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/iuy,
  error: /#(?:N\/A|[A-Z0-9/_]+[!?])/iuy,
  call: /[\p{L}_][\p{L}\p{N}_.]*\s*\(/uy,
  word: /[\p{L}_\\][\p{L}\p{N}_.\\?]*/uy,
  sign: /<=|>=|<>|[-+*/^&%=<>]/uy,
  mark: /[(),]/uy,
} as const;

const ORDER = Object.keys(KINDS) as (keyof typeof KINDS)[];

/** Cuts a formula (without its leading `=`) into tokens. What it does not know becomes `unknown`, never an error. */
export function tokensOf(formula: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < formula.length;) {
    const found = matchAt(formula, at);
    if (found?.kind !== "space") tokens.push(found ? tokenOf(found.kind, found.match) : { is: "unknown" });
    at += found?.match[0].length ?? 1;
  }
  return tokens;
}

function matchAt(
  formula: string,
  at: number,
): { kind: keyof typeof KINDS; match: RegExpExecArray } | undefined {
  for (const kind of ORDER) {
    const pattern = KINDS[kind];
    pattern.lastIndex = at;
    const match = pattern.exec(formula);
    if (match) return { kind, match };
  }
  return undefined;
}

function tokenOf(kind: keyof typeof KINDS, match: RegExpExecArray): Token {
  const [text] = match;
  switch (kind) {
    case "text":
      return { is: "value", value: text.slice(1, -1).replaceAll('""', '"') };
    case "number":
      return { is: "value", value: Number(text) };
    case "error":
      return { is: "error", name: text.toUpperCase() };
    case "call":
      return { is: "call", name: text.slice(0, -1).trim().toUpperCase() };
    case "sign":
      return { is: "sign", sign: text as Sign };
    case "mark":
      return { is: text as "(" | ")" | "," };
    case "reference":
      return referenceToken(match[1], match[2] ?? "");
    case "word":
      if (/^(?:true|false)$/i.test(text)) return { is: "value", value: text.length === 4 };
      return { is: "unknown" };
    case "space":
      return { is: "unknown" };
  }
}

function referenceToken(prefix: string | undefined, address: string): Token {
  const range = rangeOf(address);
  if (!range) return { is: "unknown" };
  if (prefix === undefined) return { is: "reference", reference: { range } };
  if (prefix.includes("[")) return { is: "elsewhere" };
  const sheet = prefix.startsWith("'") ? prefix.slice(1, -1).replaceAll("''", "'") : prefix;
  // A colon joins the sheets of a stack.
  return sheet.includes(":") ? { is: "unknown" } : { is: "reference", reference: { sheet, range } };
}

/** `B2`, `B2:C3`, `B:C` or `2:3`. */
function rangeOf(address: string): CellRange | undefined {
  const [first = "", last = first] = address.replaceAll("$", "").split(":");
  const from = corner(first, 0, 0);
  const to = corner(last, MOST_ROWS - 1, MOST_COLUMNS - 1);
  if (!from || !to) return undefined;
  const range = {
    top: Math.min(from.row, to.row),
    left: Math.min(from.column, to.column),
    bottom: Math.max(from.row, to.row),
    right: Math.max(from.column, to.column),
  };
  return range.bottom < MOST_ROWS && range.right < MOST_COLUMNS ? range : undefined;
}

function corner(text: string, row: number, column: number): { row: number; column: number } | undefined {
  if (/^\d+$/.test(text)) return parseWith(`A${text}`, ({ row: found }) => ({ row: found, column }));
  if (/^[a-z]+$/i.test(text)) return parseWith(`${text}1`, ({ column: found }) => ({ row, column: found }));
  return parseAddress(text);
}

function parseWith<Result>(
  address: string,
  make: (place: { row: number; column: number }) => Result,
): Result | undefined {
  const place = parseAddress(address);
  return place && make(place);
}
