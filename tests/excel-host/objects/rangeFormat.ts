import type { CellRange } from "../../../src/workbook/index.js";
import { cellAt, type SheetModel } from "../model/book.js";
import type { CellModel } from "../model/cell.js";
import { invalidArgument, SimCollection, SimObject } from "../wire/object.js";
import type { ExcelState } from "./context.js";
import { refuseLocked } from "./merges.js";

/** The cells whose looks are set. */
class Looks {
  constructor(
    private readonly state: ExcelState,
    readonly sheet: SheetModel,
    readonly areas: readonly CellRange[],
  ) {}

  /** Sets a property of all cells, or only of those at some sides of their area. */
  set(
    path: string,
    value: unknown,
    isMeant: (row: number, column: number, area: CellRange) => boolean = () => true,
  ): void {
    for (const area of this.areas) {
      for (let row = area.top; row <= area.bottom; row++) {
        for (let column = area.left; column <= area.right; column++) {
          if (!isMeant(row, column, area)) continue;
          const spot = `${String(row)},${String(column)}`;
          const look = this.sheet.looks.get(spot) ?? new Map<string, unknown>();
          this.sheet.looks.set(spot, look.set(path, value));
        }
      }
    }
    this.changed();
  }

  changed(): void {
    refuseLocked(this.sheet);
    this.state.book.writes++;
  }
}

/** The looks of cells, which are written but never read; of what is read only the lock is simulated. */
export class RangeFormat extends SimObject {
  override readonly className = "RangeFormat";
  readonly Font: RangeFont;
  readonly Fill: RangeFill;
  readonly Borders: RangeBorders;
  readonly Protection: FormatProtection;
  private readonly looks: Looks;

  constructor(state: ExcelState, sheet: SheetModel, areas: readonly CellRange[]) {
    super();
    const looks = new Looks(state, sheet, areas);
    const [first] = areas;
    this.looks = looks;
    this.Font = new RangeFont(looks);
    this.Fill = new RangeFill(looks);
    this.Borders = new RangeBorders(looks);
    this.Protection = new FormatProtection(cellAt(sheet, first?.top ?? 0, first?.left ?? 0));
  }

  set HorizontalAlignment(value: unknown) {
    if (!["Left", "Center", "Right"].includes(String(value))) throw invalidArgument("alignment");
    this.looks.set("horizontalAlignment", value);
  }
  set WrapText(value: unknown) {
    this.looks.set("wrapText", value);
  }
  /** Of all columns that the cells lie in. */
  set ColumnWidth(points: number) {
    for (const { left, right } of this.looks.areas) {
      for (let column = left; column <= right; column++) this.looks.sheet.columnWidths.set(column, points);
    }
    this.looks.changed();
  }
  set RowHeight(points: number) {
    for (const { top, bottom } of this.looks.areas) {
      for (let row = top; row <= bottom; row++) this.looks.sheet.rowHeights.set(row, points);
    }
    this.looks.changed();
  }
}

class RangeFont extends SimObject {
  override readonly className = "RangeFont";
  constructor(private readonly looks: Looks) {
    super();
  }
  set Bold(value: unknown) {
    this.looks.set("font.bold", value);
  }
  set Size(value: unknown) {
    this.looks.set("font.size", value);
  }
  set Color(value: unknown) {
    this.looks.set("font.color", value);
  }
}

class RangeFill extends SimObject {
  override readonly className = "RangeFill";
  constructor(private readonly looks: Looks) {
    super();
  }
  set Color(value: unknown) {
    this.looks.set("fill.color", value);
  }
}

type IsMeant = (row: number, column: number, area: CellRange) => boolean;

/** For each line of a rectangle: the sides of cells that it draws. */
const LINES: Readonly<Record<string, readonly (readonly [side: string, isMeant: IsMeant])[]>> = {
  EdgeTop: [["top", (row, _column, { top }) => row === top]],
  EdgeBottom: [["bottom", (row, _column, { bottom }) => row === bottom]],
  EdgeLeft: [["left", (_row, column, { left }) => column === left]],
  EdgeRight: [["right", (_row, column, { right }) => column === right]],
  InsideHorizontal: [
    ["top", (row, _column, { top }) => row > top],
    ["bottom", (row, _column, { bottom }) => row < bottom],
  ],
  InsideVertical: [
    ["left", (_row, column, { left }) => column > left],
    ["right", (_row, column, { right }) => column < right],
  ],
};

class RangeBorders extends SimCollection<RangeBorder> {
  override readonly className = "RangeBorderCollection";
  constructor(private readonly looks: Looks) {
    super();
  }
  override list(): RangeBorder[] {
    return Object.keys(LINES).map((line) => new RangeBorder(this.looks, line));
  }
}

class RangeBorder extends SimObject {
  override readonly className = "RangeBorder";
  constructor(
    private readonly looks: Looks,
    private readonly line: string,
  ) {
    super();
  }
  override get Id(): string {
    return this.line;
  }
  set Style(style: unknown) {
    if (style !== "Continuous") throw invalidArgument("style");
    this.draw("border", style);
  }
  set Weight(weight: unknown) {
    if (weight !== "Thin") throw invalidArgument("weight");
    this.draw("weight", weight);
  }

  /** A single row has no line between its rows. */
  private draw(property: string, value: unknown): void {
    for (const { top, left, bottom, right } of this.looks.areas) {
      const isNone =
        (this.line === "InsideHorizontal" && top === bottom) ||
        (this.line === "InsideVertical" && left === right);
      if (isNone) throw invalidArgument(this.line);
    }
    for (const [side, isMeant] of LINES[this.line] ?? []) {
      this.looks.set(`${property}.${side}`, value, isMeant);
    }
  }
}

class FormatProtection extends SimObject {
  override readonly className = "FormatProtection";
  constructor(private readonly cell: CellModel) {
    super();
  }
  get Locked(): boolean {
    return this.cell.isLocked !== false;
  }
}
