/** What a workbook or a text may cost before it is refused. Every limit is checked before the memory is spent. */
export interface ReadLimits {
  /** Bytes of the file itself. */
  readonly fileBytes: number;
  /** Sum of the inflated sizes that the zip directory declares. */
  readonly inflatedBytes: number;
  /** Inflated size of one part that is read; a JavaScript string ends at 512 MB. */
  readonly partBytes: number;
  /** Inflated size divided by file size, asked only above {@link RATIO_FREE_BYTES}. */
  readonly ratio: number;
  /** Entries of the zip directory. */
  readonly entries: number;
  readonly sheets: number;
  /** Cells that hold a value, all sheets together; in a text the cells of all tables, empty ones included. */
  readonly cells: number;
  /** Array formulas over several cells on one sheet of an .xlsx; the library compares every cell with all of them. */
  readonly arrayFormulas: number;
  /** Bytes of the text table of an .xls, which the library reads in more than linear time. */
  readonly textBytes: number;
  /** Characters of a text, those in its tables included. */
  readonly textCharacters: number;
  /** Paragraphs of a text, those in its tables included. */
  readonly paragraphs: number;
}

const MEGABYTE = 1024 * 1024;

/** Below this inflated size a high ratio harms nobody: a small sheet of equal rows compresses a thousandfold. */
export const RATIO_FREE_BYTES = 64 * MEGABYTE;

export const DEFAULT_LIMITS: ReadLimits = {
  fileBytes: 200 * MEGABYTE,
  inflatedBytes: 768 * MEGABYTE,
  partBytes: 384 * MEGABYTE,
  ratio: 200,
  entries: 50_000,
  sheets: 1000,
  cells: 2_000_000,
  arrayFormulas: 2000,
  textBytes: 24 * MEGABYTE,
  textCharacters: 20_000_000,
  paragraphs: 1_000_000,
};

/** The size of the grid in both formats read here (.xls has a smaller one); no cell can lie outside. */
export const GRID = { rows: 1_048_576, columns: 16_384 };
