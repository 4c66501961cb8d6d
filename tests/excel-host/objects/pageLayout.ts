import type { SheetModel } from "../model/book.js";
import { invalidArgument, SimObject } from "../wire/object.js";
import type { ExcelState } from "./context.js";

/** How a sheet is printed. */
export class PageLayout extends SimObject {
  override readonly className = "PageLayout";
  constructor(
    private readonly state: ExcelState,
    private readonly sheet: SheetModel,
  ) {
    super();
  }
  set Orientation(value: unknown) {
    this.put("orientation", value);
  }
  set PaperSize(value: unknown) {
    this.put("paperSize", value);
  }
  set Zoom(value: unknown) {
    this.put("zoom", value);
  }
  SetPrintTitleRows(rows: unknown): void {
    if (!/^\$\d+:\$\d+$/.test(String(rows))) throw invalidArgument("rows");
    this.put("titleRows", rows);
  }

  private put(name: string, value: unknown): void {
    this.sheet.print.set(name, value);
    this.state.book.writes++;
  }
}
