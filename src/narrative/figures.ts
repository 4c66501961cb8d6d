import { type Amount, amount, negate, shift } from "../workbook/index.js";

/** What a figure in a text counts. */
export type FigureKind = "money" | "percent" | "count";

/** A figure in a plain text, with its unit. */
export interface Figure {
  readonly start: number;
  /** Behind its unit. */
  readonly end: number;
  readonly kind: FigureKind;
  /** Money in 元 or 万元. */
  readonly value: Amount;
  /** Decimals as printed, in that unit. */
  readonly digits: number;
  /** `元`, `万元`, `%`, `个`, `人次` … */
  readonly unit: string;
  /** False for 约, 余, 近, 以上. */
  readonly isExact: boolean;
  /** The unit stands behind the next figure: 各是 4125.49、4143.91 万元; or nowhere. */
  readonly isBare: boolean;
}

const NUMBER = /(\d{1,3}(?:,\d{3})+(?![\d])|\d+)(\.\d+)?/g;
const UNIT =
  /^(余|多|来)?(万元|亿元|千元|百元|元|万|亿|%|‰|个百分点|百分点|人次|批次|台套|平方米|㎡|辆次|[人个辆台套批次户家件项名册期条处所组])?(余|多|以上|以下|以内|左右)?/;
const IN_FRONT = /(约|近|超过?|逾|达到?|不低于|不少于|不超过|大约|≥|>|≤|<|将近|至少|几乎)(为|是|达|有)?$/;
const NO_MONEY_AFTER = /^[人名个户次平公吨亩株台辆册份条字件家米立项盏场批]/;

/** Numbers that are no figures: years and dates, 文号, codes, numbers of lists, tables and pictures. */
const NO_FIGURE_BEFORE = /(得分[为是]?|分值[为是]?|%[-~至]|第|图|表|附件|附表|公开|\[|编号|电话|No\.?|\d-|[A-Za-z])$/;
const NO_FIGURE_AFTER = /^(年|月|日|号|类|款|项\)|级|时|点(?!\d)|周|届|季度|%?[-~至]\d|%的?(主要)?原因|\]|:\d{2}|[A-Za-z])/;

/** The whole text is a heading's number: `1.`, `（2）`, `3、`. */
const LIST_NUMBER = /(^|[。;:!?,、])\(?$/;
const LIST_NUMBER_AFTER = /^([、)]|\.(?!\d))/;

function valueOf(whole: string, fraction: string): Amount {
  return amount(BigInt(whole.replaceAll(",", "") + fraction), fraction.length);
}

interface Unit {
  readonly kind: FigureKind;
  readonly unit: string;
  /** Power of ten to {@link unit}. */
  readonly by: number;
}

const MONEY: Readonly<Record<string, Unit>> = {
  万元: { kind: "money", unit: "万元", by: 0 },
  亿元: { kind: "money", unit: "万元", by: 4 },
  千元: { kind: "money", unit: "元", by: 3 },
  百元: { kind: "money", unit: "元", by: 2 },
  元: { kind: "money", unit: "元", by: 0 },
  万: { kind: "money", unit: "万元", by: 0 },
  亿: { kind: "money", unit: "万元", by: 4 },
};

function unitOf(word: string, after: string): Unit | undefined {
  const money = MONEY[word];
  if (money) return (word === "万" || word === "亿") && NO_MONEY_AFTER.test(after) ? undefined : money;
  if (word === "%" || word === "个百分点" || word === "百分点")
    return { kind: "percent", unit: word === "%" ? "%" : "百分点", by: 0 };
  return word === "" || word === "‰" ? undefined : { kind: "count", unit: word, by: 0 };
}

/** All figures of a plain text, from left to right. */
export function figuresIn(text: string): Figure[] {
  const figures: (Figure | { bare: Omit<Figure, "kind" | "unit"> })[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const [printed, whole = "", fraction = ""] = match;
    const from = match.index;
    const before = text.slice(Math.max(0, from - 8), from);
    const end = from + printed.length;
    const after = text.slice(end, end + 12);
    if (NO_FIGURE_BEFORE.test(before) || NO_FIGURE_AFTER.test(after)) continue;
    if (fraction === "" && LIST_NUMBER.test(before) && LIST_NUMBER_AFTER.test(after)) continue;
    if (text[from - 1] === "." || (fraction === "" && after.startsWith("."))) continue;
    const negative = text[from - 1] === "-" && !/[\d)%]/.test(text[from - 2] ?? "");
    const start = negative ? from - 1 : from;
    const [all = "", more, word = "", about] = UNIT.exec(after) ?? [];
    const unit = unitOf(word, after.slice((more ?? "").length + word.length));
    const plain = valueOf(whole, fraction.slice(1));
    const signed = negative ? negate(plain) : plain;
    const isExact =
      more === undefined && about === undefined && !IN_FRONT.test(before.slice(0, before.length - (from - start)));
    const digits = Math.max(0, fraction.length - 1);
    if (unit) {
      const value = unit.by === 0 ? signed : shift(signed, unit.by);
      figures.push({
        start,
        end: end + all.length,
        kind: unit.kind,
        value,
        digits: digits - unit.by,
        unit: unit.unit,
        isExact,
        isBare: false,
      });
    } else if (word === "") {
      figures.push({ bare: { start, end, value: signed, digits, isExact, isBare: true } });
    }
  }
  return withUnits(figures, text);
}

const JOINT = /^(?:[,、]|和|及|与)$/;
const AMOUNT_DIGITS = 2;

/** Figures without a unit take that of the next one they are listed with; amounts alone have none but their decimals. */
function withUnits(
  figures: readonly (Figure | { bare: Omit<Figure, "kind" | "unit"> })[],
  text: string,
): Figure[] {
  const backwards: Figure[] = [];
  for (let index = figures.length - 1; index >= 0; index--) {
    const figure = figures[index];
    if (!figure) continue;
    if (!("bare" in figure)) {
      backwards.push(figure);
      continue;
    }
    const { bare } = figure;
    const next = backwards.at(-1);
    const isListed = next && JOINT.test(text.slice(bare.end, next.start)) && next.kind !== "count";
    if (isListed) backwards.push({ ...bare, kind: next.kind, unit: next.unit });
    else if (bare.digits === AMOUNT_DIGITS) backwards.push({ ...bare, kind: "money", unit: "万元" });
  }
  return backwards.reverse();
}
