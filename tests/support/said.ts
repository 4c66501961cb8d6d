import { codeNames, type Concept } from "../../src/catalogue/index.js";
import type { Base, Dossier, Level, ReadText, UnplacedReason } from "../../src/narrative/index.js";
import { readPapers } from "../../src/narrative/index.js";
import type { Fact } from "../../src/recognise/index.js";
import { decimalText, trim } from "../../src/workbook/index.js";
import { type GridSheet, workbookOf } from "./grid.js";

/** A text beside a workbook, both as plain data. */
export interface TextBeside {
  readonly sheets?: readonly GridSheet[];
  readonly paragraphs: readonly string[];
  /** Tables in the text itself. */
  readonly tables?: readonly GridSheet[];
}

export const TEXT_NAME = "情况说明.docx";

/** Reads a text beside a workbook; without sheets there is only the text. */
export function readBeside({ sheets, paragraphs, tables = [] }: TextBeside): Dossier {
  return readPapers({
    workbook: sheets && workbookOf("表.xlsx", sheets),
    texts: [
      {
        name: TEXT_NAME,
        paragraphs: paragraphs.map((text) => ({ text })),
        tables: workbookOf("", tables).sheets,
      },
    ],
    companions: [],
  });
}

/** The only text of it. */
export function textOf({ texts = [] }: Dossier): ReadText {
  const [text] = texts;
  if (!text) throw new Error("no text was read");
  return text;
}

function amountText({ amount, unit = "" }: Fact): string {
  return `${decimalText(trim(amount))}${unit}`;
}

const LINES = ["nature", "function", "economic", "item", "project"] as const;

/** A code with its name; a project that no table has. */
function lineName(dimension: (typeof LINES)[number], value: string): string {
  if (value.startsWith("?")) return `${value.slice(1)}（表中没有）`;
  return dimension === "function" || dimension === "economic"
    ? `${value}${codeNames(dimension, value)[0] ?? ""}`
    : value;
}

/** A concept in words: `一般公共预算·基本支出`. */
function named(concept: Concept): string {
  const { fund, direction } = concept;
  const lines = LINES.flatMap((dimension) => {
    const value = concept[dimension];
    return value === undefined
      ? []
      : value
          .split("＋")
          .map((one) => lineName(dimension, one))
          .join("＋");
  });
  const isAll = lines.length === 0 && direction === undefined;
  return [
    ...(fund === undefined ? [] : [fund]),
    ...lines,
    ...(lines.length > 0 || direction === undefined ? [] : [direction]),
    ...(isAll && fund === undefined ? ["总额"] : []),
  ].join("·");
}

/** What a level is about, with its stage, and its year where that is not the document's. */
function levelName({ firm, concepts, codes }: Level, own: number | undefined): string {
  const year = concepts[0]?.year;
  const stages = [...new Set(concepts.map(({ stage }) => stage))];
  const about = codes ? named({ ...firm, function: codes.join("＋") }) : named(firm);
  return `${year === undefined || year === String(own) ? "" : `${year}年`}${about}·${stages.join("或")}`;
}

function baseText(base: Base | undefined): string {
  if (!base) return "（没有写明与什么相比）";
  const year = base.year === undefined ? "" : base.year === "last" ? "上年" : `${base.year}年`;
  return `较${year}${base.stage ?? ""}`;
}

const WAYS = { up: "增加", down: "减少", level: "持平", open: "增减未定" } as const;
const REASONS: Readonly<Record<UnplacedReason, string>> = {
  unknown: "不知所指",
  reason: "在原因中",
  prose: "在工作情况中",
  estimate: "约数",
};

/** All that is read in a text, a line each, in Chinese. */
export function saidIn(text: ReadText): string[] {
  const { statements, denials, templates, paths, unplaced, document } = text;
  const name = (level: Level): string => levelName(level, document.year);
  const reason = (one: { inReason: boolean }): string => (one.inReason ? "（原因）" : "");
  return [
    ...paths.map(({ path: { names, codes, problem } }) =>
      [
        `科目 ${names.join("→")}＝${codes.join("＋") || "？"}`,
        problem ? `：${problem.level}“${problem.name}”应为“${problem.expected}”` : "",
      ].join(""),
    ),
    ...statements.levels.map(
      (level) =>
        `${reason(level)}${name(level)}＝${amountText(level.fact)}${level.isAmbiguous ? "（几个科目之一）" : ""}`,
    ),
    ...statements.lists.map(({ whole, parts }) => `构成：${name(whole)}＝${parts.map(name).join("＋")}`),
    ...statements.changes.map((change) => {
      const { way, base, firm, now, amount, rate, prior } = change;
      const figures = [amount, rate].flatMap((fact) => (fact ? [amountText(fact)] : []));
      const before = prior ? `（${amountText(prior)}）` : "";
      return `${reason(change)}增减：${now ? name(now) : named(firm)}${baseText(base)}${before}${WAYS[way]}${figures.join("、")}`;
    }),
    ...statements.shares.map(({ fact, part, whole, wholeConcepts: [first] }) =>
      [
        `占比：${name(part)}占`,
        whole ? name(whole) : `表中${first ? named(first) : "？"}`,
        `的${amountText(fact)}`,
      ].join(""),
    ),
    ...statements.completions.map(({ fact, now, base, baseConcepts: [first] }) =>
      [
        `完成：${now ? name(now) : "？"}为`,
        base ? `预算${amountText(base.fact)}` : `表中${first?.stage ?? "预算"}`,
        `的${amountText(fact)}`,
      ].join(""),
    ),
    ...statements.counts.map(({ fact }) => `数量：${amountText(fact)}`),
    ...statements.remainders.map(({ fact, project }) => `剩余：${project}＝${amountText(fact)}`),
    ...statements.indicators.map(({ fact, project }) => `指标：${project}，${amountText(fact)}`),
    ...denials.map(({ fund, item }) => `没有：${fund ?? item ?? ""}`),
    ...templates.map(({ word }) => `模板用语：${word}`),
    ...unplaced.map(({ place, quote, reason: why }) =>
      place.span ? `未识别：“${quote}”（${REASONS[why]}）` : "",
    ),
  ];
}
