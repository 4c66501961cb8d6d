import { attributesOf, escapeXml, isTrue } from "../ooxml/xml.js";
import { freeNames } from "./packageLists.js";
import {
  appending,
  childrenOf,
  type Element,
  Markup,
  prefixOf,
  type Splice,
  spliced,
  UnreadableMarkup,
} from "./markup.js";

/** A sheet that is announced in the parts that name all sheets. */
export interface NewSheet {
  readonly name: string;
  /** Of its relationship. */
  readonly id: string;
  /** Rows that are repeated on each printed page, first and last. */
  readonly titleRows: readonly [number, number] | undefined;
}

/** What a workbook part says of its sheets, those included that hold no cells. */
export interface SheetList {
  readonly names: readonly string[];
  /** Of the main markup. */
  readonly namespace: string;
  /** Whether it takes no new sheets. */
  readonly isLocked: boolean;
  /** The workbook part with these sheets behind the last. */
  with(sheets: readonly NewSheet[]): string;
}

/** What may stand between the sheets and the defined names, by the order of the standard. */
const BEFORE_NAMES = new Set(["sheets", "functionGroups", "externalReferences"]);

/** Reads a workbook part. @throws UnreadableMarkup */
export function sheetList(text: string): SheetList {
  const markup = new Markup(text);
  const root = markup.element(markup.root);
  const parts = childrenOf(markup, root);
  const list = parts.find(({ tag }) => tag.name === "sheets");
  const sheets = list ? childrenOf(markup, list).filter(({ tag }) => tag.name === "sheet") : [];
  const last = sheets.at(-1);
  if (!list || !last) throw new UnreadableMarkup();
  const tagOf = ({ tag: { start, end } }: Element): string => text.slice(start, end);
  const all = sheets.map((sheet) => attributesOf(tagOf(sheet)));
  const protection = parts.find(({ tag }) => tag.name === "workbookProtection");
  return {
    names: all.map((attributes) => attributes.get("name") ?? ""),
    namespace: namespaceOf(text, markup),
    isLocked: protection !== undefined && isTrue(attributesOf(tagOf(protection)).get("lockStructure")),
    with: (added) => {
      const taken = all.map((attributes) => attributes.get("sheetId") ?? "");
      const nextNumber = freeNames(taken, String);
      const tags = added.map((sheet) => sheetTag(tagOf(last), last.tag.rawName, sheet, nextNumber()));
      const titles = added.flatMap((sheet, index) =>
        titlesTag(prefixOf(last.tag), sheet, all.length + index),
      );
      return spliced(text, [
        ...appending(markup, list, tags.join("")),
        ...(titles.length === 0 ? [] : namesSplices(markup, parts, list, titles.join(""))),
      ]);
    },
  };
}

function namespaceOf(text: string, { root: { start, end, rawName } }: Markup): string {
  const colon = rawName.indexOf(":");
  const name = colon < 0 ? "xmlns" : `xmlns:${rawName.slice(0, colon)}`;
  const found = new RegExp(`\\s${name.replaceAll(".", "\\.")}\\s*=\\s*["']([^"']*)["']`).exec(
    text.slice(start, end),
  );
  return found?.[1] ?? "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
}

/** Like the tag of another sheet: the same spelling of the relationship's attribute, and its namespaces. */
function sheetTag(like: string, rawName: string, { name, id }: NewSheet, number: string): string {
  const namespaces = like.match(/\sxmlns:[\w.-]+\s*=\s*(?:"[^"]*"|'[^']*')/g) ?? [];
  const idName = /\s((?:[\w.-]+:)?id)\s*=/.exec(like)?.[1];
  if (idName === undefined) throw new UnreadableMarkup();
  return `<${rawName}${namespaces.join("")} name="${escapeXml(name)}" sheetId="${number}" ${idName}="${id}"/>`;
}

function titlesTag(prefix: string, { name, titleRows }: NewSheet, index: number): string[] {
  if (!titleRows) return [];
  const [first, last] = titleRows;
  const rows = `'${name.replaceAll("'", "''")}'!$${first + 1}:$${last + 1}`;
  return [
    `<${prefix}definedName name="_xlnm.Print_Titles" localSheetId="${index}">${escapeXml(rows)}</${prefix}definedName>`,
  ];
}

function namesSplices(markup: Markup, parts: readonly Element[], list: Element, inside: string): Splice[] {
  const names = parts.find(({ tag }) => tag.name === "definedNames");
  if (names) return appending(markup, names, inside);
  const { end } = parts.findLast(({ tag }) => BEFORE_NAMES.has(tag.name)) ?? list;
  const rawName = `${prefixOf(list.tag)}definedNames`;
  return [{ start: end, end, text: `<${rawName}>${inside}</${rawName}>` }];
}
