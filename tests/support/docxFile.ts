import { strToU8, zipSync } from "fflate";

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
const MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const NAMESPACES =
  `xmlns:w="${WORD}" xmlns:r="${OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
  `xmlns:v="urn:schemas-microsoft-com:vml"`;

/** The parts beside the text, each the content of its root element. */
export interface DocxParts {
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
}

/** Files of a package by name; undefined leaves out one that would be there. */
export type DocxFiles = Readonly<Record<string, string | Uint8Array | undefined>>;

/** The bytes of a .docx whose body is this markup. */
export function docxOf(body: string, parts: DocxParts = {}, files: DocxFiles = {}): Uint8Array {
  const kinds = Object.entries(parts) as [keyof DocxParts, string][];
  const all: DocxFiles = {
    "[Content_Types].xml": `<Types xmlns="${TYPES}"><Override PartName="/word/document.xml" ContentType="${MAIN_TYPE}"/></Types>`,
    "_rels/.rels": relations([["officeDocument", "word/document.xml"]]),
    "word/document.xml": part("document", `<w:body>${body}<w:sectPr/></w:body>`),
    "word/_rels/document.xml.rels": relations(kinds.map(([kind]) => [kind, `${kind}.xml`])),
    ...Object.fromEntries(kinds.map(([kind, content]) => [`word/${kind}.xml`, part(kind, content)])),
    ...files,
  };
  const written: Record<string, Uint8Array> = {};
  for (const [name, content] of Object.entries(all)) {
    if (content !== undefined) written[name] = typeof content === "string" ? strToU8(content) : content;
  }
  return zipSync(written);
}

function part(root: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${root} ${NAMESPACES}>${content}</w:${root}>`;
}

function relations(list: readonly (readonly [kind: string, target: string])[]): string {
  const tags = list.map(
    ([kind, target], index) => `<Relationship Id="r${index}" Type="${OFFICE}/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${RELATIONS}">${tags.join("")}</Relationships>`;
}

/** A run of text. */
export function r(text: string, properties = ""): string {
  const plain = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${plain}</w:t></w:r>`;
}

/** A paragraph: a text, or markup where it begins with a tag. */
export function p(content = "", properties = ""): string {
  const runs = content === "" || content.startsWith("<w:") ? content : r(content);
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

/** The property of a paragraph in a list. */
export function inList(list: number, level = 0): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
}

/** A cell: a text, or markup where it begins with a tag. */
export function tc(content = "", properties = ""): string {
  const blocks = content.startsWith("<w:") ? content : p(content);
  return `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${blocks}</w:tc>`;
}

export function tr(...cells: readonly string[]): string {
  return `<w:tr>${cells.join("")}</w:tr>`;
}

export function tbl(...rows: readonly string[]): string {
  return `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join("")}</w:tbl>`;
}

/** An abstract list with the formats and texts of its levels, and one list of the same number. */
export function list(number: number, levels: readonly (readonly [format: string, text: string])[]): string {
  return abstractList(number, levels) + listNumber(number, number);
}

export function abstractList(
  number: number,
  levels: readonly (readonly [format: string, text: string, more?: string])[],
): string {
  const tags = levels.map(
    ([format, text, more = ""], level) =>
      `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`,
  );
  return `<w:abstractNum w:abstractNumId="${number}">${tags.join("")}</w:abstractNum>`;
}

export function listNumber(number: number, abstract: number, overrides = ""): string {
  return `<w:num w:numId="${number}"><w:abstractNumId w:val="${abstract}"/>${overrides}</w:num>`;
}
