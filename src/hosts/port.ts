/**
 * What the pane needs of the program that holds the workbook, whichever it is: Excel, or the grid of the page. Every
 * method is asynchronous and ends in a result or in one {@link HostError}; none of them writes unless its name says so.
 */
import type { CellPlace } from "../recognise/index.js";
import type { FindingClass } from "../check/index.js";
import type { Block, CellValue, Workbook } from "../workbook/index.js";

/** Names a sheet for as long as the workbook is open, whatever it is called and wherever it is moved. */
export type SheetKey = string;

/** A workbook as it was at one moment, with the keys of its sheets in the same order. */
export interface Snapshot {
  readonly workbook: Workbook;
  readonly keys: readonly SheetKey[];
}

/** A cell of an open workbook; row and column are 0-based. */
export interface HostPlace {
  readonly sheet: SheetKey;
  readonly row: number;
  readonly column: number;
}

/** Where a place of a snapshot stands in the open workbook; undefined for a sheet that the snapshot lacks. */
export function hostPlace({ keys }: Snapshot, { sheet, row, column }: CellPlace): HostPlace | undefined {
  const key = keys[sheet];
  return key === undefined ? undefined : { sheet: key, row, column };
}

export interface Mark {
  readonly place: HostPlace;
  readonly class: FindingClass;
}

/** What became of marks; `left` counts those that could not be set or removed. */
export interface MarkOutcome {
  readonly marked: number;
  readonly left: number;
}

/** A new value for one cell. `undefined` is a blank. */
export interface CellChange {
  readonly place: HostPlace;
  /** What must stand there now; a change that finds something else is not made. */
  readonly from: CellValue | undefined;
  readonly to: string | number | undefined;
}

/** What {@link WorkbookHost.apply} did. */
export interface Applied {
  readonly done: readonly CellChange[];
  readonly refused: readonly { readonly change: CellChange; readonly reason: RefusalReason }[];
}

/** `changed`: another value stands there; `formula`: a formula does; `protected`: locked; `gone`: no such sheet. */
export type RefusalReason = "changed" | "formula" | "protected" | "gone" | "not-written";

/** Blocks that are inserted together, and the keys of the sheets that their formulas speak of by index. */
export interface Insertion {
  readonly blocks: readonly Block[];
  readonly sources: readonly SheetKey[];
  /** `sheets`: each on a new sheet behind the last; `selection`: the only block, its top left at the selected cell. */
  readonly where: "sheets" | "selection";
}

/** What was inserted, as plain data to be remembered and taken out again. */
export type Inserted =
  | { readonly kind: "sheets"; readonly sheets: readonly { readonly key: SheetKey; readonly name: string }[] }
  | {
      readonly kind: "area";
      readonly place: HostPlace;
      readonly rows: number;
      readonly columns: number;
      /** What stood in its cells after they were written, row by row: values, formulas with `=`, blanks as "". */
      readonly contents: readonly (readonly CellValue[])[];
    };

/** What became of taking out: `left` counts sheets or cells that are still there, for they are not as they were inserted. */
export interface Removed {
  readonly removed: number;
  readonly left: number;
}

export interface Capabilities {
  /** `view`: marks lie over the cells and are no part of the workbook; `workbook`: they are written into it. */
  readonly marks: "view" | "workbook" | "none";
  /** Whether the program's own undo takes back what was applied. */
  readonly undo: boolean;
  /** Whether changes of the workbook are reported. */
  readonly edits: boolean;
}

export interface SnapshotOptions {
  readonly signal?: AbortSignal;
  /** Called before each sheet is read. */
  readonly onSheet?: (name: string, index: number, count: number) => void;
}

/** Why the host could not do what was asked. */
export type HostErrorCode =
  | "editing"
  | "protected"
  | "other-workbook"
  | "sheet-gone"
  | "sheet-hidden"
  | "session-expired"
  | "no-answer"
  | "too-large"
  | "too-old"
  | "no-workbook"
  | "occupied"
  | "structure"
  | "failed";

export class HostError extends Error {
  override readonly name = "HostError";
  constructor(
    readonly code: HostErrorCode,
    /** The sheet concerned, and what the program itself said; never contents of cells. */
    readonly data: { readonly sheet?: string; readonly detail?: string } = {},
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

/**
 * Texts that stay with the workbook, by a key of ours, for whoever opens it next: what was applied, and what was agreed
 * to. They are no part of any sheet.
 */
export interface WorkbookMemory {
  load(key: string): Promise<string | undefined>;
  /** `undefined` forgets it. Ends once it is there; loading it then gives the same text. */
  save(key: string, text: string | undefined): Promise<void>;
}

export interface WorkbookHost {
  readonly capabilities: Capabilities;
  readonly memory: WorkbookMemory;
  /** The whole workbook as plain data. @throws HostError; an aborted `signal` ends in its own reason. */
  snapshot(options?: SnapshotOptions): Promise<Snapshot>;
  /** Shows the first place and selects every place on its sheet, the first one active. */
  goTo(places: readonly [HostPlace, ...HostPlace[]]): Promise<void>;
  /** Replaces all marks by these. */
  mark(marks: readonly Mark[]): Promise<MarkOutcome>;
  clearMarks(): Promise<MarkOutcome>;
  /** Writes these cells, each only where `from` still holds, and reads them back. */
  apply(changes: readonly CellChange[]): Promise<Applied>;
  /** Takes back the last {@link apply} that was not yet taken back; undefined when there is none. */
  takeBack(): Promise<Applied | undefined>;
  /**
   * Puts blocks into the workbook: nothing that is there is overwritten, and where it fails nothing is left behind.
   * @throws HostError `occupied` where the area at the selected cell is not blank, `structure` where the workbook
   * takes no new sheets, `protected` where the sheet is locked.
   */
  insert(insertion: Insertion): Promise<Inserted>;
  /** Takes out what was inserted: sheets as a whole, of an area only cells that still hold what was inserted. */
  remove(inserted: Inserted): Promise<Removed>;
  /** Tells of every change of cells, sheets or names that did not come from this host. Returns how to stop it. */
  onEdited(listener: () => void): () => void;
}
