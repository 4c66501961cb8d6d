import { checkLimit } from "../errors.js";
import { BUILT_IN_FORMATS } from "../cells/builtInFormats.js";
import { elements, escapeXml } from "./xml.js";

/** Slots of the library's format table that are free for formats of the workbook: 61 to 392. */
const FIRST_SLOT = 61;
const SLOTS = 332;

/**
 * A styles part that holds nothing but the number formats in use, renumbered into the slots of the library, with the
 * Chinese built-in formats written out. Fonts, fills and borders, most of a real styles part, are never parsed.
 */
export function plainStyles(xml: string): string {
  const codes = new Map<number, string>();
  for (const format of elements(section(xml, "numFmts"), "numFmt")) {
    codes.set(Number(format.get("numFmtId")), format.get("formatCode") ?? "General");
  }
  const slots = new Map<string, number>();
  const cellFormats = cellFormatIds(xml).map((id) => {
    const code = codes.get(id) ?? BUILT_IN_FORMATS[id] ?? "General";
    if (code === "General") return 0;
    const slot = slots.get(code) ?? FIRST_SLOT + slots.size;
    slots.set(code, slot);
    return slot;
  });
  checkLimit("formats", slots.size, SLOTS);
  const formats = [...slots].map(
    ([code, id]) => `<numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`,
  );
  return (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    `<numFmts>${formats.join("")}</numFmts>` +
    `<cellXfs>${cellFormats.map((id) => `<xf numFmtId="${id}"/>`).join("")}</cellXfs></styleSheet>`
  );
}

function cellFormatIds(xml: string): number[] {
  return elements(section(xml, "cellXfs"), "xf").map((format) => Number(format.get("numFmtId") ?? 0));
}

/** Differential formats hold `numFmt` elements too, and `cellStyleXfs` holds `xf`: only the named list counts. */
function section(xml: string, name: string): string {
  const start = xml.search(new RegExp(`<${name}[\\s>]`));
  return start < 0 ? "" : xml.slice(start, xml.indexOf(`</${name}>`, start));
}
