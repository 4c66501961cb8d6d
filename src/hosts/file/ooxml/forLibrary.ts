import type { LibraryPart } from "../sheetjs.js";
import { escapeXml } from "./xml.js";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The parts of a workbook that the library gets, each in plain XML. */
export interface PlainWorkbook {
  readonly date1904: boolean;
  readonly strings: string | undefined;
  readonly styles: string | undefined;
  readonly sheets: readonly { readonly data: string; readonly comments: readonly string[] }[];
}

/** The library's name for the sheet at this place: never the user's, which may be `__proto__` or occur twice. */
export function librarySheetName(index: number): string {
  return `s${index}`;
}

/**
 * A small package of our own making around the data: fixed part names, one spelling, nothing that is not read. So no
 * path, name or relationship of a strange file reaches the library.
 */
export function packageForLibrary(workbook: PlainWorkbook): LibraryPart[] {
  const { sheets, strings, styles, date1904 } = workbook;
  const sheetTags = sheets.map(
    (_, index) => `<sheet name="${librarySheetName(index)}" sheetId="${index + 1}" r:id="r${index}"/>`,
  );
  const relations = sheets.map((_, index) => relation(`r${index}`, "worksheet", `worksheets/${index}.xml`));
  const parts = [
    part("[Content_Types].xml", contentTypes(strings !== undefined, styles !== undefined)),
    part(
      "xl/workbook.xml",
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr date1904="${date1904 ? 1 : 0}"/>` +
        `<sheets>${sheetTags.join("")}</sheets></workbook>`,
    ),
    part("xl/_rels/workbook.xml.rels", relationships(relations)),
  ];
  if (strings !== undefined) parts.push(part("xl/strings.xml", plainStrings(strings)));
  if (styles !== undefined) parts.push(part("xl/styles.xml", styles));
  sheets.forEach((sheet, index) => {
    parts.push(part(`xl/worksheets/${index}.xml`, sheetPart(sheet.data)));
    if (sheet.comments.length > 0) parts.push(...commentParts(index, sheet.comments));
  });
  return parts;
}

/**
 * The empty elements in front spare the library as many searches through the whole part, since it looks for each of
 * them with a pattern.
 */
function sheetPart(data: string): string {
  return (
    `<worksheet xmlns="${MAIN}"><sheetPr/><dimension ref="A1:A1"/><sheetViews></sheetViews>` +
    `${data}</worksheet>`
  );
}

/** The library counts strings by their closing tags, so an empty element would shift all that follow. */
function plainStrings(xml: string): string {
  return xml.replace(/<si(?:\s[^<>]*)?\/>/g, "<si></si>").replace(/<si\s[^<>]*>/g, "<si>");
}

function commentParts(sheet: number, comments: readonly string[]): LibraryPart[] {
  const relations = comments.map((_, index) =>
    relation(`c${index}`, "comments", `../comments${sheet}-${index}.xml`),
  );
  return [
    part(`xl/worksheets/_rels/${sheet}.xml.rels`, relationships(relations)),
    ...comments.map((xml, index) => part(`xl/comments${sheet}-${index}.xml`, xml)),
  ];
}

function contentTypes(strings: boolean, styles: boolean): string {
  const override = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${TYPE}.${type}+xml"/>`;
  return (
    `<Types xmlns="${TYPES}">${override("workbook", "sheet.main")}` +
    `${strings ? override("strings", "sharedStrings") : ""}${styles ? override("styles", "styles") : ""}</Types>`
  );
}

function relation(id: string, kind: string, target: string): string {
  return `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${escapeXml(target)}"/>`;
}

function relationships(relations: readonly string[]): string {
  return `<Relationships xmlns="${RELATIONS}">${relations.join("")}</Relationships>`;
}

/** ASCII goes over as a string, anything else as UTF-8 bytes: SheetJS takes a string for the bytes of one. */
function part(name: string, text: string): LibraryPart {
  const content = new TextEncoder().encode(text);
  return content.length === text.length ? { name, data: text } : { name, content, type: 2 };
}
