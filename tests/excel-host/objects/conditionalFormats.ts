import type { CellRange } from "../../../src/workbook/index.js";
import { meet } from "../model/address.js";
import type { FormatModel, SheetModel } from "../model/book.js";
import { ExcelError, invalidArgument, notFound, SimCollection, SimObject } from "../wire/object.js";
import type { ExcelState } from "./context.js";
import { RangeAreas } from "./rangeAreas.js";

function refuseOnProtected({ protection }: SheetModel): void {
  if (protection.isOn && !protection.allowFormatCells) throw new ExcelError("AccessDenied");
}

/** The conditional formats that meet some cells; what is added covers exactly these. */
export class ConditionalFormats extends SimCollection<ConditionalFormat> {
  override readonly className = "ConditionalFormatCollection";

  constructor(
    private readonly state: ExcelState,
    private readonly sheet: SheetModel,
    private readonly areas: readonly CellRange[],
  ) {
    super();
  }

  override list(): ConditionalFormat[] {
    return this.sheet.formats
      .filter(({ ranges }) => ranges.some((range) => this.areas.some((area) => meet(range, area))))
      .map((model) => new ConditionalFormat(this.state, this.sheet, model));
  }

  Add(type: unknown): ConditionalFormat {
    refuseOnProtected(this.sheet);
    if (type !== "Custom") throw invalidArgument("Only custom formats are simulated.");
    const { book } = this.state;
    const model: FormatModel = { id: book.newId(), type, ranges: this.areas, formula: "", fill: "" };
    // A new one comes first.
    this.sheet.formats.unshift(model);
    book.writes++;
    return new ConditionalFormat(this.state, this.sheet, model);
  }
}

export class ConditionalFormat extends SimObject {
  override readonly className = "ConditionalFormat";

  constructor(
    private readonly state: ExcelState,
    private readonly sheet: SheetModel,
    private readonly model: FormatModel,
  ) {
    super();
  }

  override get Id(): string {
    return this.model.id;
  }
  get Type(): string {
    return this.model.type;
  }
  get Custom(): CustomFormat {
    if (this.model.isGhost) throw notFound();
    if (this.model.type !== "Custom") throw new ExcelError("InvalidOperation");
    return new CustomFormat(this.state, this.sheet, this.model);
  }
  Delete(): void {
    if (this.model.isGhost) throw notFound();
    refuseOnProtected(this.sheet);
    const at = this.sheet.formats.indexOf(this.model);
    if (at < 0) throw notFound();
    this.sheet.formats.splice(at, 1);
    this.state.book.writes++;
  }
  GetRanges(): RangeAreas {
    return new RangeAreas(this.state, this.sheet, this.model.ranges);
  }
}

class CustomFormat extends SimObject {
  override readonly className = "CustomConditionalFormat";
  readonly Rule: FormatRule;
  readonly Format: FormatLook;

  constructor(state: ExcelState, sheet: SheetModel, model: FormatModel) {
    super();
    this.Rule = new FormatRule(state, sheet, model);
    this.Format = new FormatLook(state, model);
  }
}

class FormatRule extends SimObject {
  override readonly className = "ConditionalFormatRule";
  constructor(
    private readonly state: ExcelState,
    private readonly sheet: SheetModel,
    private readonly model: FormatModel,
  ) {
    super();
  }
  get Formula(): string {
    return this.model.formula;
  }
  set Formula(formula: string) {
    refuseOnProtected(this.sheet);
    if (!formula.startsWith("=")) throw invalidArgument("Not a formula.");
    this.model.formula = formula;
    this.state.book.writes++;
  }
}

class FormatLook extends SimObject {
  override readonly className = "ConditionalRangeFormat";
  readonly Fill: FormatFill;
  constructor(state: ExcelState, model: FormatModel) {
    super();
    this.Fill = new FormatFill(state, model);
  }
}

class FormatFill extends SimObject {
  override readonly className = "ConditionalRangeFill";
  constructor(
    private readonly state: ExcelState,
    private readonly model: FormatModel,
  ) {
    super();
  }
  get Color(): string {
    return this.model.fill;
  }
  set Color(color: string) {
    if (!/^#[0-9A-F]{6}$/.test(color)) throw invalidArgument("Not a colour.");
    this.model.fill = color;
    this.state.book.writes++;
  }
}
