import {
  type Applied,
  type CellChange,
  HostError,
  type Inserted,
  type RefusalReason,
  type SheetKey,
  type WorkbookHost,
} from "../hosts/port.js";
import { type CellWrite, keyOf } from "../hosts/formula/index.js";
import type { Block, CellValue } from "../workbook/index.js";
import { type BookPlace, cellAt, isBlankCell, type OpenBook } from "./book/index.js";
import type { HistoryStep } from "./book/history.js";

/** A change that was made, with what stood in its cell before. */
interface Made {
  readonly change: CellChange;
  readonly before: CellWrite;
}

interface Application {
  readonly step: HistoryStep | undefined;
  readonly made: readonly Made[];
}

/**
 * The open book as the host of the pane. `undo` is false, so that the pane offers its own way back; the undo of the
 * grid goes through what was applied as well, and what it took back is not taken back twice.
 */
export function pageHost(book: OpenBook): WorkbookHost {
  return new PageHost(book);
}

class PageHost implements WorkbookHost {
  readonly capabilities = { marks: "view", undo: false, edits: true } as const;
  readonly memory: WorkbookHost["memory"];
  readonly #book: OpenBook;
  readonly #applications: Application[] = [];

  constructor(book: OpenBook) {
    this.#book = book;
    this.memory = {
      load: (key) => settled(() => book.memory.get(key)),
      save: (key, text) =>
        settled(() => {
          if (text === undefined) book.memory.delete(key);
          else book.memory.set(key, text);
        }),
    };
  }

  snapshot: WorkbookHost["snapshot"] = ({ signal, onSheet } = {}) =>
    settled(() => {
      const { current: workbook, keys } = this.#book;
      for (const [index, { name }] of workbook.sheets.entries()) {
        signal?.throwIfAborted();
        onSheet?.(name, index, workbook.sheets.length);
      }
      return { workbook, keys };
    });

  goTo: WorkbookHost["goTo"] = ([first, ...others]) =>
    settled(() => {
      const place = this.#book.placeOf(first);
      if (!place) throw new HostError("sheet-gone");
      this.#book.goTo([place, ...others.flatMap((other) => this.#book.placeOf(other) ?? [])]);
    });

  mark: WorkbookHost["mark"] = (marks) => settled(() => this.#book.setMarks(marks));

  clearMarks: WorkbookHost["clearMarks"] = () =>
    settled(() => {
      const marked = this.#book.getSnapshot().marks.size;
      this.#book.setMarks([]);
      return { marked, left: 0 };
    });

  apply: WorkbookHost["apply"] = (changes) =>
    settled(() => {
      const { made, refused } = this.#sorted(changes);
      const step = this.#book.write(made.map(({ change, before }) => this.#book.written(before, change.to)));
      const applied = this.#readBack(made, refused);
      const done = made.filter(({ change }) => applied.done.includes(change));
      if (done.length > 0) this.#applications.push({ step, made: done });
      return applied;
    });

  takeBack: WorkbookHost["takeBack"] = () =>
    settled(() => {
      let last = this.#applications.pop();
      while (last?.step && this.#book.isUndone(last.step)) last = this.#applications.pop();
      if (!last) return undefined;
      const backward = last.made.map(({ change, before }) => this.#backward(change, before));
      const standing = backward.flatMap(({ change, write }) =>
        write && valueAt(this.#book, write) === change.from ? [{ change, write }] : [],
      );
      const done = standing.map(({ change }) => change);
      const refused = backward.flatMap(({ change, write }) =>
        done.includes(change) ? [] : [{ change, reason: write ? ("changed" as const) : ("gone" as const) }],
      );
      const writes = standing.map(({ write }) => write);
      if (last.step) this.#book.revert(last.step, writes);
      return { done, refused };
    });

  insert: WorkbookHost["insert"] = ({ blocks, sources, where }) =>
    settled((): Inserted => {
      const names = this.#namesOf(sources, blocks);
      if (where === "sheets") return { kind: "sheets", sheets: this.#book.insertSheets(blocks, names) };
      const [block] = blocks;
      if (!block || blocks.length > 1) throw new RangeError("one block goes to the selected cell");
      const { workbook, sheet, keys } = this.#book.getSnapshot();
      const area = this.#book.insertArea(block, names);
      if (!area) throw new HostError("occupied", { sheet: workbook.sheets[sheet]?.name ?? "" });
      const { row, column } = area.place;
      const place = { sheet: keys[sheet] ?? "", row, column };
      return { kind: "area", place, rows: block.rows, columns: block.columns, contents: area.contents };
    });

  remove: WorkbookHost["remove"] = (inserted) =>
    settled(() => {
      if (inserted.kind === "area") {
        const place = this.#book.placeOf(inserted.place);
        return place
          ? this.#book.removeArea({ place, contents: inserted.contents })
          : { removed: 0, left: 0 };
      }
      const there = inserted.sheets.filter(({ key }) => this.#book.keys.includes(key));
      const gone = there
        .filter(({ key, name }) => this.#book.isInserted(key) && this.#nameOf(key) === name)
        .map(({ key }) => key);
      this.#book.removeSheets(gone);
      return { removed: gone.length, left: there.length - gone.length };
    });

  onEdited: WorkbookHost["onEdited"] = (listener) => this.#book.onEdited(listener);

  /** The way back from a change, where its sheet stands now; no `write` when it is gone. */
  #backward({ place, from, to }: CellChange, { cell }: CellWrite): { change: CellChange; write?: CellWrite } {
    const now = this.#book.placeOf(place);
    const value = typeof from === "boolean" ? String(from).toUpperCase() : from;
    return { change: { place, from: to, to: value }, ...(now ? { write: { ...now, cell } } : {}) };
  }

  #nameOf(key: SheetKey): string | undefined {
    return this.#book.current.sheets[this.#book.keys.indexOf(key)]?.name;
  }

  /** The names of the sheets that blocks speak of by index. */
  #namesOf(sources: readonly SheetKey[], blocks: readonly Block[]): string[] {
    const spoken = new Set(blocks.flatMap(sheetsSpokenOf));
    return sources.map((key, index) => {
      const name = this.#nameOf(key);
      if (name === undefined && spoken.has(index)) throw new HostError("sheet-gone");
      return name ?? "";
    });
  }

  #sorted(changes: readonly CellChange[]): { made: Made[]; refused: Applied["refused"] } {
    const made: Made[] = [];
    const taken = new Set<number>();
    const refused: { change: CellChange; reason: RefusalReason }[] = [];
    for (const change of changes) {
      const place = this.#book.placeOf(change.place);
      // A second change of one cell would find what the first has put there.
      const isTaken = place && taken.has(keyOf(place));
      const reason = place ? (isTaken ? "changed" : this.#refusal(change, place)) : "gone";
      if (reason) refused.push({ change, reason });
      else if (place) {
        taken.add(keyOf(place));
        made.push({ change, before: { ...place, cell: cellAt(this.#book.current, place) } });
      }
    }
    return { made, refused };
  }

  #refusal(change: CellChange, place: BookPlace): RefusalReason | undefined {
    if (cellAt(this.#book.current, place)?.formula !== undefined) return "formula";
    return valueAt(this.#book, place) === change.from ? undefined : "changed";
  }

  #readBack(made: readonly Made[], refused: Applied["refused"]): Applied {
    const isWritten = ({ change, before }: Made) => valueAt(this.#book, before) === blankless(change.to);
    return {
      done: made.filter(isWritten).map(({ change }) => change),
      refused: [
        ...refused,
        ...made
          .filter((one) => !isWritten(one))
          .map(({ change }) => ({ change, reason: "not-written" as const })),
      ],
    };
  }
}

function sheetsSpokenOf({ cells }: Block): number[] {
  return cells.flatMap(({ content }) =>
    content?.kind === "formula"
      ? content.parts.flatMap((part) => (typeof part === "object" && "sheet" in part ? [part.sheet] : []))
      : [],
  );
}

/** What a cell holds; undefined for a blank, whatever comment is left of it. */
function valueAt(book: OpenBook, place: BookPlace): CellValue | undefined {
  const cell = cellAt(book.current, place);
  return cell === undefined || isBlankCell(cell) ? undefined : cell.value;
}

function blankless(value: string | number | undefined): string | number | undefined {
  return value === "" ? undefined : value;
}

/** The result of `work` as a promise, its exceptions included. */
function settled<Result>(work: () => Result): Promise<Result> {
  return new Promise((resolve) => {
    resolve(work());
  });
}
