import type { SheetKey } from "../port.js";
import type { Session } from "./session.js";
import { runOf } from "./signature.js";
import { askEach } from "./tolerant.js";

/** A mark that stands in the workbook. */
export interface SignedFormat {
  readonly sheet: SheetKey;
  readonly run: string;
  readonly format: Excel.ConditionalFormat;
}

/** The marks of all runs, and how many sheets would not say what formats they hold. */
export interface Found {
  readonly signed: readonly SignedFormat[];
  readonly silent: number;
}

/**
 * Finds our marks on all sheets, in two syncs: type and formula are all that is read of other people's formats. One
 * that cannot even say its formula (Excel leaves such ghosts behind after an undo) is passed over.
 */
export async function findSigned(session: Session, sheets: Iterable<Excel.Worksheet>): Promise<Found> {
  const listed = new Map<Excel.Worksheet, Excel.ConditionalFormatCollection>();
  const failed = await askEach(session, [...sheets], (sheet) => {
    const formats = sheet.getRange().conditionalFormats;
    formats.load("items/id,items/type");
    listed.set(sheet, formats);
  });
  for (const { item } of failed) listed.delete(item);
  const custom = [...listed].flatMap(([sheet, { items }]) =>
    items.filter(({ type }) => type === "Custom").map((format) => ({ sheet: sheet.id, format })),
  );
  const ghosts = await askEach(session, custom, ({ format }) => {
    format.custom.rule.load("formula");
  });
  const gone = new Set(ghosts.map(({ item }) => item));
  const signed = custom.flatMap((each) => {
    const run = gone.has(each) ? undefined : runOf(each.format.custom.rule.formula);
    return run === undefined ? [] : [{ ...each, run }];
  });
  return { signed, silent: failed.length };
}
