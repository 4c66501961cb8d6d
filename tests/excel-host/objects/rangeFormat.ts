import type { CellModel } from "../model/cell.js";
import { SimObject } from "../wire/object.js";

/** The format of a cell, of which only the lock is simulated: whoever asks for colours or fonts is refused. */
export class RangeFormat extends SimObject {
  override readonly className = "RangeFormat";
  constructor(private readonly cell: CellModel) {
    super();
  }
  get Protection(): FormatProtection {
    return new FormatProtection(this.cell);
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
