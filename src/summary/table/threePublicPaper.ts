import type { Dossier } from "../../narrative/index.js";
import {
  type Amount,
  type Block,
  type BlockContent,
  type BlockReference,
  isZero,
  quotient,
  subtract,
} from "../../workbook/index.js";
import { COUNT_KINDS, type CountFigure, type CountId } from "../figures/counts.js";
import type { Differing, Figure } from "../figures/figure.js";
import {
  isSumOfParts,
  ITEM_NAMES,
  type Item,
  type ItemFigures,
  partsOf,
  type ThreePublicFigures,
} from "../figures/threePublic.js";
import { sourceName } from "../names.js";
import { formula, summed, linkTo, rounded, text } from "./contents.js";
import { differingRows } from "./differingRows.js";
import { contentOfFigure, type Sources } from "./figureContents.js";
import { amountLook, LOOKS } from "./looks.js";
import { BlockBuilder } from "./sheetBuilder.js";
import { FILL_IN } from "./standard.js";

const DIGITS = 2;
const RATE_DIGITS = 2;
const NO_RATE = "—";

/** What stands on the 底稿. */
export interface PaperInput {
  readonly dossier: Dossier;
  readonly known: ThreePublicFigures;
  readonly counts: ReadonlyMap<CountId, CountFigure>;
  readonly differing: readonly Differing[];
  readonly name: string;
  /** Its number among the blocks that are inserted together. */
  readonly number: number;
  readonly sources: Sources;
}

type Stage = "opening" | "budget" | "final" | "prior";

/** A column of the 底稿: figures, or what is worked out from two columns. */
type Column =
  | { readonly label: string; readonly stage: Stage }
  | { readonly label: string; readonly change: readonly [Stage, Stage]; readonly isRate?: true }
  | { readonly label: string; readonly completion: readonly [Stage, Stage] };

function columnsOf({ kind, items }: ThreePublicFigures): readonly Column[] {
  if (kind === "budget")
    return [
      { label: "本年预算", stage: "budget" },
      { label: "上年预算", stage: "prior" },
      { label: "增减额", change: ["budget", "prior"] },
      { label: "增减%", change: ["budget", "prior"], isRate: true },
    ];
  const hasOpening = items.some(({ opening }) => opening);
  return [
    ...(hasOpening ? [{ label: "年初预算", stage: "opening" } as const] : []),
    { label: "全年预算", stage: "budget" },
    { label: "决算", stage: "final" },
    { label: "完成%", completion: ["final", "budget"] },
    { label: "上年决算", stage: "prior" },
    { label: "增减额", change: ["final", "prior"] },
    { label: "增减%", change: ["final", "prior"], isRate: true },
  ];
}

const INDENT: Readonly<Partial<Record<Item, string>>> = {
  因公出国: "　1．",
  公务用车: "　2．",
  公务用车购置: "　　其中：",
  公务用车运行: "　　　　　",
  公务接待: "　3．",
};

/** The 底稿 of 三公经费: figures with the year before, changes and rates as formulas, where each comes from, what disagrees. */
export function threePublicPaper(input: PaperInput): Block {
  const { known, number, name } = input;
  const columns = columnsOf(known);
  const builder = new BlockBuilder(name, number, [30, ...columns.map(() => 12), 46]);
  const year = known.year ?? "";
  builder.title(`“三公”经费底稿（${year}年${known.kind === "final" ? "决算" : "预算"}，${known.fund}）`);
  builder
    .next()
    .put(
      0,
      text("内部核对用，不公开。上年数为空的请填写，增减额和比率随之算出。"),
      LOOKS.line,
      columns.length,
    )
    .put(columns.length, text("单位：万元"), LOOKS.lineRight, 2);
  builder.header(["项目", ...columns.map(({ label }) => label), "取数来源"]);
  builder.repeats(builder.currentRow, builder.currentRow);
  const firstRow = builder.currentRow + 1;
  for (const figures of known.items) itemRow(builder, input, columns, figures, firstRow);
  if (known.kind === "final") countRows(builder, input, columns.length);
  differingRows(builder, input.dossier, input.differing, columns.length + 2);
  return builder.build({ landscape: true });
}

function itemRow(
  builder: BlockBuilder,
  input: PaperInput,
  columns: readonly Column[],
  figures: ItemFigures,
  firstRow: number,
): void {
  const { item } = figures;
  builder.next().put(0, text(`${INDENT[item] ?? ""}${ITEM_NAMES[item]}`), LOOKS.label);
  columns.forEach((column, at) => {
    const content = contentIn(builder, input, columns, figures, column, firstRow);
    const isFillIn = content.kind === "text" && content.text === FILL_IN;
    const digits = "stage" in column || ("change" in column && column.isRate !== true) ? DIGITS : RATE_DIGITS;
    builder.put(at + 1, content, isFillIn ? LOOKS.fillIn : amountLook(digits));
  });
  builder.put(columns.length + 1, text(sourcesOf(input, figures)), LOOKS.label);
}

function contentIn(
  builder: BlockBuilder,
  { known, sources }: PaperInput,
  columns: readonly Column[],
  figures: ItemFigures,
  column: Column,
  firstRow: number,
): BlockContent {
  const cellOf = (stage: Stage): BlockReference =>
    builder.reference(
      builder.currentRow,
      1 + columns.findIndex((one) => "stage" in one && one.stage === stage),
    );
  if ("stage" in column) {
    const figure = figures[column.stage];
    if (!figure) return text(FILL_IN);
    const at = 1 + columns.indexOf(column);
    const rowOf = (item: Item): number => firstRow + known.items.findIndex((one) => one.item === item);
    const parts = partsOf(figures.item);
    const { stage } = column;
    const own = parts.map((part) => known.items.find(({ item }) => item === part)?.[stage]);
    return isSumOfParts(figure, own)
      ? formula(
          rounded(summed(parts.map((part) => builder.reference(rowOf(part), at))), DIGITS),
          figure.amount,
        )
      : contentOfFigure(figure, DIGITS, sources);
  }
  const [above, below] = "change" in column ? column.change : column.completion;
  const [left, right] = [figures[above], figures[below]];
  const [over, under] = [cellOf(above), cellOf(below)];
  if ("completion" in column)
    return guarded(
      [over, under],
      rounded([over, "/", under, "*100"], RATE_DIGITS),
      rateOf(left, right),
      true,
    );
  const difference = left && right ? subtract(left.amount, right.amount) : undefined;
  if (column.isRate !== true)
    return guarded([over, under], rounded([over, "-", under], DIGITS), difference, false);
  const rate = difference && right ? percent(difference, right.amount) : undefined;
  return guarded(
    [over, under],
    rounded(["(", over, "-", under, ")/", under, "*100"], RATE_DIGITS),
    rate,
    true,
  );
}

/** A figure that is worked out once both are there: nothing before, and a dash over zero. */
function guarded(
  [over, under]: readonly [BlockReference, BlockReference],
  parts: readonly (string | BlockReference)[],
  result: Amount | "none" | undefined,
  isRate: boolean,
): BlockContent {
  const missing: readonly (string | BlockReference)[] = [
    "IF(OR(",
    over,
    `="${FILL_IN}",`,
    under,
    `="${FILL_IN}"),"",`,
  ];
  const whole = isRate ? ["IF(", under, `=0,"${NO_RATE}",`, ...parts, ")"] : parts;
  const all = [...missing, ...whole, ")"];
  if (result === undefined) return { kind: "formula", parts: all, result: { text: "" } };
  if (result === "none") return { kind: "formula", parts: all, result: { text: NO_RATE } };
  return formula(all, result);
}

function rateOf(left: Figure | undefined, right: Figure | undefined): Amount | "none" | undefined {
  return left && right ? percent(left.amount, right.amount) : undefined;
}

function percent(part: Amount, whole: Amount): Amount | "none" {
  return isZero(whole) ? "none" : quotient(part, whole, 100, RATE_DIGITS);
}

function sourcesOf({ dossier, known }: PaperInput, { budget, final, opening, prior }: ItemFigures): string {
  const isBudget = known.kind === "budget";
  const named: readonly (readonly [string, Figure | undefined])[] = isBudget
    ? [
        ["本年", budget],
        ["上年", prior],
      ]
    : [
        ["年初预算", opening],
        ["全年预算", budget],
        ["决算", final],
        ["上年", prior],
      ];
  return named
    .flatMap(([label, figure]) => (figure ? [`${label}：${sourceName(dossier, figure)}`] : []))
    .join("\n");
}

function countRows(builder: BlockBuilder, { dossier, counts, sources }: PaperInput, columns: number): void {
  builder.next();
  builder.header(["相关统计数", "数量", "单位", "取数来源"], columns - 1);
  for (const { id, label, unit } of COUNT_KINDS) {
    const count = counts.get(id);
    const parts = count && linkTo(count.fact, sources.cells, count.fact.unit ?? "", 0);
    const content =
      count &&
      (parts
        ? formula(parts, { units: BigInt(count.amount), scale: 0 })
        : { kind: "number" as const, amount: count.amount });
    builder
      .next()
      .put(0, text(label), LOOKS.label)
      .put(1, content ?? text(FILL_IN), content ? amountLook(0) : LOOKS.fillIn)
      .put(2, text(unit), LOOKS.middle)
      .put(3, text(count ? sourceName(dossier, sourceOfCount(count)) : ""), LOOKS.label, columns - 1);
  }
}

function sourceOfCount({ fact }: CountFigure): Pick<Figure, "source" | "fact" | "isCorrected" | "isCertain"> {
  return { source: "cell", fact, isCorrected: false, isCertain: true };
}
