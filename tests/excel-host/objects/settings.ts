import { invalidArgument, notFound, SimCollection, SimObject } from "../wire/object.js";
import type { ExcelState } from "./context.js";

/** Document settings: texts by key, on no sheet. */
export class SettingCollection extends SimCollection<Setting> {
  override readonly className = "SettingCollection";

  constructor(private readonly state: ExcelState) {
    super();
  }

  override list(): Setting[] {
    return [...this.state.book.settings.keys()].map((key) => new Setting(this.state, key));
  }
  Add(key: unknown, value: unknown): Setting {
    if (typeof key !== "string" || key === "") throw invalidArgument("key");
    const { book } = this.state;
    book.settings.set(key, value);
    book.writes++;
    return new Setting(this.state, key);
  }
}

export class Setting extends SimObject {
  override readonly className = "Setting";

  constructor(
    private readonly state: ExcelState,
    private readonly key: string,
  ) {
    super();
  }

  override get Id(): string {
    return this.key;
  }
  get Key(): string {
    return this.key;
  }
  get Value(): unknown {
    return this.state.book.settings.get(this.key);
  }
  Delete(): void {
    const { book } = this.state;
    if (!book.settings.delete(this.key)) throw notFound();
    book.writes++;
  }
}
