import type {
  Block,
  BlockCell,
  BlockContent,
  BlockLook,
  BlockPrint,
  BlockReference,
  CellRange,
} from "../../workbook/index.js";
import { text } from "./contents.js";
import { heightsOf } from "./heights.js";
import { LOOKS } from "./looks.js";

/** Builds a block from top to bottom. */
export class BlockBuilder {
  private readonly cells: BlockCell[] = [];
  private readonly merges: CellRange[] = [];
  private titleRows: [number, number] | undefined;
  private row = -1;

  constructor(
    private readonly name: string,
    /** Its number among the blocks that are inserted together. */
    readonly number: number,
    private readonly widths: readonly number[],
  ) {}

  get currentRow(): number {
    return this.row;
  }

  next(): this {
    this.row += 1;
    return this;
  }

  /** A cell of this block, for formulas in it or in the blocks inserted with it. */
  reference(row: number, column: number): BlockReference {
    return { block: this.number, row, column };
  }

  put(column: number, content: BlockContent | undefined, look: BlockLook, across = 1): this {
    this.cells.push({ row: this.row, column, look, ...(content ? { content } : {}) });
    for (let at = 1; at < across; at++) this.cells.push({ row: this.row, column: column + at, look });
    if (across > 1)
      this.merges.push({ top: this.row, bottom: this.row, left: column, right: column + across - 1 });
    return this;
  }

  /** Merges a cell put before with those below it. */
  mergeDown(row: number, column: number, bottom: number): void {
    this.merges.push({ top: row, bottom, left: column, right: column });
  }

  title(words: string): this {
    return this.next().put(0, text(words), LOOKS.title, this.widths.length);
  }

  /** A line over the whole width. */
  wide(words: string, look: BlockLook): this {
    return this.next().put(0, text(words), look, this.widths.length);
  }

  /** A row of labels; the last one over `across` columns. */
  header(labels: readonly string[], across = 1): this {
    this.next();
    labels.forEach((label, column) =>
      this.put(column, text(label), LOOKS.header, column === labels.length - 1 ? across : 1),
    );
    return this;
  }

  /** The rows that each printed page begins with. */
  repeats(first: number, last: number): this {
    this.titleRows = [first, last];
    return this;
  }

  build(print: Pick<BlockPrint, "landscape">): Block {
    return {
      name: this.name,
      rows: this.row + 1,
      columns: this.widths.length,
      cells: this.cells,
      merges: this.merges,
      widths: this.widths,
      heights: heightsOf(this.cells, this.merges, this.widths),
      print: { ...print, ...(this.titleRows ? { titleRows: this.titleRows } : {}) },
    };
  }
}
