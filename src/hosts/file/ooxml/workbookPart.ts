import type { SheetVisibility } from "../../../workbook/index.js";
import { damaged } from "../errors.js";
import type { Package } from "./package.js";
import { type Relation, relationsOf, targetOf } from "./relations.js";
import { elements, isTrue } from "./xml.js";

/** A worksheet as the workbook part announces it. */
export interface SheetEntry {
  readonly name: string;
  readonly visibility: SheetVisibility;
  readonly part: string;
}

/** What the workbook part says, chart, dialog and macro sheets left out. */
export interface WorkbookPart {
  /** Its own name. */
  readonly part: string;
  /** Days count from 1904 instead of 1900. */
  readonly date1904: boolean;
  readonly sheets: readonly SheetEntry[];
  readonly strings?: string;
  readonly styles?: string;
}

/** Reads the table of contents: every worksheet it names must be there. */
export function readWorkbookPart(book: Package): WorkbookPart {
  const part =
    relationsOf(book, "").find((relation) => relation.kind === "officeDocument")?.target ?? "xl/workbook.xml";
  const xml = book.xml(part);
  if (!/<workbook[\s>]/.test(xml)) throw damaged({ what: "workbook" });
  const relations = relationsOf(book, part);
  const strings = targetOf(book, relations, "sharedStrings");
  const styles = targetOf(book, relations, "styles");
  return {
    part,
    date1904: elements(xml, "workbookPr").some((properties) => isTrue(properties.get("date1904"))),
    sheets: readSheetEntries(book, xml, relations),
    ...(strings === undefined ? {} : { strings }),
    ...(styles === undefined ? {} : { styles }),
  };
}

function readSheetEntries(book: Package, xml: string, relations: readonly Relation[]): SheetEntry[] {
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  const sheets: SheetEntry[] = [];
  for (const sheet of elements(xml, "sheet")) {
    const name = sheet.get("name") ?? "";
    const relation = byId.get(sheet.get("id") ?? "");
    if (!relation) throw damaged({ what: "sheetMissing", sheet: name });
    if (relation.kind !== "worksheet") continue;
    if (!book.has(relation.target)) throw damaged({ what: "sheetMissing", sheet: name });
    sheets.push({ name, visibility: visibilityOf(sheet.get("state")), part: relation.target });
  }
  return sheets;
}

function visibilityOf(state: string | undefined): SheetVisibility {
  return state === "hidden" || state === "veryHidden" ? state : "visible";
}
