import { SimObject, ExcelError } from "../wire/object.js";
import type { ExcelState } from "./context.js";
import { type Range, rangeAt } from "./range.js";
import { RangeAreas } from "./rangeAreas.js";
import { SettingCollection } from "./settings.js";
import { Worksheets } from "./worksheets.js";

/** The root of everything. */
export class Workbook extends SimObject {
  override readonly className = "Workbook";
  readonly Worksheets: Worksheets;
  readonly Settings: SettingCollection;
  readonly Protection: WorkbookProtection;

  constructor(private readonly state: ExcelState) {
    super();
    this.Worksheets = new Worksheets(state);
    this.Settings = new SettingCollection(state);
    this.Protection = new WorkbookProtection(state);
  }

  get Name(): string {
    return this.state.book.name;
  }
  GetSelectedRanges(): RangeAreas {
    const { active, selection } = this.state.book;
    if (this.state.isBehind || !active) throw new ExcelError("InvalidSelection");
    return new RangeAreas(this.state, active, selection);
  }
  /** The top left of what was selected first. */
  GetActiveCell(): Range {
    const { active, selection } = this.state.book;
    const [first] = selection;
    if (this.state.isBehind || !active || !first) throw new ExcelError("InvalidSelection");
    const { top, left } = first;
    return rangeAt(this.state, active, { top, left, bottom: top, right: left });
  }
}

class WorkbookProtection extends SimObject {
  override readonly className = "WorkbookProtection";
  constructor(private readonly state: ExcelState) {
    super();
  }
  get Protected(): boolean {
    return this.state.book.isStructureProtected;
  }
}

/** office.js tells it right after it has started. */
export class AddinInternalService extends SimObject {
  override readonly className = "AddinInternalService";
  NotifyActionHandlerReady(): void {
    // Nothing is waiting for it here.
  }
}
