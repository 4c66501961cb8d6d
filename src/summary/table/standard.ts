import type { Block, BlockContent } from "../../workbook/index.js";
import {
  isSumOfParts,
  type Item,
  type ItemFigures,
  partsOf,
  type ThreePublicFigures,
} from "../figures/threePublic.js";
import { formula, summed, rounded, text } from "./contents.js";
import { contentOfFigure, type Sources } from "./figureContents.js";
import { amountLook, LOOKS } from "./looks.js";
import { BlockBuilder } from "./sheetBuilder.js";
import { STANDARD_FORMS } from "./standardForms.js";

const DIGITS = 2;
const WIDTH = 13;

/** The table of 三公经费 in its standard form, for a set that prints none. What is not known is left to be filled in. */
export function standardTable(
  known: ThreePublicFigures,
  name: string,
  entity: string,
  sources: Sources,
): Block {
  const form = STANDARD_FORMS[known.kind];
  const columns = form.groups.flatMap(({ stage }) => form.columns.map((one) => ({ ...one, stage })));
  const count = columns.length;
  const builder = new BlockBuilder(
    name,
    0,
    columns.map(() => WIDTH),
  );
  builder.title(form.title(known.year ?? "", known.fund));
  if (form.number !== "") builder.next().put(count - 1, text(form.number), LOOKS.lineRight);
  builder
    .next()
    .put(0, text(`部门：${entity}`), LOOKS.line)
    .put(count - 1, text("单位：万元"), LOOKS.lineRight);
  const first = builder.currentRow + 1;
  if (form.groups.some(({ label }) => label !== undefined)) {
    builder.next();
    form.groups.forEach(({ label = "" }, at) => {
      builder.put(at * form.columns.length, text(label), LOOKS.header, form.columns.length);
    });
  }
  headerRows(builder, columns);
  if (form.isNumbered) {
    builder.next();
    columns.forEach((_, column) => builder.put(column, text(String(column + 1)), LOOKS.middle));
  }
  builder.repeats(first, builder.currentRow);
  builder.next();
  const figures = new Map(known.items.map((one) => [one.item, one]));
  columns.forEach(({ item, stage }, column) => {
    const offset = column - (column % form.columns.length);
    const referTo = (part: Item) =>
      builder.reference(builder.currentRow, offset + form.columns.findIndex((other) => other.item === part));
    const content = contentAt(figures, item, stage, sources, (parts) => parts.map(referTo));
    builder.put(column, content ?? text(FILL_IN), content ? amountLook(DIGITS) : LOOKS.fillIn);
  });
  if (form.note !== undefined) builder.wide(form.note, LOOKS.note);
  return builder.build({ landscape: true });
}

export const FILL_IN = "【请填写】";

function headerRows(
  builder: BlockBuilder,
  columns: readonly { readonly label: string; readonly above?: string }[],
): void {
  builder.next();
  const top = builder.currentRow;
  columns.forEach(({ label, above }, column) => {
    const isFirst = above !== columns[column - 1]?.above;
    if (above === undefined) builder.put(column, text(label), LOOKS.header);
    else if (isFirst) {
      const across = columns.slice(column).findIndex((other) => other.above !== above);
      builder.put(column, text(above), LOOKS.header, across < 0 ? columns.length - column : across);
    }
  });
  builder.next();
  columns.forEach(({ label, above }, column) => {
    builder.put(column, above === undefined ? undefined : text(label), LOOKS.header);
    if (above === undefined) builder.mergeDown(top, column, builder.currentRow);
  });
}

type References = ReturnType<BlockBuilder["reference"]>[];

function contentAt(
  figures: ReadonlyMap<Item, ItemFigures>,
  item: Item,
  stage: "budget" | "final",
  sources: Sources,
  referTo: (parts: readonly Item[]) => References,
): BlockContent | undefined {
  const figure = figures.get(item)?.[stage];
  if (!figure) return undefined;
  const parts = partsOf(item);
  const own = parts.map((part) => figures.get(part)?.[stage]);
  return isSumOfParts(figure, own)
    ? formula(rounded(summed(referTo(parts)), DIGITS), figure.amount)
    : contentOfFigure(figure, DIGITS, sources);
}
