import { checkLimit } from "../errors.js";
import type { ReadLimits } from "../limits.js";

/** Counts what a text takes, and refuses it where that is too much. */
export class Budget {
  #characters = 0;
  #paragraphs = 0;
  #cells = 0;

  constructor(readonly limits: ReadLimits) {}

  paragraph(characters: number): void {
    this.#characters += characters;
    this.#paragraphs++;
    checkLimit("textCharacters", this.#characters, this.limits.textCharacters);
    checkLimit("paragraphs", this.#paragraphs, this.limits.paragraphs);
  }

  cell(): void {
    this.#cells++;
    checkLimit("cells", this.#cells, this.limits.cells);
  }
}
