/** The lines of a text; the break behind the last one begins no other. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|[\r\n]/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}
