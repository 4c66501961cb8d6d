import type { CellRange } from "../../../src/workbook/index.js";
import { fullAddress, sizeOf } from "../model/address.js";
import type { SheetModel } from "../model/book.js";
import { SimObject } from "../wire/object.js";
import { clear, type ClearApplyTo } from "./clear.js";
import { ConditionalFormats } from "./conditionalFormats.js";
import type { ExcelState } from "./context.js";
import { RangeFormat } from "./rangeFormat.js";
import { select } from "./select.js";

/** Several rectangles of one sheet. */
export class RangeAreas extends SimObject {
  override readonly className = "RangeAreas";
  override readonly isReferenced = true;

  constructor(
    private readonly state: ExcelState,
    private readonly sheet: SheetModel,
    private readonly areas: readonly CellRange[],
  ) {
    super();
  }

  get Address(): string {
    return fullAddress(this.sheet.name, this.areas);
  }
  get AreaCount(): number {
    return this.areas.length;
  }
  get CellCount(): number {
    return this.areas.reduce((sum, area) => sum + sizeOf(area), 0);
  }
  get ConditionalFormats(): ConditionalFormats {
    return new ConditionalFormats(this.state, this.sheet, this.areas);
  }
  get Format(): RangeFormat {
    return new RangeFormat(this.state, this.sheet, this.areas);
  }
  Clear(applyTo: ClearApplyTo): void {
    clear(this.state, this.sheet, this.areas, applyTo);
  }
  Select(): void {
    select(this.state, this.sheet, this.areas);
  }
}
