/** The size of text in the grid, in pixels; its lines are {@link LINE_HEIGHT} high. */
export const FONT_SIZE = 13;
export const LINE_HEIGHT = 18;

const FIRST_WIDE = 0x1100;
const FIRST_FOREIGN = 0x80;
/** Widths of ASCII characters in ems, rounded up over the fonts of the page. */
const ASCII = Array.from({ length: FIRST_FOREIGN }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[mwMW@%]/.test(character)) return 0.92;
  if (/[A-Z]/.test(character)) return 0.7;
  if (/[ijl.,:;'|!() ]/.test(character)) return 0.34;
  return 0.57;
});

/** About how wide a line of text is, without asking the browser: close enough to fit a column, never too narrow. */
export function textWidth(text: string): number {
  let ems = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    ems += code >= FIRST_WIDE ? 1 : code >= FIRST_FOREIGN ? 0.62 : (ASCII[code] ?? 0.57);
  }
  return Math.ceil(ems * FONT_SIZE);
}

/** How many lines a text fills at this width. */
export function lineCount(text: string, width: number): number {
  let lines = 0;
  // A line may end early by as much as one wide character.
  for (const line of text.split("\n")) {
    const whole = textWidth(line);
    lines += whole <= width ? 1 : Math.ceil(whole / Math.max(FONT_SIZE, width - FONT_SIZE));
  }
  return lines;
}
