import type { Dossier } from "../../narrative/index.js";
import {
  add,
  type Amount,
  type Block,
  type BlockReference,
  decimalText,
  isZero,
  subtract,
  widen,
  ZERO,
} from "../../workbook/index.js";
import { sourceName } from "../names.js";
import { formula, type FormulaParts, summed, rounded, text } from "../table/contents.js";
import { differingRows } from "../table/differingRows.js";
import { contentOfFigure, type Sources } from "../table/figureContents.js";
import { amountLook, LOOKS } from "../table/looks.js";
import { BlockBuilder } from "../table/sheetBuilder.js";
import { counts, type OperatingFigures } from "./operating.js";

const DIGITS = 2;
/** What stands where a person has to say what kind of unit it is; formulas ask for it. */
export const ASK_NATURE = "【请填写】";
const COLUMNS = 5;

export interface OperatingPaperInput {
  readonly dossier: Dossier;
  readonly known: OperatingFigures;
  readonly name: string;
  readonly number: number;
  readonly sources: Sources;
}

/** The 底稿 of 机关运行经费: units with their nature and what counts, and the items of 302 and 310. */
export function operatingPaper(input: OperatingPaperInput): Block {
  const { known, name, number, dossier } = input;
  const builder = new BlockBuilder(name, number, [34, 12, 14, 16, 46]);
  const kind = known.kind === "final" ? "决算" : "预算";
  builder.title(`机关运行经费底稿（${known.year ?? ""}年${kind}）`);
  builder
    .next()
    .put(0, text("内部核对用，不公开。性质填行政、参公或事业；行政和参公单位的公用经费计入。"), LOOKS.line, 3)
    .put(3, text("单位：万元"), LOOKS.lineRight, 2);
  builder.header(["单位", "性质", "公用经费", "计入机关运行经费", "取数来源"]);
  builder.repeats(builder.currentRow, builder.currentRow);
  unitRows(builder, input);
  itemRows(builder, input);
  differingRows(builder, dossier, known.differing, COLUMNS);
  return builder.build({ landscape: true });
}

function unitRows(builder: BlockBuilder, { dossier, known, sources }: OperatingPaperInput): void {
  const { units } = known;
  const first = builder.currentRow + 1;
  for (const unit of units) {
    const { nature, figure } = unit;
    builder.next();
    const [asked, cost] = [1, 2].map((column) => builder.reference(builder.currentRow, column));
    if (!asked || !cost) continue;
    const counted: FormulaParts = [
      "IF(",
      asked,
      `="${ASK_NATURE}","",IF(OR(`,
      asked,
      '="行政",',
      asked,
      '="参公"),',
      cost,
      ",0))",
    ];
    builder
      .put(0, text(unit.name), LOOKS.label)
      .put(1, text(nature ?? ASK_NATURE), LOOKS.fillIn)
      .put(2, contentOfFigure(figure, DIGITS, sources), amountLook(DIGITS))
      .put(
        3,
        nature === undefined
          ? { kind: "formula", parts: counted, result: { text: "" } }
          : formula(counted, counts(unit) ? figure.amount : widen(ZERO, DIGITS)),
        amountLook(DIGITS),
      )
      .put(4, text(sourceName(dossier, figure)), LOOKS.label);
  }
  if (units.length === 0) {
    builder.wide("表中没有一般公共预算基本支出的公用经费，请填写。", LOOKS.note);
    return;
  }
  totalRow(builder, known, first);
  if (known.printed)
    builder
      .next()
      .put(0, text("表或文字所印的机关运行经费"), LOOKS.label, 3)
      .put(3, contentOfFigure(known.printed, DIGITS, sources), amountLook(DIGITS))
      .put(4, text(sourceName(dossier, known.printed)), LOOKS.label);
}

function totalRow(builder: BlockBuilder, { units, workedOut }: OperatingFigures, first: number): void {
  const column = (at: number): BlockReference[] =>
    units.map((_, index) => builder.reference(first + index, at));
  const all = units.reduce((total, { figure }) => add(total, figure.amount), ZERO);
  const isOpen: FormulaParts = column(1).flatMap((cell, at): FormulaParts => [
    at === 0 ? "" : ",",
    cell,
    `="${ASK_NATURE}"`,
  ]);
  const counted: FormulaParts = [
    "IF(OR(",
    ...isOpen,
    '),"请先填写性质",',
    ...rounded(summed(column(3)), DIGITS),
    ")",
  ];
  builder
    .next()
    .put(0, text("合计"), LOOKS.middle)
    .put(1, undefined, LOOKS.middle)
    .put(2, formula(rounded(summed(column(2)), DIGITS), all), amountLook(DIGITS))
    .put(
      3,
      workedOut
        ? formula(counted, workedOut)
        : { kind: "formula", parts: counted, result: { text: "请先填写性质" } },
      amountLook(DIGITS),
    )
    .put(4, text("机关运行经费＝行政和参公单位一般公共预算基本支出中的公用经费"), LOOKS.label);
}

function itemRows(builder: BlockBuilder, { dossier, known, sources }: OperatingPaperInput): void {
  const { items } = known;
  if (items.length === 0) return;
  builder.next();
  builder.header(["公用经费的构成", "科目编码", "金额", "取数来源"], 2);
  const first = builder.currentRow + 1;
  for (const { code, name, figure } of items)
    builder
      .next()
      .put(0, text(name), LOOKS.label)
      .put(1, text(code), LOOKS.middle)
      .put(2, contentOfFigure(figure, DIGITS, sources), amountLook(DIGITS))
      .put(3, text(sourceName(dossier, figure)), LOOKS.label, 2);
  const total = items.reduce((sum, { figure }) => add(sum, figure.amount), ZERO);
  const cells = items.map((_, index) => builder.reference(first + index, 2));
  builder
    .next()
    .put(0, text("合计"), LOOKS.middle)
    .put(1, undefined, LOOKS.middle)
    .put(2, formula(rounded(summed(cells), DIGITS), total), amountLook(DIGITS))
    .put(
      3,
      text(`302 商品和服务支出与 310 资本性支出中的基本支出${differenceWords(known, total)}`),
      LOOKS.label,
      2,
    );
}

/** That the items do not add up to the 公用经费 as printed, which last digits explain. */
function differenceWords({ units }: OperatingFigures, total: Amount): string {
  const cost = units.reduce((sum, { figure }) => add(sum, figure.amount), ZERO);
  const by = subtract(total, cost);
  if (units.length === 0 || isZero(by)) return "";
  return `；与公用经费 ${decimalText(cost)} 相差 ${decimalText(by)}，请核对`;
}
