/** The fields that are open at a place of a text: what stands in the code of one is not shown, its result is. */
export class Fields {
  /** For each open field, whether its code is not over yet. */
  readonly #open: boolean[] = [];
  #codes = 0;

  get isCode(): boolean {
    return this.#codes > 0;
  }

  /** Takes a `fldChar` of this type. */
  mark(type: string | undefined): void {
    if (type === "begin") {
      this.#open.push(true);
      this.#codes++;
    } else if (type === "separate") this.#endCode();
    else if (type === "end") {
      this.#endCode();
      this.#open.pop();
    }
  }

  /** A code is over with its paragraph: a field that never ends must not hide the rest of the text. */
  endParagraph(): void {
    if (this.#codes === 0) return;
    this.#open.fill(false);
    this.#codes = 0;
  }

  #endCode(): void {
    if (this.#open.at(-1) !== true) return;
    this.#open[this.#open.length - 1] = false;
    this.#codes--;
  }
}
