import type { CellRange, SheetVisibility } from "../../../src/workbook/index.js";
import { ExcelError, invalidArgument } from "../wire/object.js";
import { type CellModel, emptyCell } from "./cell.js";

/** A conditional format as it stands in the workbook. */
export interface FormatModel {
  readonly id: string;
  readonly type: string;
  ranges: readonly CellRange[];
  formula: string;
  fill: string;
  /** Excel leaves such behind after an undo: listed, but everything else fails. */
  isGhost?: boolean;
}

export interface Protection {
  isOn: boolean;
  allowFormatCells: boolean;
}

export interface SheetModel {
  readonly id: string;
  name: string;
  visibility: SheetVisibility;
  /** A chart sheet has no cells and refuses to be asked for them. */
  readonly isChart: boolean;
  /** By row, then by column. */
  readonly cells: Map<number, Map<number, CellModel>>;
  readonly formats: FormatModel[];
  readonly protection: Protection;
  readonly hiddenRows: Set<number>;
  readonly hiddenColumns: Set<number>;
  /** Numbers in these columns show as ####. */
  readonly narrowColumns: Set<number>;
  /** Looks of cells by `row,column`, each property under its path: `font.bold`, `border.left`. */
  readonly looks: Map<string, Map<string, unknown>>;
  merges: readonly CellRange[];
  /** In points. */
  readonly columnWidths: Map<number, number>;
  readonly rowHeights: Map<number, number>;
  /** How it is printed, each property under its name. */
  readonly print: Map<string, unknown>;
}

/** What has changed, for those who listen. */
export interface BookEvent {
  readonly kind: "changed" | "added" | "deleted" | "renamed";
  readonly sheet: SheetModel;
  readonly address?: string;
}

/** A workbook that is open in the simulated Excel. */
export class Book {
  readonly sheets: SheetModel[] = [];
  readonly settings = new Map<string, unknown>();
  active: SheetModel | undefined;
  selection: readonly CellRange[] = [{ top: 0, left: 0, bottom: 0, right: 0 }];
  /** No sheet may come, go, or be shown. */
  isStructureProtected = false;
  /** Everything that was ever changed in it. */
  writes = 0;
  onEvent: (event: BookEvent) => void = () => undefined;
  private ids = 0;

  constructor(readonly name: string) {}

  newId(): string {
    this.ids++;
    return `{00000000-0000-4000-8000-${this.ids.toString(16).padStart(12, "0").toUpperCase()}}`;
  }

  addSheet(name: string, { isChart = false } = {}): SheetModel {
    this.checkName(name);
    const sheet: SheetModel = {
      id: this.newId(),
      name,
      visibility: "visible",
      isChart,
      cells: new Map(),
      formats: [],
      protection: { isOn: false, allowFormatCells: false },
      hiddenRows: new Set(),
      hiddenColumns: new Set(),
      narrowColumns: new Set(),
      looks: new Map(),
      merges: [],
      columnWidths: new Map(),
      rowHeights: new Map(),
      print: new Map(),
    };
    this.sheets.push(sheet);
    this.active ??= sheet;
    this.tell({ kind: "added", sheet });
    return sheet;
  }

  removeSheet(sheet: SheetModel): void {
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
    if (this.active === sheet) this.active = this.sheets[0];
    this.tell({ kind: "deleted", sheet });
  }

  renameSheet(sheet: SheetModel, name: string): void {
    this.checkName(name);
    sheet.name = name;
    this.tell({ kind: "renamed", sheet });
  }

  sheet(name: string): SheetModel {
    const sheet = this.sheets.find((each) => each.name === name);
    if (!sheet) throw new Error(`no sheet ${name}`);
    return sheet;
  }

  tell(event: BookEvent): void {
    this.writes++;
    this.onEvent(event);
  }

  private checkName(name: string): void {
    if (name === "" || name.length > 31 || /[[\]:*?/\\]|^'|'$/.test(name))
      throw invalidArgument("sheet name");
    if (this.sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase())) {
      throw new ExcelError("ItemAlreadyExists");
    }
  }
}

export function cellAt(sheet: SheetModel, row: number, column: number): CellModel {
  return sheet.cells.get(row)?.get(column) ?? emptyCell;
}

export function putCell(sheet: SheetModel, row: number, column: number, cell: CellModel): void {
  const line = sheet.cells.get(row) ?? new Map<number, CellModel>();
  sheet.cells.set(row, line);
  line.set(column, cell);
}

/** The rectangle around all cells that hold something; undefined for an empty sheet. */
export function usedRange(sheet: SheetModel): CellRange | undefined {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  for (const [row, line] of sheet.cells) {
    for (const [column, cell] of line) {
      if (cell.value === "" && cell.formula === undefined) continue;
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
      left = Math.min(left, column);
      right = Math.max(right, column);
    }
  }
  return bottom < 0 ? undefined : { top, left, bottom, right };
}
