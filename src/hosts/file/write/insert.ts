import {
  type Block,
  type BlockHome,
  formulaOf,
  freeSheetName,
  type Workbook,
} from "../../../workbook/index.js";
import { namingFile, Refusal } from "../errors.js";
import { DEFAULT_LIMITS } from "../limits.js";
import { readWorkbook } from "../readWorkbook.js";
import { sniff } from "../sniff.js";
import { readZipDirectory } from "../zip/directory.js";
import { withEntries } from "../zip/replace.js";
import { blockSheet } from "./blockSheet.js";
import { BookParts } from "./bookParts.js";
import { calculationOf } from "./calculation.js";
import { writablePackage } from "./writable.js";

/** What is put into a workbook file. */
export interface BlocksToInsert {
  /** The file's name, for messages. */
  readonly fileName: string;
  /** The workbook as it was read from these bytes: formulas of the blocks speak of its sheets by index. */
  readonly workbook: Workbook;
  readonly blocks: readonly Block[];
}

/** A workbook file with new sheets. */
export interface WithBlocks {
  readonly bytes: Uint8Array;
  /** The names of the new sheets, one for each block. */
  readonly sheets: readonly string[];
}

/**
 * Makes a copy of an .xlsx or .xlsm with each block on a new sheet behind the last. All other sheets keep their bytes,
 * and so does every part that need not name the new ones or hold their looks. Where there are formulas in them the file
 * asks to be calculated when it is opened.
 *
 * @throws WorkbookFileError for a file that cannot be read or written, or whose structure is protected.
 * @throws RangeError for blocks that no sheet can hold, or that speak of sheets that the file does not have.
 */
export function insertBlocks(bytes: Uint8Array, insertion: BlocksToInsert): WithBlocks {
  return namingFile(insertion.fileName, "Excel", () => inserted(bytes, insertion));
}

function inserted(bytes: Uint8Array, { fileName, workbook, blocks }: BlocksToInsert): WithBlocks {
  // What is no package is refused for what it is.
  if (sniff(bytes) !== "zip") readWorkbook(bytes, fileName);
  const parts = new BookParts(writablePackage(bytes));
  const { names, namespace, isLocked } = parts.sheets.is;
  if (isLocked) throw new Refusal({ code: "notWritable", why: "structure" });
  const sources = workbook.sheets.map(({ name }) => name);
  if (!sources.every((name) => names.includes(name))) throw new RangeError("another workbook");
  if (blocks.length === 0) return { bytes, sheets: [] };

  const placed = placedBlocks(blocks, names);
  const homes = placed.map(({ home }) => home);
  const announced = placed.map(({ block, home }) => {
    const sheet = blockSheet(block, {
      namespace,
      formatOf: (look) => parts.styles.is.formatOf(look),
      formula: (own) => formulaOf(own, home, sources, homes),
    });
    return { name: home.sheet, id: parts.add(sheet), titleRows: block.print.titleRows };
  });
  const named = parts.sheets.is.with(announced);
  const { replaced, added } = parts.contents(hasFormulas(blocks) ? calculationOf(named).onLoad : named);
  return {
    bytes: withEntries(bytes, readZipDirectory(bytes, DEFAULT_LIMITS.entries), replaced, added),
    sheets: homes.map(({ sheet }) => sheet),
  };
}

interface PlacedBlock {
  readonly block: Block;
  readonly home: BlockHome;
}

function placedBlocks(blocks: readonly Block[], names: readonly string[]): PlacedBlock[] {
  const taken = [...names];
  return blocks.map((block) => {
    const sheet = freeSheetName(block.name, taken);
    taken.push(sheet);
    return { block, home: { sheet, row: 0, column: 0 } };
  });
}

function hasFormulas(blocks: readonly Block[]): boolean {
  return blocks.some(({ cells }) => cells.some(({ content }) => content?.kind === "formula"));
}
