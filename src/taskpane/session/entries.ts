import type { CellChange, HostPlace, Snapshot } from "../../hosts/port.js";
import { addressOf, type Cell, type CellValue, parseAddress } from "../../workbook/index.js";
import { cellAt } from "../model/cells.js";

/** A cell that a repair changed, found again by its sheet's key and name. */
export interface EntryCell {
  readonly key: string;
  readonly sheet: string;
  readonly address: string;
  readonly before: string | number | undefined;
  readonly after: string | number | undefined;
}

/** One repair that was applied to the workbook. */
export interface Entry {
  /** Tells it from others of this workbook. */
  readonly id: string;
  /** `pending`: written down before the cells were, and not finished. */
  readonly state: "pending" | "done";
  readonly cells: readonly EntryCell[];
}

/** What stands in a cell of an entry now. */
export type Standing = "before" | "after" | "other" | "gone";

/** How many cells of an entry hold what. */
export type Standings = Readonly<Record<Standing, number>>;

/** Where a cell of an entry stands in a workbook: undefined when its sheet is gone. */
export function placeIn({ workbook, keys }: Snapshot, cell: EntryCell): HostPlace | undefined {
  const spot = parseAddress(cell.address);
  const at = sheetOf({ workbook, keys }, cell);
  const key = keys[at];
  return key === undefined || !spot ? undefined : { sheet: key, ...spot };
}

/** A key may be given anew when the workbook is opened again, and a name when it is renamed: the name comes first. */
function sheetOf({ workbook, keys }: Snapshot, cell: EntryCell): number {
  const byKey = keys.indexOf(cell.key);
  const byName = workbook.sheets.findIndex(({ name }) => name === cell.sheet);
  return workbook.sheets[byKey]?.name === cell.sheet || byName < 0 ? byKey : byName;
}

/** What a cell of an entry holds; undefined for a blank. */
export function valueIn(snapshot: Snapshot, cell: EntryCell): CellValue | undefined {
  const found = cellIn(snapshot, cell);
  return found?.value === "" ? undefined : found?.value;
}

function cellIn(snapshot: Snapshot, cell: EntryCell): Cell | undefined {
  const spot = parseAddress(cell.address);
  return spot && cellAt(snapshot.workbook, { sheet: sheetOf(snapshot, cell), ...spot });
}

/** What stands in a cell of an entry. */
export function standingOf(snapshot: Snapshot, cell: EntryCell): Standing {
  if (!placeIn(snapshot, cell)) return "gone";
  if (cellIn(snapshot, cell)?.formula !== undefined) return "other";
  const value = valueIn(snapshot, cell);
  if (isSame(value, cell.after)) return "after";
  return isSame(value, cell.before) ? "before" : "other";
}

/** A cell in text format makes a text of a number. */
function isSame(value: CellValue | undefined, wanted: string | number | undefined): boolean {
  return value === wanted || (typeof wanted === "number" && value === String(wanted));
}

/** How many of some cells hold what. */
export function standingsOf(snapshot: Snapshot, { cells }: Pick<Entry, "cells">): Standings {
  const counts = { before: 0, after: 0, other: 0, gone: 0 };
  for (const cell of cells) counts[standingOf(snapshot, cell)] += 1;
  return counts;
}

/** The cell of a change on the sheet of this number, as an entry notes it. */
export function entryCell(
  { workbook }: Snapshot,
  sheet: number,
  { place, from, to }: CellChange & { readonly from: string | number | undefined },
): EntryCell {
  const name = workbook.sheets[sheet]?.name ?? "";
  return {
    key: place.sheet,
    sheet: name,
    address: addressOf(place.row, place.column),
    before: from,
    after: to,
  };
}

/** The entries as a text for the workbook's memory; undefined for none. */
export function textOfEntries(entries: readonly Entry[]): string | undefined {
  // `undefined` is left out of JSON, which is what a blank is read back from.
  return entries.length === 0 ? undefined : JSON.stringify({ version: 1, entries });
}

/** The entries of a text; whatever is damaged is left out. */
export function entriesOfText(text: string | undefined): Entry[] {
  try {
    const parsed: unknown = JSON.parse(text ?? "{}");
    const entries = isRecord(parsed) && parsed.version === 1 ? parsed.entries : undefined;
    return Array.isArray(entries) ? entries.flatMap((entry: unknown) => entryOf(entry) ?? []) : [];
  } catch {
    return [];
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function entryOf(value: unknown): Entry | undefined {
  if (!isRecord(value) || typeof value.id !== "string" || !Array.isArray(value.cells)) return undefined;
  const cells = value.cells.map((cell: unknown) => cellOf(cell));
  const whole = cells.filter((cell) => cell !== undefined);
  if (whole.length === 0 || whole.length !== cells.length) return undefined;
  return { id: value.id, state: value.state === "done" ? "done" : "pending", cells: whole };
}

function cellOf(value: unknown): EntryCell | undefined {
  if (!isRecord(value)) return undefined;
  const { key, sheet, address, before, after } = value;
  if (typeof key !== "string" || typeof sheet !== "string" || typeof address !== "string") return undefined;
  return isWritable(before) && isWritable(after) ? { key, sheet, address, before, after } : undefined;
}

function isWritable(value: unknown): value is string | number | undefined {
  return value === undefined || typeof value === "string" || typeof value === "number";
}
