import type { CellRange } from "../../workbook/index.js";
import { holdsPlace, meets, type Place } from "../book/index.js";

const BLOCK = 64;
/** A merge over more blocks of rows than this is kept apart. */
const MOST_BLOCKS = 32;

/** The merged areas of a sheet, found by place. */
export class Merges {
  readonly #byBlock = new Map<number, CellRange[]>();
  readonly #tall: CellRange[] = [];

  constructor(merges: readonly CellRange[]) {
    for (const merge of merges) {
      const first = Math.floor(merge.top / BLOCK);
      const last = Math.floor(merge.bottom / BLOCK);
      if (last - first >= MOST_BLOCKS) {
        this.#tall.push(merge);
        continue;
      }
      for (let block = first; block <= last; block++) {
        const list = this.#byBlock.get(block);
        if (list) list.push(merge);
        else this.#byBlock.set(block, [merge]);
      }
    }
  }

  at(place: Place): CellRange | undefined {
    const here = this.#byBlock.get(Math.floor(place.row / BLOCK));
    return (
      here?.find((merge) => holdsPlace(merge, place)) ?? this.#tall.find((merge) => holdsPlace(merge, place))
    );
  }

  /** Each merge that meets the range, once. */
  meeting(range: CellRange): CellRange[] {
    const found = new Set(this.#tall.filter((merge) => meets(merge, range)));
    const last = Math.floor(range.bottom / BLOCK);
    const blocks =
      last - Math.floor(range.top / BLOCK) > this.#byBlock.size ? this.#byBlock.keys() : undefined;
    const add = (block: number): void => {
      for (const merge of this.#byBlock.get(block) ?? []) if (meets(merge, range)) found.add(merge);
    };
    if (blocks) for (const block of blocks) add(block);
    else for (let block = Math.floor(range.top / BLOCK); block <= last; block++) add(block);
    return [...found];
  }

  /** The range, grown until it cuts no merge. */
  whole(range: CellRange): CellRange {
    let grown = range;
    for (;;) {
      const all = [grown, ...this.meeting(grown)];
      const next = {
        top: Math.min(...all.map(({ top }) => top)),
        left: Math.min(...all.map(({ left }) => left)),
        bottom: Math.max(...all.map(({ bottom }) => bottom)),
        right: Math.max(...all.map(({ right }) => right)),
      };
      if (
        next.top === grown.top &&
        next.left === grown.left &&
        next.bottom === grown.bottom &&
        next.right === grown.right
      ) {
        return grown;
      }
      grown = next;
    }
  }

  /** Where a place is shown: the first cell of its merge. */
  anchor(place: Place): Place {
    const merge = this.at(place);
    return merge ? { row: merge.top, column: merge.left } : place;
  }
}
