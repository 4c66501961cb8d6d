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

/** What Excel would do something with, even in a cell in text format. */
const RISKY = /^[=+\-@'\t\r\n]/;

function safeText(text: string, format: string | undefined): string {
  if (text === "") return "";
  return format === "@" && !RISKY.test(text) ? text : `'${text}`;
}
