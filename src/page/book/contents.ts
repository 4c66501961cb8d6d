import type { Workbook } from "../../workbook/index.js";
import { cellKey, type Contents, Dependents, placeOfKey } from "../../hosts/formula/index.js";
import type { SheetKey } from "../../hosts/port.js";

/** A workbook as it was when formulas last came into it: what came later are values, in their places or beside them. */
export class Origin {
  #dependents: Dependents | undefined;

  constructor(readonly workbook: Workbook) {}

  /** Read when an edit asks for them. */
  get dependents(): Dependents {
    return (this.#dependents ??= new Dependents(this.workbook));
  }
}

/** What an open book holds at one moment. */
export interface BookContents extends Contents {
  /** One for each sheet, in their order; a key that was given is never given to another sheet. */
  readonly keys: readonly SheetKey[];
  readonly origin: Origin;
}

/** Where the sheets of one moment stand in another; undefined for those that are not there. */
export function movedSheets(
  from: readonly SheetKey[],
  to: readonly SheetKey[],
): (sheet: number) => number | undefined {
  const moved = from.map((key) => to.indexOf(key));
  return (sheet) => ((moved[sheet] ?? -1) < 0 ? undefined : moved[sheet]);
}

/** A cell's key once its sheet has moved; undefined where the sheet is gone. */
export function movedKey(key: number, moved: (sheet: number) => number | undefined): number | undefined {
  const { sheet, row, column } = placeOfKey(key);
  const to = moved(sheet);
  return to === undefined ? undefined : cellKey(to, row, column);
}
