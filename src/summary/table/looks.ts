import type { BlockLook } from "../../workbook/index.js";

/** The looks of the standard forms. */
export const LOOKS = {
  title: { bold: true, size: 16, align: "center" },
  heading: { bold: true, size: 11, align: "left" },
  line: { size: 10, align: "left" },
  lineRight: { size: 10, align: "right" },
  header: { size: 10, align: "center", wrap: true, border: true, bold: true },
  label: { size: 10, align: "left", wrap: true, border: true },
  middle: { size: 10, align: "center", border: true },
  note: { size: 9, align: "left", wrap: true, tone: "remark" },
  paragraph: { size: 11, align: "left", wrap: true },
  fillIn: { size: 10, align: "center", wrap: true, border: true, tone: "fill-in" },
} as const satisfies Record<string, BlockLook>;

/** An amount with so many decimals; `hidesZeros` as tables have it that leave zeros blank. */
export function amountLook(digits: number, hidesZeros = false): BlockLook {
  const decimals = digits === 0 ? "" : `.${"0".repeat(digits)}`;
  const plain = `#,##0${decimals}`;
  return {
    size: 10,
    align: "right",
    border: true,
    numberFormat: hidesZeros ? `${plain};-${plain};` : plain,
  };
}

/** Width of a text in characters of the standard font: Chinese signs are two wide. */
export function textWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += (sign.codePointAt(0) ?? 0) > 0x2e7f || "“”…—".includes(sign) ? 2 : 1;
  return width;
}
