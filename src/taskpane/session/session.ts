import type { Finding } from "../../check/index.js";
import {
  type HostPlace,
  hostPlace,
  type Insertion as HostInsertion,
  type Mark,
  type Snapshot,
  type WorkbookHost,
} from "../../hosts/port.js";
import type { Engine } from "../../hosts/worker/index.js";
import type { Repair } from "../../repair/index.js";
import type { UnitNature } from "../../summary/index.js";
import type { Block } from "../../workbook/index.js";
import type { CheckChoices } from "../settings.js";
import { type BesideKind, NOTHING_BESIDE, without } from "./beside.js";
import { type Failure, failureOf } from "./failure.js";
import { Inserting, NOTHING_INSERTED } from "./inserting.js";
import { companionReadings, pastedReading, type Reading, textReadings } from "./reading.js";
import { Repairing } from "./repairing.js";
import { NO_REPAIRS } from "./repairState.js";
import type { SessionState } from "./state.js";
import type { Source } from "./source.js";

export type { Checked, Running, SessionState } from "./state.js";

const NO_WORKBOOK: Snapshot = { workbook: { name: "", sheets: [] }, keys: [] };
const NO_CAPABILITIES: WorkbookHost["capabilities"] = { marks: "none", undo: false, edits: false };

/** How long after an edit a live check begins. */
export const LIVE_DELAY = 1000;

let sessions = 0;

/**
 * One open workbook, what lies beside it, and the checks of both: an external store for the pane. Without a host it is
 * about texts alone. Checking never writes into the workbook; marks are set when a person asks for them, and follow by
 * themselves only where they are a mere view.
 */
export class Session {
  /** Tells it from other sessions of this window. */
  readonly id = (sessions += 1);
  readonly #host: WorkbookHost | undefined;
  readonly #engine: Engine;
  readonly #listeners = new Set<() => void>();
  readonly #stopListening: () => void;
  readonly #repairing: Repairing | undefined;
  readonly #inserting: Inserting | undefined;
  #state: SessionState;
  #job: AbortController | undefined;
  readonly #reading = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts edits and choices, so that one made while a check runs is not lost. */
  #edits = 0;

  constructor(host: WorkbookHost | undefined, engine: Engine, isLive = false, beside = NOTHING_BESIDE) {
    this.#host = host;
    this.#engine = engine;
    this.#state = {
      running: undefined,
      checked: undefined,
      failure: undefined,
      isStale: false,
      isLive,
      choices: {},
      marks: host?.capabilities.marks === "view" ? "on" : "off",
      marksLeft: 0,
      beside,
      adding: undefined,
      refused: [],
      repairing: NO_REPAIRS,
      inserting: NOTHING_INSERTED,
    };
    this.#stopListening =
      host?.onEdited(() => {
        this.#edited();
      }) ?? (() => undefined);
    this.#repairing =
      host &&
      new Repairing(host, (repairing) => {
        this.#set({ repairing });
      });
    void this.#repairing?.start();
    this.#inserting =
      host &&
      new Inserting(host, engine, (inserting) => {
        this.#set({ inserting });
      });
    void this.#inserting?.start();
  }

  get state(): SessionState {
    return this.#state;
  }

  get capabilities(): WorkbookHost["capabilities"] {
    return this.#host?.capabilities ?? NO_CAPABILITIES;
  }

  get hasWorkbook(): boolean {
    return this.#host !== undefined;
  }

  /** Whether there is anything to check. */
  get canCheck(): boolean {
    return this.hasWorkbook || this.#state.beside.texts.length > 0;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Ends what runs and stops listening to the host. */
  dispose(): void {
    this.cancel();
    this.#reading.abort(new Cancelled());
    clearTimeout(this.#timer);
    this.#stopListening();
    this.#listeners.clear();
  }

  /** Checks the workbook as it is now with what lies beside it; a check that runs is ended first. */
  async check(): Promise<void> {
    clearTimeout(this.#timer);
    this.#job?.abort(new Cancelled());
    const job = new AbortController();
    const { signal } = job;
    const seen = this.#edits;
    this.#job = job;
    this.#set({ running: { at: "workbook" }, failure: undefined });
    const isCurrent = (): boolean => this.#job === job;
    try {
      const snapshot = this.#host
        ? await this.#host.snapshot({
            signal,
            onSheet: (name, index, count) => {
              if (isCurrent()) this.#set({ running: { at: "workbook", name, index, count } });
            },
          })
        : NO_WORKBOOK;
      const papers = { workbook: this.#host && snapshot.workbook, ...this.#state.beside };
      const asked = { ...this.#state.choices, natures: this.#inserting?.natures ?? {} };
      const outcome = await this.#engine.check(papers, asked, {
        signal,
        onProgress: (running) => {
          if (isCurrent()) this.#set({ running });
        },
      });
      if (!isCurrent()) return;
      this.#job = undefined;
      this.#set({ running: undefined, checked: { snapshot, ...outcome }, isStale: this.#edits !== seen });
      this.#inserting?.checked();
      await this.#repairing?.checked(snapshot);
      await this.#afterCheck();
    } catch (error) {
      if (!isCurrent()) return;
      this.#job = undefined;
      this.#set({
        running: undefined,
        failure: error instanceof Cancelled ? undefined : failureOf(error),
      });
    }
  }

  cancel(): void {
    this.#job?.abort(new Cancelled());
    this.#job = undefined;
    if (this.#state.running) this.#set({ running: undefined });
  }

  /** Lays texts beside the workbook, file by file, and checks again if there was a check. */
  async addTexts(sources: readonly Source[]): Promise<void> {
    await this.#add(textReadings(this.#engine, sources));
  }

  /** Lays a pasted text beside the workbook, called `name` or, where that is taken, `name 2`. */
  async addPasted(pasted: string, name: string): Promise<void> {
    await this.#add([pastedReading(this.#engine, pasted, name, this.#state.beside)]);
  }

  /** Lays other documents of the department beside the workbook. */
  async addCompanions(sources: readonly Source[]): Promise<void> {
    await this.#add(companionReadings(this.#engine, sources));
  }

  removeBeside(kind: BesideKind, name: string): void {
    this.#set({ beside: without(this.#state.beside, kind, name) });
    this.#besideChanged();
  }

  /** A message about a file that was refused has been read. */
  dismissRefused(failure: Failure): void {
    this.#set({ refused: this.#state.refused.filter((one) => one !== failure) });
  }

  dismissFailure(): void {
    this.#set({ failure: undefined });
  }

  setLive(isLive: boolean): void {
    this.#set({ isLive });
    if (isLive && this.#state.isStale) this.#checkLater();
    else clearTimeout(this.#timer);
  }

  /** What the next check is made as. The results shown, and those of a check that runs, are of the old choice: stale. */
  choose(choices: CheckChoices): void {
    this.#edits += 1;
    this.#set({ choices, isStale: this.#state.checked !== undefined });
  }

  /** Shows the first cell of a finding that is in the workbook, or selects all of its cells on that sheet. */
  async show(finding: Finding, what: "first" | "all" = "first"): Promise<void> {
    const places = this.#placesOf(finding.cells);
    await this.#go(what === "all" ? places : places.slice(0, 1));
  }

  /** Shows one cell; does nothing for a place that is not in the workbook. */
  async showCell(cell: Pick<Finding["cells"][number], "place">): Promise<void> {
    await this.#go(this.#placesOf([cell]));
  }

  /** Marks the cell that each finding reports, or clears every mark. */
  async showMarks(isOn: boolean): Promise<void> {
    if (!this.#host) return;
    try {
      if (!isOn) {
        const { left } = await this.#host.clearMarks();
        this.#set({ marks: "off", marksLeft: left });
        return;
      }
      const marks = this.#marks();
      const { left } = await this.#host.mark(marks);
      this.#set({ marks: "on", marksLeft: left });
    } catch (error) {
      this.#set({ failure: failureOf(error) });
    }
  }

  /** Writes the cells of one proposal of a repair, all or none, and checks again. */
  async applyRepair(repair: Repair, proposal: number): Promise<void> {
    const { checked, isStale, running } = this.#state;
    if (!checked || isStale || running) return;
    await this.#written(this.#repairing?.apply(checked, repair, proposal));
  }

  /** Takes back what a repair has written, also one of an earlier session, and checks again. */
  async takeBackRepair(entry: string): Promise<void> {
    await this.#written(this.#repairing?.takeBack(entry));
  }

  /** The person agrees to changing tables that a reporting system exports. */
  async unlockTables(): Promise<boolean> {
    return (await this.#repairing?.unlock()) ?? false;
  }

  dismissOutcome(): void {
    void this.#repairing?.dismiss();
    this.#inserting?.dismiss();
  }

  /** Puts blocks of a summary into the workbook, and checks again. */
  async insert(what: string, blocks: readonly Block[], where: HostInsertion["where"]): Promise<void> {
    const { checked, isStale, running } = this.#state;
    if (!checked || isStale || running) return;
    await this.#written(this.#inserting?.insert(what, blocks, where, checked.snapshot));
  }

  /** Converts the tables in 元 as they were checked: nothing is written. */
  async balance(): Promise<void> {
    const { checked, choices, beside } = this.#state;
    if (!checked) return;
    const papers = { workbook: checked.snapshot.workbook, ...beside };
    await this.#inserting?.convert(papers, choices);
  }

  /** Takes out what was inserted, also in an earlier session, and checks again. */
  async removeInserted(entry: string): Promise<void> {
    await this.#written(this.#inserting?.remove(entry));
  }

  /** What kind a unit is: remembered in the workbook; the summaries are made anew. */
  async setNature(unit: string, nature: UnitNature): Promise<void> {
    await this.#inserting?.setNature(unit, nature);
    await this.check();
  }

  /** Reads one after another; one that is refused does not keep back the others. */
  async #add(readings: readonly Reading[]): Promise<void> {
    const { signal } = this.#reading;
    let isChanged = false;
    for (const { name, read } of readings) {
      this.#set({ adding: name });
      try {
        const change = await read({ signal });
        if (signal.aborted) return;
        this.#set({ beside: change(this.#state.beside) });
        isChanged = true;
      } catch (error) {
        if (signal.aborted) return;
        this.#set({ refused: [...this.#state.refused, failureOf(error)] });
      }
    }
    this.#set({ adding: undefined });
    if (isChanged) this.#besideChanged();
  }

  #besideChanged(): void {
    if (!this.canCheck) {
      this.cancel();
      this.#set({ checked: undefined });
      return;
    }
    if (this.#state.checked || this.#job) void this.check();
  }

  #placesOf(cells: readonly Pick<Finding["cells"][number], "place">[]): HostPlace[] {
    const snapshot = this.#state.checked?.snapshot;
    return snapshot ? cells.flatMap(({ place }) => hostPlace(snapshot, place) ?? []) : [];
  }

  async #go(places: readonly HostPlace[]): Promise<void> {
    const [first, ...others] = places;
    if (!first) return;
    try {
      await this.#host?.goTo([first, ...others]);
    } catch (error) {
      this.#set({ failure: failureOf(error) });
    }
  }

  #marks(): Mark[] {
    const { checked } = this.#state;
    if (!checked) return [];
    return checked.report.findings.flatMap(({ class: kind, cells: [first] }) => {
      const place = first && hostPlace(checked.snapshot, first.place);
      return place ? [{ place, class: kind }] : [];
    });
  }

  /** Hosts do not tell of what we write ourselves. */
  async #written(work: Promise<boolean> | undefined): Promise<void> {
    if (!(await work)) return;
    this.#edits += 1;
    if (!this.#state.checked) return;
    this.#set({ isStale: true });
    await this.check();
  }

  async #afterCheck(): Promise<void> {
    if (this.#state.marks !== "off") {
      if (this.capabilities.marks === "view") await this.showMarks(true);
      else this.#set({ marks: "behind" });
    }
    if (this.#state.isStale && this.#state.isLive) this.#checkLater();
  }

  #edited(): void {
    this.#edits += 1;
    if (!this.#state.checked) return;
    this.#set({ isStale: true });
    if (this.#state.isLive) this.#checkLater();
  }

  #checkLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // A running check is left to finish; what came meanwhile is looked at after it.
      if (!this.#job) void this.check();
    }, LIVE_DELAY);
  }

  #set(change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** The reason of a check that a person ended. */
class Cancelled extends Error {}
