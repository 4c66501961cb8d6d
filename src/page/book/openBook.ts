import type { Workbook } from "../../workbook/index.js";
import {
  type BookPlace,
  cellAt,
  type CellWrite,
  Dependents,
  keyOf,
  makeCell,
  MOST_COLUMNS,
  MOST_ROWS,
  recalculate,
  withCells,
} from "../../hosts/formula/index.js";
import type { HostPlace, Mark, MarkOutcome, SheetKey } from "../../hosts/port.js";
import { History, type HistoryStep } from "./history.js";
import { graver } from "./marks.js";
import { FIRST_CELL, rangeOfPlace, type Selection, selectionOf } from "./selection.js";
import type { BookState } from "./state.js";
import { parseTyped } from "./typedValue.js";

/** A text that a person typed for a cell. */
export interface TypedChange extends BookPlace {
  readonly typed: string;
}

/**
 * A workbook that is open on the page: its contents, what is selected and marked in it, and the way back from every
 * change. An external store: {@link subscribe} and {@link getSnapshot} fit `useSyncExternalStore`.
 */
export class OpenBook {
  /** Names of the sheets that stay valid as long as the book is open, in their order. */
  readonly keys: readonly SheetKey[];
  /** What is remembered of it while it is open; the page keeps nothing of a workbook anywhere else. */
  readonly memory = new Map<string, string>();
  readonly #opened: Workbook;
  readonly #history = new History();
  readonly #listeners = new Set<() => void>();
  readonly #editListeners = new Set<() => void>();
  #dependents: Dependents | undefined;
  #state: BookState;

  constructor(workbook: Workbook) {
    this.#opened = workbook;
    this.keys = workbook.sheets.map((_, index) => `sheet-${index + 1}`);
    const firstShown = workbook.sheets.findIndex(({ visibility }) => visibility === "visible");
    this.#state = {
      workbook,
      stale: new Set(),
      sheet: Math.max(0, firstShown),
      selections: workbook.sheets.map(() => FIRST_CELL),
      marks: new Map(),
      reveal: { serial: 0, isCentral: false },
      notice: undefined,
      canUndo: false,
      canRedo: false,
    };
  }

  /** Calls back after every change of the state; returns how to stop it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): BookState => this.#state;

  /** The workbook as it stands. */
  get current(): Workbook {
    return this.#state.workbook;
  }

  /** How many formula cells show a value that an edit has made out of date. */
  get notRecalculated(): number {
    return this.#state.stale.size;
  }

  /** Calls back after every edit by a person, undo and redo included; returns how to stop it. */
  onEdited(listener: () => void): () => void {
    this.#editListeners.add(listener);
    return () => this.#editListeners.delete(listener);
  }

  /** Replaces all marks. Counts as left those whose place does not exist. */
  setMarks(marks: readonly Mark[]): MarkOutcome {
    const byCell = new Map<number, Mark["class"]>();
    let left = 0;
    for (const mark of marks) {
      const place = this.placeOf(mark.place);
      if (place) byCell.set(keyOf(place), graver(byCell.get(keyOf(place)), mark.class));
      else left++;
    }
    this.#set({ marks: byCell });
    return { marked: marks.length - left, left };
  }

  /** Undefined for a place outside every sheet. */
  placeOf({ sheet: key, row, column }: HostPlace): BookPlace | undefined {
    const sheet = this.keys.indexOf(key);
    const isInside = row >= 0 && row < MOST_ROWS && column >= 0 && column < MOST_COLUMNS;
    return sheet >= 0 && isInside ? { sheet, row, column } : undefined;
  }

  showSheet(sheet: number): void {
    if (sheet !== this.#state.sheet && sheet in this.#state.workbook.sheets) {
      this.#set({ sheet, notice: undefined });
    }
  }

  /** Selects on the sheet on view and, unless told otherwise, keeps the end of the selection in sight. */
  select(selection: Selection, isFollowed = true): void {
    const { reveal, sheet } = this.#state;
    const change = this.#selecting(sheet, selection, false);
    this.#set({ ...change, ...(isFollowed ? {} : { reveal }), notice: undefined });
  }

  /** Shows the first place in the middle of the view and selects all places that stand on its sheet. */
  goTo(places: readonly [BookPlace, ...BookPlace[]]): void {
    const [first] = places;
    const ranges = places.filter(({ sheet }) => sheet === first.sheet).map(rangeOfPlace);
    this.#set(this.#selecting(first.sheet, { active: first, focus: first, ranges }, true));
  }

  /**
   * Puts what a person typed into cells, as one step. A text that begins with `=` is kept as text, since formulas
   * cannot be entered here; the notice of the state then says so.
   */
  type(changes: readonly TypedChange[]): void {
    const read = changes.map((change) => ({
      change,
      typed: parseTyped(change.typed, this.#formatAt(change)),
    }));
    const isFormula = read.some(({ typed }) => typed.is === "text" && typed.looksLikeFormula);
    const step = this.write(
      read.map(({ change, typed }): CellWrite => {
        if (typed.is === "blank") return this.written(change, undefined);
        return this.written(change, typed.value, typed.is === "number" ? typed.format : undefined);
      }),
    );
    this.#set({ notice: isFormula ? "formula-as-text" : undefined });
    if (step) this.#tellEdited();
  }

  /** Takes back the last step. */
  undo(): void {
    const step = this.#history.undo();
    if (step) this.#goThrough(step, step.before);
  }

  /** Does again what was taken back last. */
  redo(): void {
    const step = this.#history.redo();
    if (step) this.#goThrough(step, step.after);
  }

  /** What stands in a place once it holds this value: its format and its comment stay, a formula goes. */
  written(
    { sheet, row, column }: BookPlace,
    value: string | number | undefined,
    ownFormat?: string,
  ): CellWrite {
    const place = { sheet, row, column };
    const format = this.#formatAt(place) ?? ownFormat;
    const comment = cellAt(this.current, place)?.comment;
    return { ...place, cell: makeCell({ column, format, comment }, value === "" ? undefined : value) };
  }

  /** Puts cells in their places and works out what depends on them. Undefined when nothing changed. */
  write(writes: readonly CellWrite[]): HistoryStep | undefined {
    const { workbook, stale } = this.#state;
    const written = withCells(workbook, writes);
    if (written === workbook) return undefined;
    this.#dependents ??= new Dependents(this.#opened);
    const after = recalculate({ workbook: written, stale }, writes, this.#dependents);
    return this.#step({ before: { workbook, stale }, after, places: writes });
  }

  /** Takes a step of the past back, as a new step: exactly, or only its own cells where others changed since. */
  revert(step: HistoryStep, writes: readonly CellWrite[]): HistoryStep | undefined {
    const { workbook, stale } = this.#state;
    if (workbook !== step.after.workbook || stale !== step.after.stale) return this.write(writes);
    return this.#step({ before: step.after, after: step.before, places: writes });
  }

  isUndone(step: HistoryStep): boolean {
    return this.#history.isUndone(step);
  }

  /** A blank cell keeps the format that it came with. */
  #formatAt(place: BookPlace): string | undefined {
    return (cellAt(this.current, place) ?? cellAt(this.#opened, place))?.format;
  }

  #step(step: HistoryStep): HistoryStep {
    this.#history.push(step);
    this.#set({ ...step.after });
    return step;
  }

  #goThrough({ places }: HistoryStep, { workbook, stale }: HistoryStep["after"]): void {
    const [first] = places;
    const shown = first && this.#selecting(first.sheet, selectionOf(first), false);
    this.#set({ workbook, stale, ...shown, notice: undefined });
    this.#tellEdited();
  }

  #selecting(sheet: number, selection: Selection, isCentral: boolean): Partial<BookState> {
    return {
      sheet,
      selections: this.#state.selections.with(sheet, selection),
      reveal: { serial: this.#state.reveal.serial + 1, isCentral },
    };
  }

  #set(change: Partial<BookState>): void {
    const { canUndo, canRedo } = this.#history;
    this.#state = { ...this.#state, ...change, canUndo, canRedo };
    for (const listener of this.#listeners) listener();
  }

  #tellEdited(): void {
    for (const listener of this.#editListeners) listener();
  }
}
