/** The workbook that is open in Excel, through office.js: reads it whole, marks cells, shows and changes them, inserts blocks. */
import type { Applied, CellChange, WorkbookHost } from "../port.js";
import { applyChanges, UNDO_GROUPS } from "./apply.js";
import { editWatch } from "./editWatch.js";
import { goToPlaces } from "./goTo.js";
import { insertBlocks } from "./insert.js";
import type { ExcelLibrary } from "./library.js";
import { replaceMarks } from "./marks.js";
import { excelMemory } from "./memory.js";
import { oneAtATime } from "./queue.js";
import { removeInserted } from "./remove.js";
import { excelAccess } from "./session.js";
import { readSnapshot } from "./snapshot.js";

export type { ExcelLibrary, OfficeGlobals } from "./library.js";
export { type Ready, ready, type ReadyOptions } from "./ready.js";
export { type Surroundings, surroundingsOf } from "./surroundings.js";

export interface ExcelHostOptions {
  /** From {@link ready}. */
  readonly library: ExcelLibrary;
  /** Milliseconds that Excel may take for one answer. */
  readonly timeout?: number;
}

const PATIENCE = 60_000;

/**
 * The host of the task pane. Only `mark`, `clearMarks`, `apply`, `takeBack`, `insert`, `remove` and saving a memory write
 * into the workbook.
 */
export function excelHost({ library, timeout = PATIENCE }: ExcelHostOptions): WorkbookHost {
  const access = excelAccess(library, timeout);
  const edits = editWatch(access);
  const queue = oneAtATime();
  const memory = excelMemory(access);
  /** For each apply that was not taken back, what would take it back. */
  const history: (readonly CellChange[])[] = [];

  const write = <T>(work: () => Promise<T>): Promise<T> => queue(() => edits.whileWriting(work));

  const apply = (changes: readonly CellChange[]): Promise<Applied> =>
    write(async () => {
      let written: readonly CellChange[] | undefined;
      try {
        const { done, refused, inverse } = await applyChanges(access, changes, (attempted) => {
          written = attempted;
        });
        written = inverse;
        return { done, refused };
      } finally {
        // Also after an error: some of it may stand there, and taking back leaves alone what does not.
        if (written && written.length > 0) history.push(written);
      }
    });

  const takeBack = (): Promise<Applied | undefined> =>
    write(async () => {
      const last = history.pop();
      if (!last) return undefined;
      try {
        const { done, refused } = await applyChanges(access, last, () => undefined);
        return { done, refused };
      } catch (error) {
        history.push(last);
        throw error;
      }
    });

  return {
    capabilities: { marks: "workbook", undo: library.supports(UNDO_GROUPS), edits: true },
    memory: { load: (key) => memory.load(key), save: (key, text) => write(() => memory.save(key, text)) },
    snapshot(options) {
      edits.retry();
      return readSnapshot(access, options);
    },
    goTo: (places) => goToPlaces(access, places),
    mark: (marks) => write(() => replaceMarks(access, marks, newRun())),
    clearMarks: () => write(() => replaceMarks(access, [], newRun())),
    apply,
    takeBack,
    insert: (insertion) => write(() => insertBlocks(access, insertion)),
    remove: (inserted) => write(() => removeInserted(access, inserted)),
    onEdited: (listener) => edits.add(listener),
  };
}

/** Tells the marks of one setting from those of all others, in this pane and in others. */
function newRun(): string {
  return `${Date.now().toString(36)}-${Math.floor(Math.random() * 1e6).toString(36)}`;
}
