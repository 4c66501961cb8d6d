import {
  type Block,
  type BlockHome,
  type BlockLook,
  type BlockPrint,
  type CellRange,
  groupBy,
  rangeName,
} from "../../workbook/index.js";
import { addressLists, type CellSpot, rectanglesOf } from "./areas.js";
import { type Asking, bytesOf } from "./sending.js";

type Corner = Pick<BlockHome, "row" | "column">;

/** One property that many cells share; `name` tells it from all others. */
interface Style {
  readonly name: string;
  readonly set: (format: Excel.RangeFormat) => void;
}

/** Paler than any mark. */
const FILL_IN = "#FFFFCC";
const REMARK = { colour: "#595959", size: 9 };

const ALIGNMENTS = { left: "Left", center: "Center", right: "Right" } as const;

/** Number formats go with the contents. */
function stylesOf({ bold, size, align, wrap, tone }: BlockLook): Style[] {
  const styles: Style[] = [];
  const add = (name: string, set: Style["set"]): void => {
    styles.push({ name, set });
  };
  if (bold) add("bold", ({ font }) => (font.bold = true));
  if (wrap) add("wrap", (format) => (format.wrapText = true));
  if (align) add(align, (format) => (format.horizontalAlignment = ALIGNMENTS[align]));
  if (tone === "fill-in") add(tone, ({ fill }) => (fill.color = FILL_IN));
  if (tone === "remark") add(tone, ({ font }) => (font.color = REMARK.colour));
  const points = size ?? (tone === "remark" ? REMARK.size : undefined);
  if (points !== undefined) add(`${String(points)} pt`, ({ font }) => (font.size = points));
  return styles;
}

/** Merges the block's areas, then sets every property once for all cells that have it. */
export function lookWriting(sheet: Excel.Worksheet, corner: Corner, block: Block): Asking[] {
  const styled = block.cells.flatMap((cell) => {
    const spot = { row: corner.row + cell.row, column: corner.column + cell.column };
    return stylesOf(cell.look).map((style) => ({ spot, style }));
  });
  const bordered = block.cells.filter(({ look }) => look.border);
  return [
    ...block.merges.map((range) => {
      const address = rangeName(shifted(range, corner));
      return asking(address, () => {
        sheet.getRange(address).merge(false);
      });
    }),
    ...[...groupBy(styled, ({ style }) => style.name).values()].flatMap((group) => {
      const set = group[0]?.style.set;
      const spots = group.map(({ spot }) => spot);
      return set ? formatWriting(sheet, spots, set) : [];
    }),
    ...rectanglesOf(bordered).map((range) => {
      const address = rangeName(shifted(range, corner));
      return asking(Array.from({ length: 6 }, () => address).join(), () => {
        drawLines(sheet.getRange(address).format.borders, range);
      });
    }),
  ];
}

export function shifted({ top, left, bottom, right }: CellRange, { row, column }: Corner): CellRange {
  return { top: top + row, left: left + column, bottom: bottom + row, right: right + column };
}

function asking(address: string, queue: () => void): Asking {
  return { bytes: bytesOf(address), queue };
}

function formatWriting(sheet: Excel.Worksheet, spots: readonly CellSpot[], set: Style["set"]): Asking[] {
  return addressLists(rectanglesOf(spots)).map((address) =>
    asking(address, () => {
      set(sheet.getRanges(address).format);
    }),
  );
}

/** Lines between cells only where there are several: a single row has none to draw. */
function drawLines(borders: Excel.RangeBorderCollection, { top, left, bottom, right }: CellRange): void {
  const sides = [
    ...(["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight"] as const),
    ...(bottom > top ? (["InsideHorizontal"] as const) : []),
    ...(right > left ? (["InsideVertical"] as const) : []),
  ];
  for (const side of sides) {
    const border = borders.getItem(side);
    border.style = "Continuous";
    border.weight = "Thin";
  }
}

/**
 * Excel takes points for the width of a column. A digit of the standard font is 7 pixels wide (Calibri, 等线 11) or 8
 * (宋体 11), and every column has 5 pixels of margin; a pixel is 0.75 points. The wider one is taken: a column that is too
 * narrow shows its amounts as ####.
 */
const POINTS_A_CHARACTER = 6;
const MARGIN = 3.75;

/** Widths of columns and heights of rows, for a block on a sheet of its own. */
export function sizeWriting(sheet: Excel.Worksheet, { widths, heights = {} }: Block): Asking[] {
  const columns = groupBy(widths.entries(), ([, width]) => width);
  const rows = groupBy(Object.entries(heights), ([, height]) => height);
  return [
    ...[...columns].flatMap(([width, entries]) => {
      const spots = entries.map(([column]) => ({ row: 0, column }));
      return formatWriting(sheet, spots, (format) => {
        format.columnWidth = width * POINTS_A_CHARACTER + MARGIN;
      });
    }),
    ...[...rows].flatMap(([height, entries]) => {
      const spots = entries.map(([row]) => ({ row: Number(row), column: 0 }));
      return formatWriting(sheet, spots, (format) => (format.rowHeight = height));
    }),
  ];
}

/** On A4, as wide as one page and as long as it takes. */
export function setUpPrint({ pageLayout }: Excel.Worksheet, { landscape, titleRows }: BlockPrint): void {
  pageLayout.orientation = landscape ? "Landscape" : "Portrait";
  pageLayout.paperSize = "A4";
  pageLayout.zoom = { horizontalFitToPages: 1 };
  if (!titleRows) return;
  const [first, last] = titleRows;
  pageLayout.setPrintTitleRows(`$${String(first + 1)}:$${String(last + 1)}`);
}
