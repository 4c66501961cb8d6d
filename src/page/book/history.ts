import type { BookPlace } from "../../hosts/formula/index.js";
import type { BookContents } from "./contents.js";

/** What a book holds before or after a step, and the cell that is shown to whoever goes back or forth to it. */
export interface Moment {
  readonly contents: BookContents;
  readonly shown: BookPlace | undefined;
}

/** One step that can be taken back: everything before it and after it, which share whatever it left alone. */
export interface HistoryStep {
  readonly before: Moment;
  readonly after: Moment;
}

const LONGEST = 1000;

/** The steps done and those taken back. */
export class History {
  readonly #done: HistoryStep[] = [];
  readonly #undone: HistoryStep[] = [];

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  push(step: HistoryStep): void {
    this.#done.push(step);
    if (this.#done.length > LONGEST) this.#done.shift();
    this.#undone.length = 0;
  }

  undo(): HistoryStep | undefined {
    const step = this.#done.pop();
    if (step) this.#undone.push(step);
    return step;
  }

  redo(): HistoryStep | undefined {
    const step = this.#undone.pop();
    if (step) this.#done.push(step);
    return step;
  }

  /** Whether the step was taken back and not done again. */
  isUndone(step: HistoryStep): boolean {
    return this.#undone.includes(step);
  }
}
