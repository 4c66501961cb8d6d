import type { CheckReport, Finding } from "../../check/index.js";
import { type HostPlace, hostPlace, type Mark, type Snapshot, type WorkbookHost } from "../../hosts/port.js";
import type { Engine, Progress } from "../../hosts/worker/index.js";
import type { CheckChoices } from "../settings.js";
import { type Failure, failureOf } from "./failure.js";

/** A finished check: the workbook as it was, and what was found. */
export interface Checked {
  readonly snapshot: Snapshot;
  readonly report: CheckReport;
}

/** How far a running check is. */
export type Running =
  | { readonly at: "workbook"; readonly name?: string; readonly index?: number; readonly count?: number }
  | Progress;

export interface SessionState {
  readonly running: Running | undefined;
  /** The last finished check; stays while another one runs or fails. */
  readonly checked: Checked | undefined;
  readonly failure: Failure | undefined;
  /** The workbook was edited after the snapshot of {@link checked}. */
  readonly isStale: boolean;
  readonly isLive: boolean;
  readonly choices: CheckChoices;
  /** `behind`: the marks in the workbook are those of an earlier check. */
  readonly marks: "off" | "on" | "behind";
  /** Marks that could not be set or removed. */
  readonly marksLeft: number;
}

/** How long after an edit a live check begins. */
export const LIVE_DELAY = 1000;

let sessions = 0;

/**
 * One open workbook and the checks of it: an external store for the pane. Checking never writes into the workbook;
 * marks are set when a person asks for them, and follow by themselves only where they are a mere view.
 */
export class Session {
  /** Tells it from other sessions of this window. */
  readonly id = (sessions += 1);
  readonly #host: WorkbookHost;
  readonly #engine: Engine;
  readonly #listeners = new Set<() => void>();
  readonly #stopListening: () => void;
  #state: SessionState;
  #job: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts edits, so that one made while a check runs is not lost. */
  #edits = 0;

  constructor(host: WorkbookHost, engine: Engine, isLive = false) {
    this.#host = host;
    this.#engine = engine;
    this.#state = {
      running: undefined,
      checked: undefined,
      failure: undefined,
      isStale: false,
      isLive,
      choices: {},
      marks: host.capabilities.marks === "view" ? "on" : "off",
      marksLeft: 0,
    };
    this.#stopListening = host.onEdited(() => {
      this.#edited();
    });
  }

  get state(): SessionState {
    return this.#state;
  }

  get capabilities(): WorkbookHost["capabilities"] {
    return this.#host.capabilities;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Ends what runs and stops listening to the host. */
  dispose(): void {
    this.cancel();
    clearTimeout(this.#timer);
    this.#stopListening();
    this.#listeners.clear();
  }

  /** Checks the workbook as it is now; a check that runs is ended first. */
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
      const snapshot = await this.#host.snapshot({
        signal,
        onSheet: (name, index, count) => {
          if (isCurrent()) this.#set({ running: { at: "workbook", name, index, count } });
        },
      });
      const report = await this.#engine.check(snapshot.workbook, this.#state.choices, {
        signal,
        onProgress: (running) => {
          if (isCurrent()) this.#set({ running });
        },
      });
      if (!isCurrent()) return;
      this.#job = undefined;
      this.#set({ running: undefined, checked: { snapshot, report }, isStale: this.#edits !== seen });
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

  dismissFailure(): void {
    this.#set({ failure: undefined });
  }

  setLive(isLive: boolean): void {
    this.#set({ isLive });
    if (isLive && this.#state.isStale) this.#checkLater();
    else clearTimeout(this.#timer);
  }

  /** What the next check is made as. The results shown are those of the old choice: stale. */
  choose(choices: CheckChoices): void {
    this.#set({ choices, isStale: this.#state.checked !== undefined });
  }

  /** Shows the first cell of a finding, or selects all of its cells on that sheet. */
  async show(finding: Finding, what: "first" | "all" = "first"): Promise<void> {
    const places = this.#placesOf(what === "all" ? finding.cells : finding.cells.slice(0, 1));
    await this.#go(places);
  }

  /** Shows one cell of a finding. */
  async showCell(cell: Finding["cells"][number]): Promise<void> {
    await this.#go(this.#placesOf([cell]));
  }

  /** Marks the cell that each finding reports, or clears every mark. */
  async showMarks(isOn: boolean): Promise<void> {
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

  #placesOf(cells: Finding["cells"]): HostPlace[] {
    const snapshot = this.#state.checked?.snapshot;
    return snapshot ? cells.flatMap(({ place }) => hostPlace(snapshot, place) ?? []) : [];
  }

  async #go(places: readonly HostPlace[]): Promise<void> {
    const [first, ...others] = places;
    if (!first) return;
    try {
      await this.#host.goTo([first, ...others]);
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

  async #afterCheck(): Promise<void> {
    if (this.#state.marks !== "off") {
      if (this.#host.capabilities.marks === "view") await this.showMarks(true);
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
