import type { Applied, CellChange, Snapshot, WorkbookHost } from "../../hosts/port.js";
import type { Repair } from "../../repair/index.js";
import { writingsOf } from "../model/repairs.js";
import {
  type Entry,
  type EntryCell,
  entryCell,
  placeIn,
  standingOf,
  standingsOf,
  valueIn,
} from "./entries.js";
import { failureOf } from "./failure.js";
import { Journal } from "./journal.js";
import {
  type AppliedRepair,
  NO_REPAIRS,
  type RefusedCell,
  type RepairOutcome,
  type RepairState,
} from "./repairState.js";
import type { Checked } from "./session.js";

type Failed = Extract<RepairOutcome, { is: "failed" }>;

const NOTHING = { before: 0, after: 0, other: 0, gone: 0 };

/**
 * Applies repairs and takes them back, as a whole or not at all. What is written is noted in the workbook's memory
 * before the first cell is, so that a pane that is opened later can take it back, and finds what was left unfinished.
 */
export class Repairing {
  readonly #host: WorkbookHost;
  readonly #tell: (state: RepairState) => void;
  readonly #journal: Journal;
  #state = NO_REPAIRS;
  /** The workbook as it was last read. */
  #seen: Snapshot | undefined;
  /** Entries that were written after that. */
  readonly #unseen = new Set<string>();
  /** What was left unfinished has been looked into. */
  #isExamined = false;
  /** The entry that the host itself would take back next: it puts back more than values. */
  #last: string | undefined;

  constructor(host: WorkbookHost, tell: (state: RepairState) => void) {
    this.#host = host;
    this.#tell = tell;
    this.#journal = new Journal(host.memory);
  }

  /**
   * Reads what was applied in earlier sessions, and looks into the cells of what was left unfinished. Where the host
   * cannot answer now, the next check asks again.
   */
  async start(): Promise<void> {
    try {
      await this.#journal.load();
      this.#set({});
      if (this.#pending().length > 0) this.#examine(await this.#host.snapshot());
    } catch {
      // Nothing was asked for yet, so there is nothing to say.
    }
  }

  /** The workbook was read for a check: tells what the cells of applied repairs hold. */
  async checked(snapshot: Snapshot): Promise<void> {
    await this.#journal.load().catch(() => undefined);
    this.#examine(snapshot);
  }

  /** Remembers in the workbook that its locked tables may be changed here. False where it could not be noted. */
  async unlock(): Promise<boolean> {
    try {
      await this.#journal.unlock();
      this.#set({});
      return true;
    } catch (error) {
      this.#fail("unlocking", error, NOTHING);
      return false;
    }
  }

  /** A message was read; what it said of an earlier session is settled by that. */
  async dismiss(): Promise<void> {
    const { outcome } = this.#state;
    this.#set({ outcome: undefined });
    if (outcome?.is === "interrupted") {
      await this.#journal.tidy((entries) =>
        entries.flatMap((entry): Entry[] => (this.#isUndone(entry) ? [] : [{ ...entry, state: "done" }])),
      );
      this.#set({});
    }
  }

  /** Writes the cells of a proposal, all of them or none. True where cells were written or may have been. */
  apply(checked: Checked, repair: Repair, proposal: number): Promise<boolean> {
    return this.#alone(repair.id, async () => {
      const chosen = repair.proposals[proposal];
      const writings = chosen && writingsOf(checked, chosen);
      if (!writings || typeof writings === "string") return false;
      if (repair.isLocked && !this.#journal.isUnlocked) return false;
      this.#seen = checked.snapshot;
      const entry: Entry = {
        id: freeId(repair.id, this.#journal.entries),
        state: "pending",
        cells: writings.map(({ sheet, change }) => entryCell(checked.snapshot, sheet, change)),
      };
      try {
        // What was undone in the program itself can't be done again there once something else is written.
        await this.#journal.change((entries) => [...entries.filter((one) => !this.#isUndone(one)), entry]);
      } catch (error) {
        await this.#journal.tidy(without(entry));
        this.#fail("applying", error, { ...NOTHING, before: entry.cells.length });
        return false;
      }
      const texts = chosen.changes.length - writings.length;
      try {
        const applied = await this.#host.apply(writings.map(({ change }) => change));
        if (applied.refused.length > 0) await this.#refuse(entry, applied);
        else await this.#finish(entry, texts, entry.id);
      } catch (error) {
        await this.#afterError(entry, error, texts);
      }
      return true;
    });
  }

  /** Puts the cells of an entry back that still hold what it wrote. True where cells were written or may have been. */
  takeBack(id: string): Promise<boolean> {
    return this.#alone(id, async () => {
      const entry = this.#journal.entries.find((one) => one.id === id);
      if (!entry) return false;
      try {
        const { cells, refused } = await this.#putBack(entry, await this.#host.snapshot());
        // What somebody has changed since is no longer ours; what could not be written may be tried again.
        const again = refused.filter(({ reason }) => reason === "protected" || reason === "not-written");
        await this.#keep(
          entry,
          again.map(({ cell }) => cell),
        );
        this.#set({ outcome: { is: "taken-back", cells, left: refused } });
      } catch (error) {
        const snapshot = await this.#host.snapshot().catch(() => undefined);
        this.#fail("taking-back", error, snapshot && standingsOf(snapshot, entry));
      }
      return true;
    });
  }

  /** Everything was written and read back. */
  async #finish(entry: Entry, texts: number, last: string | undefined): Promise<void> {
    this.#last = last;
    this.#unseen.add(entry.id);
    const isNoted = await this.#journal.tidy((entries) => [
      ...without(entry)(entries),
      { ...entry, state: "done" },
    ]);
    const { length: cells } = entry.cells;
    this.#set({ outcome: { is: "applied", entry: entry.id, cells, texts, isNoted } });
  }

  /** Something was refused: what was written is put back. */
  async #refuse(entry: Entry, { done, refused }: Applied): Promise<void> {
    this.#last = undefined;
    const back = done.length > 0 ? await this.#host.takeBack() : undefined;
    const left = told(back?.refused ?? [], entry, this.#seen);
    await this.#keep(
      entry,
      left.map(({ cell }) => cell),
    );
    this.#set({ outcome: { is: "refused", refused: told(refused, entry, this.#seen), left } });
  }

  /** The host broke off: what stands there decides. All of it new is as good as done; else it is put back. */
  async #afterError(entry: Entry, error: unknown, texts: number): Promise<void> {
    this.#last = undefined;
    try {
      const broken = await this.#host.snapshot();
      if (standingsOf(broken, entry).after === entry.cells.length) {
        await this.#finish(entry, texts, undefined);
        return;
      }
      await this.#putBack(entry, broken);
      const after = await this.#host.snapshot();
      await this.#keep(
        entry,
        entry.cells.filter((cell) => standingOf(after, cell) === "after"),
      );
      this.#fail("applying", error, standingsOf(after, entry));
    } catch {
      // It stays noted as unfinished, and the next reading tells what became of it.
      this.#isExamined = false;
      this.#fail("applying", error, undefined);
    }
  }

  /** Writes what stood there before into each cell that holds what the entry wrote. */
  async #putBack(
    entry: Entry,
    snapshot: Snapshot,
  ): Promise<{ readonly cells: number; readonly refused: readonly RefusedCell[] }> {
    this.#seen = snapshot;
    const refused: RefusedCell[] = [];
    const changes: CellChange[] = [];
    for (const cell of entry.cells) {
      const standing = standingOf(snapshot, cell);
      const place = placeIn(snapshot, cell);
      if (standing === "after" && place)
        changes.push({ place, from: valueIn(snapshot, cell), to: cell.before });
      else if (standing !== "before")
        refused.push({ cell, reason: standing === "gone" ? "gone" : "changed" });
    }
    const isLast = this.#last === entry.id;
    this.#last = undefined;
    if (changes.length === 0) return { cells: 0, refused };
    const back = (isLast ? await this.#host.takeBack() : undefined) ?? (await this.#host.apply(changes));
    const known = new Set(refused.map(({ cell }) => cell));
    const more = told(back.refused, entry, snapshot).filter(({ cell }) => !known.has(cell));
    return { cells: back.done.length, refused: [...refused, ...more] };
  }

  /** Keeps an entry for these of its cells; without any it is forgotten. */
  async #keep(entry: Entry, cells: readonly EntryCell[]): Promise<void> {
    await this.#journal.tidy((entries) =>
      cells.length === 0
        ? without(entry)(entries)
        : entries.map((one): Entry => (one.id === entry.id ? { ...entry, state: "done", cells } : one)),
    );
  }

  #pending(): readonly Entry[] {
    return this.#journal.entries.filter(({ state }) => state === "pending");
  }

  /** What the workbook holds now, and what became of repairs that were left unfinished. */
  #examine(snapshot: Snapshot): void {
    this.#seen = snapshot;
    this.#unseen.clear();
    const cells = this.#isExamined ? [] : this.#pending().flatMap((entry) => entry.cells);
    this.#isExamined = this.#journal.isLoaded;
    this.#set(
      cells.length === 0
        ? {}
        : { outcome: { is: "interrupted", standings: standingsOf(snapshot, { cells }) } },
    );
  }

  #isUndone(entry: Entry): boolean {
    return this.#standings(entry)?.before === entry.cells.length;
  }

  #standings(entry: Entry): AppliedRepair["standings"] {
    return this.#seen && !this.#unseen.has(entry.id) ? standingsOf(this.#seen, entry) : undefined;
  }

  #listed(): AppliedRepair[] {
    return this.#journal.entries
      .filter((entry) => !this.#isUndone(entry))
      .map((entry) => ({ entry, standings: this.#standings(entry) }))
      .reverse();
  }

  /** One thing at a time: whoever asks meanwhile is not heard. */
  async #alone(id: string, work: () => Promise<boolean>): Promise<boolean> {
    if (this.#state.busy !== undefined) return false;
    this.#set({ busy: id, outcome: undefined });
    try {
      return await work();
    } finally {
      this.#set({ busy: undefined });
    }
  }

  #fail(during: Failed["during"], error: unknown, standings: Failed["standings"]): void {
    this.#set({ outcome: { is: "failed", during, failure: failureOf(error), standings } });
  }

  #set(change: Partial<Pick<RepairState, "busy" | "outcome">>): void {
    const { isUnlocked } = this.#journal;
    this.#state = { ...this.#state, ...change, isUnlocked, applied: this.#listed() };
    this.#tell(this.#state);
  }
}

/** Refused changes by the cells of their entry. */
function told(refused: Applied["refused"], { cells }: Entry, snapshot: Snapshot | undefined): RefusedCell[] {
  return refused.flatMap(({ change: { place }, reason }) => {
    const cell = cells.find((one) => {
      const at = snapshot && placeIn(snapshot, one);
      return at?.sheet === place.sheet && at.row === place.row && at.column === place.column;
    });
    return cell ? [{ cell, reason }] : [];
  });
}

function without({ id }: Entry): (entries: readonly Entry[]) => readonly Entry[] {
  return (entries) => entries.filter((entry) => entry.id !== id);
}

/** A repair may be applied, undone and applied again. */
function freeId(repair: string, entries: readonly Entry[]): string {
  for (let number = 1; ; number++) {
    const id = number === 1 ? repair : `${repair}-${String(number)}`;
    if (!entries.some((entry) => entry.id === id)) return id;
  }
}
