import type { Block, CellValue, Workbook } from "../../workbook/index.js";
import {
  type BookPlace,
  cellAt,
  type CellWrite,
  keyOf,
  makeCell,
  MOST_COLUMNS,
  MOST_ROWS,
  recalculate,
  withCells,
} from "../../hosts/formula/index.js";
import type { HostPlace, Mark, MarkOutcome, SheetKey } from "../../hosts/port.js";
import { type BookContents, movedKey, movedSheets, Origin } from "./contents.js";
import { History, type HistoryStep, type Moment } from "./history.js";
import { areaOf, contentsIn, withArea, withoutArea, withoutSheets, withSheets } from "./insertion.js";
import { graver } from "./marks.js";
import { FIRST_CELL, rangeOfPlace, type Selection, selectionOf } from "./selection.js";
import type { BookState } from "./state.js";
import { parseTyped } from "./typedValue.js";

/** A text that a person typed for a cell. */
export interface TypedChange extends BookPlace {
  readonly typed: string;
}

/** Cells that a block was put into, and what stood in them then, row by row: formulas with `=`, blanks as "". */
export interface InsertedArea {
  readonly place: BookPlace;
  readonly contents: readonly (readonly CellValue[])[];
}

/**
 * A workbook that is open on the page: its contents, what is selected and marked in it, and the way back from every
 * change. An external store: {@link subscribe} and {@link getSnapshot} fit `useSyncExternalStore`.
 */
export class OpenBook {
  /** What is remembered of it while it is open; the page keeps nothing of a workbook anywhere else. */
  readonly memory = new Map<string, string>();
  readonly #opened: Workbook;
  readonly #history = new History();
  readonly #listeners = new Set<() => void>();
  readonly #editListeners = new Set<() => void>();
  #keysGiven = 0;
  #state: BookState;

  constructor(workbook: Workbook) {
    this.#opened = workbook;
    const firstShown = workbook.sheets.findIndex(({ visibility }) => visibility === "visible");
    this.#state = {
      workbook,
      stale: new Set(),
      keys: workbook.sheets.map(() => this.#newKey()),
      origin: new Origin(workbook),
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

  /** Names of the sheets that stay valid as long as the book is open, in their order. */
  get keys(): readonly SheetKey[] {
    return this.#state.keys;
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
    if (step) this.#goThrough(step.before);
  }

  /** Does again what was taken back last. */
  redo(): void {
    const step = this.#history.redo();
    if (step) this.#goThrough(step.after);
  }

  /** Puts each block on a new sheet behind the last, as one step, and shows the first. Gives the new sheets. */
  insertSheets(
    blocks: readonly Block[],
    sources: readonly string[],
  ): { readonly key: SheetKey; readonly name: string }[] {
    const first = this.keys.length;
    const contents = withSheets(this.#contents, blocks, sources, () => this.#newKey());
    const { keys, workbook } = contents;
    if (blocks.length > 0) this.#step({ contents, shown: { sheet: first, row: 0, column: 0 } });
    return keys.slice(first).map((key, at) => ({ key, name: workbook.sheets[first + at]?.name ?? "" }));
  }

  /** Puts a block at the active cell, as one step. Undefined where its cells are not all blank. */
  insertArea(block: Block, sources: readonly string[]): InsertedArea | undefined {
    const place = this.#activePlace;
    const contents = withArea(this.#contents, block, place, sources);
    if (!contents) return undefined;
    this.#step({ contents, shown: place });
    return { place, contents: contentsIn(contents.workbook, place.sheet, areaOf(block, place)) };
  }

  /** Whether a sheet was not there when the book was opened. */
  isInserted(key: SheetKey): boolean {
    return this.keys.indexOf(key) >= this.#opened.sheets.length;
  }

  /** Takes out sheets that were inserted, as one step. */
  removeSheets(keys: readonly SheetKey[]): void {
    if (keys.length === 0) return;
    const contents = withoutSheets(this.#contents, keys);
    const { sheet, row, column } = this.#activePlace;
    const at = movedSheets(this.keys, contents.keys)(sheet);
    const last = contents.keys.length - 1;
    const shown =
      at === undefined ? { sheet: Math.min(sheet, last), row: 0, column: 0 } : { sheet: at, row, column };
    this.#step({ contents, shown });
  }

  /** Clears the cells of an inserted area that still hold what was inserted, as one step. */
  removeArea({ place, contents }: InsertedArea): { removed: number; left: number } {
    const { after, removed, left } = withoutArea(this.#contents, place, contents);
    if (removed > 0) this.#step({ contents: after, shown: place });
    return { removed, left };
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
    const after = recalculate({ workbook: written, stale }, writes, this.#state.origin.dependents);
    return this.#step({ contents: { ...this.#contents, ...after }, shown: writes[0] }, writes[0]);
  }

  /** Takes a step of the past back, as a new step: exactly, or only its own cells where others changed since. */
  revert({ before, after }: HistoryStep, writes: readonly CellWrite[]): HistoryStep | undefined {
    const { workbook, stale } = this.#state;
    const isLast = workbook === after.contents.workbook && stale === after.contents.stale;
    return isLast ? this.#step(before, after.shown) : this.write(writes);
  }

  isUndone(step: HistoryStep): boolean {
    return this.#history.isUndone(step);
  }

  /** A blank cell keeps the format that it came with. */
  #formatAt(place: BookPlace): string | undefined {
    const { workbook, origin } = this.#state;
    const cell = cellAt(workbook, place) ?? cellAt(this.#opened, place) ?? cellAt(origin.workbook, place);
    return cell?.format;
  }

  get #contents(): BookContents {
    const { workbook, stale, keys, origin } = this.#state;
    return { workbook, stale, keys, origin };
  }

  get #activePlace(): BookPlace {
    const { sheet, selections } = this.#state;
    const { row, column } = (selections[sheet] ?? FIRST_CELL).active;
    return { sheet, row, column };
  }

  #newKey(): SheetKey {
    return `sheet-${++this.#keysGiven}`;
  }

  /** Goes on to another moment. `from` is shown to whoever takes that back. */
  #step(after: Moment, from = this.#activePlace): HistoryStep {
    const step = { before: { contents: this.#contents, shown: from }, after };
    this.#history.push(step);
    const isLaidOut = after.contents.keys !== this.keys;
    this.#set({ ...this.#holding(after.contents), ...(isLaidOut ? this.#showing(after) : {}) });
    return step;
  }

  #goThrough(moment: Moment): void {
    this.#set({ ...this.#holding(moment.contents), ...this.#showing(moment), notice: undefined });
    this.#tellEdited();
  }

  /** Other contents, with what is marked on the sheets that stay. */
  #holding(contents: BookContents): Partial<BookState> {
    const { keys, marks, sheet } = this.#state;
    if (contents.keys === keys) return contents;
    const moved = movedSheets(keys, contents.keys);
    const kept = [...marks].flatMap(([key, of]) => {
      const to = movedKey(key, moved);
      return to === undefined ? [] : [[to, of] as const];
    });
    return {
      ...contents,
      sheet: moved(sheet) ?? Math.max(0, Math.min(sheet, contents.keys.length - 1)),
      selections: this.#selectionsOn(contents.keys),
      marks: new Map(kept),
    };
  }

  #showing({ contents, shown }: Moment): Partial<BookState> {
    if (!shown) return {};
    const { sheet, row, column } = shown;
    const selections = this.#selectionsOn(contents.keys);
    return this.#selecting(sheet, selectionOf({ row, column }), false, selections);
  }

  /** What is selected on each of these sheets. */
  #selectionsOn(keys: readonly SheetKey[]): readonly Selection[] {
    const { keys: own, selections } = this.#state;
    return keys === own ? selections : keys.map((key) => selections[own.indexOf(key)] ?? FIRST_CELL);
  }

  #selecting(
    sheet: number,
    selection: Selection,
    isCentral: boolean,
    selections = this.#state.selections,
  ): Partial<BookState> {
    return {
      sheet,
      selections: selections.with(sheet, selection),
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
