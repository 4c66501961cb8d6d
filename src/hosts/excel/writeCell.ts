/**
 * The only place that writes into cells. A text must stay the text that it is: Excel takes what begins with `=`, `+`,
 * `-` or `@` for a formula, and `2024-1-1` or `1/2` for a date. The apostrophe in front keeps it from that, and is no
 * part of the text; number formats stay as they are.
 */
export function writeCell(
  range: Excel.Range,
  to: string | number | undefined,
  format: string | undefined,
): void {
  range.values = [[typeof to === "string" ? safeText(to, format) : (to ?? "")]];
}

/** What one cell of a rectangle is to hold; what is absent stays as it is. */
export interface CellInput {
  readonly content?:
    | { readonly kind: "text"; readonly text: string }
    | { readonly kind: "number"; readonly value: number }
    /** In English grammar, with the leading `=`. */
    | { readonly kind: "formula"; readonly formula: string };
  readonly format?: string;
}

/**
 * Writes a rectangle, row by row. Formats come first: a cell in text format would keep a formula as a text. Where Excel
 * is given `null` it leaves a cell alone.
 */
export function writeCells(range: Excel.Range, rows: readonly (readonly CellInput[])[]): void {
  const formats = each(rows, ({ format }) => format);
  if (formats) range.numberFormat = formats;
  const values = each(rows, ({ content, format }) => {
    if (content?.kind === "text") return safeText(content.text, format);
    return content?.kind === "number" ? content.value : undefined;
  });
  if (values) range.values = values;
  const formulas = each(rows, ({ content }) => (content?.kind === "formula" ? content.formula : undefined));
  if (formulas) range.formulas = formulas;
}

/** Undefined where no cell is given anything. */
function each(
  rows: readonly (readonly CellInput[])[],
  pick: (cell: CellInput) => string | number | undefined,
): (string | number | null)[][] | undefined {
  const picked = rows.map((row) => row.map((cell) => pick(cell) ?? null));
  return picked.some((row) => row.some((value) => value !== null)) ? picked : undefined;
}

/** What Excel would do something with, even in a cell in text format. */
const RISKY = /^[=+\-@'\t\r\n]/;

function safeText(text: string, format: string | undefined): string {
  if (text === "") return "";
  return format === "@" && !RISKY.test(text) ? text : `'${text}`;
}
