import type { CellRange } from "../../../src/workbook/index.js";
import { checked, fullAddress, meet, sizeOf } from "../model/address.js";
import { cellAt, putCell, type SheetModel } from "../model/book.js";
import { type CellModel, emptyCell, shownText, typed } from "../model/cell.js";
import { ExcelError, invalidArgument, SimObject } from "../wire/object.js";
import { ConditionalFormats } from "./conditionalFormats.js";
import { type ExcelState, MOST_CELLS } from "./context.js";
import { select } from "./select.js";
import { clear, type ClearApplyTo } from "./clear.js";
import { checkFormula } from "./formulas.js";
import { isInside, isSwallowed, refuseLocked } from "./merges.js";
import { RangeFormat } from "./rangeFormat.js";
import { Worksheet } from "./worksheets.js";

/** A rectangle of cells. */
export class Range extends SimObject {
  override readonly className = "Range";
  override readonly isReferenced = true;

  constructor(
    private readonly state: ExcelState,
    readonly sheet: SheetModel,
    readonly area: CellRange,
  ) {
    super();
    if (!state.book.sheets.includes(sheet)) throw new ExcelError("ItemNotFound");
  }

  get Address(): string {
    return fullAddress(this.sheet.name, [this.area]);
  }
  get RowIndex(): number {
    return this.area.top;
  }
  get ColumnIndex(): number {
    return this.area.left;
  }
  get RowCount(): number {
    return this.area.bottom - this.area.top + 1;
  }
  get ColumnCount(): number {
    return this.area.right - this.area.left + 1;
  }
  get CellCount(): number {
    return sizeOf(this.area);
  }

  get Values(): unknown {
    return this.grid((cell) => cell.value);
  }
  set Values(given: unknown) {
    this.write(given, typed);
  }
  get Formulas(): unknown {
    return this.grid((cell) => cell.formula ?? cell.value);
  }
  /** A cell in text format keeps what would be a formula as a text. */
  set Formulas(given: unknown) {
    this.write(given, (input, before) => {
      const text = String(input);
      if (!text.startsWith("=")) return typed(input, before);
      if (before.format === "@") return typed(`'${text}`, before);
      checkFormula(this.state.book, text);
      return typed(input, before);
    });
  }
  get Text(): unknown {
    return this.grid((cell, _row, column) => shownText(cell, this.sheet.narrowColumns.has(column)));
  }
  get NumberFormat(): unknown {
    return this.grid((cell) => cell.format);
  }
  set NumberFormat(given: unknown) {
    refuseLocked(this.sheet);
    this.putAll(given, (input, before) => ({ ...before, format: String(input) }));
    this.state.book.writes++;
  }
  get ValueTypes(): unknown {
    return this.grid(typeName);
  }

  get RowHidden(): boolean | null {
    return common(this.rows().map((row) => this.sheet.hiddenRows.has(row)));
  }
  get ColumnHidden(): boolean | null {
    return common(this.columns().map((column) => this.sheet.hiddenColumns.has(column)));
  }
  GetRowProperties(wanted: Readonly<Record<string, unknown>>): unknown {
    onlyAskedFor(wanted, "rowHidden");
    return this.rows().map((row) => ({ rowHidden: this.sheet.hiddenRows.has(row) }));
  }
  GetColumnProperties(wanted: Readonly<Record<string, unknown>>): unknown {
    onlyAskedFor(wanted, "columnHidden");
    return this.columns().map((column) => ({ columnHidden: this.sheet.hiddenColumns.has(column) }));
  }

  get Format(): RangeFormat {
    return new RangeFormat(this.state, this.sheet, [this.area]);
  }
  get Worksheet(): Worksheet {
    return new Worksheet(this.state, this.sheet);
  }
  GetResizedRange(rows: number, columns: number): Range {
    const { top, left, bottom, right } = this.area;
    return rangeAt(this.state, this.sheet, { top, left, bottom: bottom + rows, right: right + columns });
  }
  GetRow(row: number): Range {
    const { top, left, right } = this.area;
    return rangeAt(this.state, this.sheet, { top: top + row, left, bottom: top + row, right });
  }
  GetBoundingRect(other: Range): Range {
    const [one, two] = [this.area, other.area];
    return rangeAt(this.state, this.sheet, {
      top: Math.min(one.top, two.top),
      left: Math.min(one.left, two.left),
      bottom: Math.max(one.bottom, two.bottom),
      right: Math.max(one.right, two.right),
    });
  }
  /** office.js asks for it before it cuts a large array into several. */
  _ValidateArraySize(rows: number, columns: number): void {
    if (rows !== this.RowCount || columns !== this.ColumnCount) throw invalidArgument("The array's size.");
  }
  get ConditionalFormats(): ConditionalFormats {
    return new ConditionalFormats(this.state, this.sheet, [this.area]);
  }

  Select(): void {
    select(this.state, this.sheet, [this.area]);
  }
  /** Only the top left cell keeps what it holds. */
  Merge(): void {
    refuseLocked(this.sheet);
    const { merges } = this.sheet;
    if (merges.some((merge) => meet(merge, this.area) && !isInside(merge, this.area))) {
      throw new ExcelError("InvalidOperation");
    }
    for (const row of this.rows()) {
      for (const column of this.columns()) {
        if (row === this.area.top && column === this.area.left) continue;
        const { format } = cellAt(this.sheet, row, column);
        putCell(this.sheet, row, column, { value: "", format });
      }
    }
    this.sheet.merges = [...merges.filter((merge) => !meet(merge, this.area)), this.area];
    this.state.book.writes++;
  }
  Unmerge(): void {
    refuseLocked(this.sheet);
    this.sheet.merges = this.sheet.merges.filter((merge) => !meet(merge, this.area));
    this.state.book.writes++;
  }
  Clear(applyTo: ClearApplyTo): void {
    clear(this.state, this.sheet, [this.area], applyTo);
  }

  private rows(): number[] {
    return Array.from({ length: this.RowCount }, (_, at) => this.area.top + at);
  }
  private columns(): number[] {
    return Array.from({ length: this.ColumnCount }, (_, at) => this.area.left + at);
  }

  private grid(tell: (cell: CellModel, row: number, column: number) => unknown): unknown {
    if (this.CellCount > MOST_CELLS) throw new ExcelError("RangeExceedsLimit");
    if (this.CellCount > this.state.silentBeyond) return null;
    return this.rows().map((row) =>
      this.columns().map((column) => tell(cellAt(this.sheet, row, column), row, column)),
    );
  }

  private write(given: unknown, become: (input: unknown, before: CellModel) => CellModel): void {
    this.putAll(given, (input, before, row, column) => {
      if (this.sheet.protection.isOn && before.isLocked !== false) throw new ExcelError("AccessDenied");
      return isSwallowed(this.sheet, row, column) ? before : become(input, before);
    });
    const address = fullAddress("X", [this.area]).slice(2);
    this.state.book.tell({ kind: "changed", sheet: this.sheet, address });
  }

  /** Cell by cell; `null` leaves one as it is. */
  private putAll(
    given: unknown,
    become: (input: unknown, before: CellModel, row: number, column: number) => CellModel,
  ): void {
    const rows = given as readonly (readonly unknown[])[];
    const isShaped =
      Array.isArray(given) &&
      rows.length === this.RowCount &&
      rows.every((row) => Array.isArray(row) && row.length === this.ColumnCount);
    if (!isShaped) throw invalidArgument("The array has not the shape of the range.");
    for (const [at, row] of this.rows().entries()) {
      for (const [across, column] of this.columns().entries()) {
        const input = rows[at]?.[across];
        if (input === null) continue;
        putCell(this.sheet, row, column, become(input, cellAt(this.sheet, row, column), row, column));
      }
    }
  }
}

export function rangeAt(state: ExcelState, sheet: SheetModel, area: CellRange): Range {
  return new Range(state, sheet, checked(area));
}

function typeName(cell: CellModel): string {
  if (cell.isError) return "Error";
  if (cell === emptyCell || cell.value === "") return "Empty";
  if (typeof cell.value === "number") return "Double";
  return typeof cell.value === "boolean" ? "Boolean" : "String";
}

/** Excel answers null where a property is not the same everywhere. */
function common(values: readonly boolean[]): boolean | null {
  if (values.every((value) => value)) return true;
  return values.some((value) => value) ? null : false;
}

function onlyAskedFor(wanted: Readonly<Record<string, unknown>>, name: string): void {
  if (Object.keys(wanted).join() !== name) throw new ExcelError("ApiNotFound", Object.keys(wanted).join());
}
