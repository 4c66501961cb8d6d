import type { Inserted, WorkbookMemory } from "../../hosts/port.js";
import { UNIT_NATURES, type UnitNature } from "../../summary/index.js";
import type { CellValue } from "../../workbook/index.js";

const INSERTED = "inserted";
const NATURES = "natures";

/** Something that was put into the workbook; `what` says it by its key among the pane's words. */
export interface Insertion {
  readonly id: string;
  readonly what: string;
  readonly inserted: Inserted;
}

export type Natures = Readonly<Record<string, UnitNature>>;

/** What was inserted into a workbook, and what kind its units are, as the workbook itself remembers it. */
export class Insertions {
  readonly #memory: WorkbookMemory;
  #entries: readonly Insertion[] = [];
  #natures: Natures = {};

  constructor(memory: WorkbookMemory) {
    this.#memory = memory;
  }

  get entries(): readonly Insertion[] {
    return this.#entries;
  }

  get natures(): Natures {
    return this.#natures;
  }

  /** @throws HostError */
  async load(): Promise<void> {
    this.#entries = insertionsOfText(await this.#memory.load(INSERTED));
    this.#natures = naturesOfText(await this.#memory.load(NATURES));
  }

  /** Notes or forgets something; where the workbook can't note it, it holds for this session and false comes back. */
  async change(change: (entries: readonly Insertion[]) => readonly Insertion[]): Promise<boolean> {
    try {
      const entries = change(insertionsOfText(await this.#memory.load(INSERTED)));
      await this.#memory.save(INSERTED, entries.length === 0 ? undefined : JSON.stringify(entries));
      this.#entries = entries;
      return true;
    } catch {
      this.#entries = change(this.#entries);
      return false;
    }
  }

  async setNature(unit: string, nature: UnitNature): Promise<boolean> {
    this.#natures = { ...this.#natures, [unit]: nature };
    try {
      await this.#memory.save(NATURES, JSON.stringify(this.#natures));
      return true;
    } catch {
      return false;
    }
  }
}

/** The entries of a text; whatever is damaged is left out. */
export function insertionsOfText(text: string | undefined): Insertion[] {
  const parsed = parse(text);
  return Array.isArray(parsed) ? parsed.flatMap((one: unknown) => insertionOf(one) ?? []) : [];
}

export function naturesOfText(text: string | undefined): Natures {
  const parsed = parse(text);
  if (!isRecord(parsed)) return {};
  const known = Object.entries(parsed).flatMap(([unit, nature]): [string, UnitNature][] => {
    const found = UNIT_NATURES.find((one) => one === nature);
    return found ? [[unit, found]] : [];
  });
  return Object.fromEntries(known);
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function insertionOf(value: unknown): Insertion | undefined {
  if (!isRecord(value) || typeof value.id !== "string" || typeof value.what !== "string") return undefined;
  const inserted = insertedOf(value.inserted);
  return inserted && { id: value.id, what: value.what, inserted };
}

function insertedOf(value: unknown): Inserted | undefined {
  if (!isRecord(value)) return undefined;
  if (value.kind === "sheets" && Array.isArray(value.sheets)) {
    const sheets = value.sheets.flatMap((sheet: unknown) =>
      isRecord(sheet) && typeof sheet.key === "string" && typeof sheet.name === "string"
        ? [{ key: sheet.key, name: sheet.name }]
        : [],
    );
    return sheets.length === 0 ? undefined : { kind: "sheets", sheets };
  }
  const { place, rows, columns, contents } = value;
  if (value.kind !== "area" || !isRecord(place) || !areContents(contents)) return undefined;
  const { sheet, row, column } = place;
  if (typeof sheet !== "string" || !isCount(row) || !isCount(column) || !isCount(rows) || !isCount(columns))
    return undefined;
  return { kind: "area", place: { sheet, row, column }, rows, columns, contents };
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function areContents(value: unknown): value is readonly (readonly CellValue[])[] {
  const isValue = (one: unknown): boolean => ["string", "number", "boolean"].includes(typeof one);
  return Array.isArray(value) && value.every((row: unknown) => Array.isArray(row) && row.every(isValue));
}
