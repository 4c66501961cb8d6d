import { parseAreas, parseRange, WHOLE_SHEET } from "../model/address.js";
import { type Book, type SheetModel, usedRange } from "../model/book.js";
import { ExcelError, notFound, SimCollection, SimObject } from "../wire/object.js";
import type { ExcelState } from "./context.js";
import { EVENT } from "./events.js";
import { PageLayout } from "./pageLayout.js";
import { type Range, rangeAt } from "./range.js";
import { RangeAreas } from "./rangeAreas.js";

const VISIBILITY = { visible: "Visible", hidden: "Hidden", veryHidden: "VeryHidden" } as const;

export class Worksheets extends SimCollection<Worksheet> {
  override readonly className = "WorksheetCollection";

  constructor(private readonly state: ExcelState) {
    super();
  }

  override list(): Worksheet[] {
    return this.state.book.sheets.map((sheet) => new Worksheet(this.state, sheet));
  }
  /** By id, or by name in any case. */
  override find(key: unknown): Worksheet | undefined {
    return this.list().find(({ Id, Name }) => Id === key || Name.toLowerCase() === String(key).toLowerCase());
  }
  GetActiveWorksheet(): Worksheet {
    if (!this.state.book.active) throw new ExcelError("ItemNotFound");
    return new Worksheet(this.state, this.state.book.active);
  }

  /** Behind all others. */
  Add(name: unknown): Worksheet {
    const { book } = this.state;
    refuseProtected(book);
    return new Worksheet(this.state, book.addSheet(String(name)));
  }

  _RegisterDataChangedEvent(): void {
    this.state.subscriptions.add(EVENT.changed);
  }
  _UnregisterDataChangedEvent(): void {
    this.state.subscriptions.delete(EVENT.changed);
  }
  _RegisterAddedEvent(): void {
    this.state.subscriptions.add(EVENT.added);
  }
  _UnregisterAddedEvent(): void {
    this.state.subscriptions.delete(EVENT.added);
  }
  _RegisterDeletedEvent(): void {
    this.state.subscriptions.add(EVENT.deleted);
  }
  _UnregisterDeletedEvent(): void {
    this.state.subscriptions.delete(EVENT.deleted);
  }
  _RegisterEventNameChanged(): void {
    this.state.subscriptions.add(EVENT.renamed);
  }
  _UnregisterEventNameChanged(): void {
    this.state.subscriptions.delete(EVENT.renamed);
  }
}

export class Worksheet extends SimObject {
  override readonly className = "Worksheet";

  constructor(
    private readonly state: ExcelState,
    private readonly sheet: SheetModel,
  ) {
    super();
  }

  override get Id(): string {
    return this.sheet.id;
  }
  get Name(): string {
    return this.sheet.name;
  }
  get Visibility(): string {
    return VISIBILITY[this.sheet.visibility];
  }
  set Visibility(visibility: string) {
    refuseProtected(this.state.book);
    if (visibility !== "Hidden") throw new ExcelError("ApiNotFound", "Only hiding is simulated.");
    this.sheet.visibility = "hidden";
    this.state.book.writes++;
  }
  get Protection(): WorksheetProtection {
    return new WorksheetProtection(this.sheet);
  }
  get PageLayout(): PageLayout {
    return new PageLayout(this.state, this.sheet);
  }

  /** Never of the last visible one, nor of one that is very hidden. */
  Delete(): void {
    const { book } = this.state;
    refuseProtected(book);
    if (!book.sheets.includes(this.sheet)) throw notFound();
    const isLast = book.sheets.every((sheet) => sheet === this.sheet || sheet.visibility !== "visible");
    if (isLast || this.sheet.visibility === "veryHidden") throw new ExcelError("InvalidOperation");
    book.removeSheet(this.sheet);
  }

  Activate(): void {
    if (this.state.isBehind) throw new ExcelError("InactiveWorkbook");
    if (this.sheet.visibility !== "visible") throw new ExcelError("InvalidOperation");
    this.state.book.active = this.sheet;
  }

  GetRange(address: unknown): Range {
    const area = typeof address === "string" ? parseRange(address) : WHOLE_SHEET;
    return rangeAt(this.state, this.grid(), area);
  }
  GetRanges(address: unknown): RangeAreas {
    return new RangeAreas(this.state, this.grid(), parseAreas(String(address)));
  }
  GetCell(row: number, column: number): Range {
    return this.GetRangeByIndexes(row, column, 1, 1);
  }
  GetRangeByIndexes(top: number, left: number, rows: number, columns: number): Range {
    const area = { top, left, bottom: top + rows - 1, right: left + columns - 1 };
    return rangeAt(this.state, this.grid(), area);
  }
  GetUsedRangeOrNullObject(valuesOnly: unknown): Range | null {
    if (valuesOnly !== true) throw new ExcelError("ApiNotFound", "Formats do not fill ranges here.");
    const area = usedRange(this.grid());
    return area ? rangeAt(this.state, this.sheet, area) : null;
  }

  private grid(): SheetModel {
    if (this.sheet.isChart) throw new ExcelError("UnsupportedSheet");
    return this.sheet;
  }
}

function refuseProtected({ isStructureProtected }: Book): void {
  if (isStructureProtected) throw new ExcelError("AccessDenied");
}

class WorksheetProtection extends SimObject {
  override readonly className = "WorksheetProtection";
  constructor(private readonly sheet: SheetModel) {
    super();
  }
  get Protected(): boolean {
    return this.sheet.protection.isOn;
  }
  get Options(): Readonly<Record<string, boolean>> | null {
    return this.Protected ? { allowFormatCells: this.sheet.protection.allowFormatCells } : null;
  }
}
