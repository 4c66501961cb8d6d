import { SimObject, ExcelError } from "../wire/object.js";
import type { ExcelState } from "./context.js";
import { RangeAreas } from "./rangeAreas.js";
import { SettingCollection } from "./settings.js";
import { Worksheets } from "./worksheets.js";

/** The root of everything. */
export class Workbook extends SimObject {
  override readonly className = "Workbook";
  readonly Worksheets: Worksheets;
  readonly Settings: SettingCollection;

  constructor(private readonly state: ExcelState) {
    super();
    this.Worksheets = new Worksheets(state);
    this.Settings = new SettingCollection(state);
  }

  get Name(): string {
    return this.state.book.name;
  }
  GetSelectedRanges(): RangeAreas {
    const { active, selection } = this.state.book;
    if (this.state.isBehind || !active) throw new ExcelError("InvalidSelection");
    return new RangeAreas(this.state, active, selection);
  }
}

/** office.js tells it right after it has started. */
export class AddinInternalService extends SimObject {
  override readonly className = "AddinInternalService";
  NotifyActionHandlerReady(): void {
    // Nothing is waiting for it here.
  }
}
