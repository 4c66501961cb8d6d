import { RECORD, type BiffRecord, characters } from "./records.js";

/** The row of a record that only lists who may see a note. */
const SHARING_ROW = 0xffff;

/**
 * Collects the notes of a worksheet. Their text belongs to a drawing object: OBJ names the object, TXO says how long
 * its text is, the CONTINUE records behind hold it, and NOTE ties the object to a cell.
 */
export class NoteReader {
  readonly #view: DataView;
  readonly #texts = new Map<number, string>();
  readonly #places: { row: number; column: number; object: number }[] = [];
  #object: number | undefined;
  /** Characters that are still to come. */
  #missing = 0;

  constructor(view: DataView) {
    this.#view = view;
  }

  see({ type, start, end }: BiffRecord): void {
    if (type === RECORD.continue) {
      this.#readText(start, end);
      return;
    }
    this.#missing = 0;
    if (type === RECORD.object && end - start >= 8) this.#object = this.#view.getUint16(start + 6, true);
    if (type === RECORD.textObject && end - start >= 12)
      this.#missing = this.#view.getUint16(start + 10, true);
    if (type === RECORD.note && end - start >= 8) {
      const row = this.#view.getUint16(start, true);
      if (row === SHARING_ROW) return;
      const [column, object] = [this.#view.getUint16(start + 2, true), this.#view.getUint16(start + 6, true)];
      this.#places.push({ row, column, object });
    }
  }

  /** The notes by row and column. */
  found(): Map<number, Map<number, string>> {
    const notes = new Map<number, Map<number, string>>();
    for (const { row, column, object } of this.#places) {
      const text = this.#texts.get(object) ?? "";
      if (text.trim() === "") continue;
      notes.set(row, (notes.get(row) ?? new Map<number, string>()).set(column, text));
    }
    return notes;
  }

  /** Each piece says for itself whether its characters have one byte or two. */
  #readText(start: number, end: number): void {
    if (this.#missing === 0 || this.#object === undefined || end <= start) return;
    const wide = (this.#view.getUint8(start) & 1) !== 0;
    const count = Math.min(this.#missing, Math.floor((end - start - 1) / (wide ? 2 : 1)));
    const text = characters(this.#view, start + 1, count, wide).replace(/\r\n?/g, "\n");
    this.#texts.set(this.#object, (this.#texts.get(this.#object) ?? "") + text);
    this.#missing -= count;
  }
}
