import { remember } from "../workbook/index.js";
import type { GridCell, GridRow } from "./grid.js";
import { senseOf } from "./sense.js";

const UNIT = /(金额)?单位:?\(?(人民币)?(万元|元)(?!以)/;
const UNIT_ONLY = /^[(]?(金额)?(单位)?:?(人民币)?(万元|元)[)]?$/;
const TABLE_NUMBER =
  /^(部门|单位)?(预算|决算|财决|批复|公开|预算公开|决算公开|部门公开|附)*(表|附件|附表)?[一二三四五六七八九十\d]{0,3}(-\d{1,2}){0,2}(表)?[.:]?$/;
const META_START =
  /^(部门|单位|预算部门|预算单位|编制单位|编制部门|本级单位|部门名称|单位名称|填报单位|填报部门|填报人|部门\/单位|部门\(单位\)|部门\(单位\)名称|主管部门|填报日期|填表日期|日期|预算年度|年度|截止时间|截止日期|制表人|制表日期|审核人|负责人|单位负责人|联系电话|公开部门|公开单位|第\d+页|共\d+页)[:：]/;
const YEAR_LINE = /^\(20\d{2}年(度)?\)$/;
const TITLE = /(表|总表|情况|明细|汇总|一览|预算|决算)([-:].{1,20})?(\(.{1,20}\))?(\(续.*\)|续\d*)?$/;
const TITLE_TOPIC = /预算|决算|收支|收入|支出|三公|绩效|采购|资产|购买服务|经费|项目|基金|自评/;
const NOTE = /^(注|备注|附注|注释|(填表|填报|填列|编报|编制|报表|表格|有关)?说明)([:.、]|\d|$)/;
const SENTENCE = /[。;；！!？?]|[,，].*[,，]/;

export function unitOfMeta(plain: string): "元" | "万元" | undefined {
  const match = UNIT.exec(plain) ?? UNIT_ONLY.exec(plain);
  if (!match) return undefined;
  return match[0].includes("万元") ? "万元" : "元";
}

export function isTableNumber(plain: string): boolean {
  return plain !== "" && plain.length <= 14 && /表|附件/.test(plain) && TABLE_NUMBER.test(plain);
}

/** Whether a text stands between title and header: 单位, 部门, 日期, the number of the table. */
export const isMeta: (plain: string) => boolean = remember(
  (plain) =>
    YEAR_LINE.test(plain) ||
    (plain.length <= 40 && UNIT.test(plain)) ||
    UNIT_ONLY.test(plain) ||
    META_START.test(plain) ||
    isTableNumber(plain),
);

export function isNote(plain: string): boolean {
  return NOTE.test(plain);
}

/** Whether a text can be the title of a table. */
export function isTitle(plain: string): boolean {
  if (plain.length < 4 || plain.length > 60 || SENTENCE.test(plain) || isNote(plain)) return false;
  if (isTableNumber(plain) && /\d|[一二三四五六七八九十]表/.test(plain)) return false;
  return TITLE.test(plain) && TITLE_TOPIC.test(plain);
}

const UNIT_BEHIND = /[(]?(金额)?单位:.{0,12}$/;

/** A title without the unit that some write into its cell, on a line of its own. */
export function titlePart(plain: string): string {
  return plain.replace(UNIT_BEHIND, "");
}

const NUMBERING_TEXT =
  /^(栏次|栏|行次|[类款项]|类款项|[甲乙丙丁戊]|-|\*\*|科目编码|科目名称|项目|序号|合计栏次|编码|名称)$/;
const COLUMN_FORMULA = /^(\d{1,2})=[\d+\-()（）至…. ]+$/;

/** The number of a 栏次 cell, `3` or `1=2+3`; undefined for other cells. */
export function columnNumber(cell: GridCell): number | undefined {
  const { whole } = cell;
  if (whole !== undefined) return whole;
  const plain = cell.label.plain.replace(/^[(]?(\d{1,2})[)]?(栏)?$/, "$1");
  const match = COLUMN_FORMULA.exec(plain) ?? /^(\d{1,2})$/.exec(plain);
  return match ? Number(match[1]) : undefined;
}

/** A row 1, 2, 3 … n under a header: 栏次, labelled or not. */
export function isNumberingRow(row: GridRow): boolean {
  let expected: number | undefined;
  let count = 0;
  let labelled = false;
  for (const cell of row.cells) {
    const value = columnNumber(cell);
    if (value === undefined || (value > 99 && expected === undefined)) {
      if (!cell.isNumber && NUMBERING_TEXT.test(cell.label.plain)) {
        labelled ||= cell.label.plain.includes("栏") || /^[甲乙丙丁]$/.test(cell.label.plain);
        continue;
      }
      return false;
    }
    if (expected === undefined ? value > 2 && !labelled : value !== expected) return false;
    expected = value + 1;
    count += 1;
  }
  return count >= 3 || (count >= 1 && labelled) || (count === 2 && row.cells.length === 2);
}

export interface HeaderWords {
  /** Cells that are words of the forms' headers. */
  readonly known: number;
  /** Cells that head columns of plain text (备注, 计量单位). */
  readonly described: number;
  /** Those of the known ones that head label columns. */
  readonly labels: number;
  readonly figures: number;
}

/** How far a row reads like a header. */
export function headerWords(row: GridRow): HeaderWords {
  let known = 0;
  let described = 0;
  let labels = 0;
  let figures = 0;
  for (const cell of row.cells) {
    if (cell.isNumber) {
      figures += 1;
      continue;
    }
    if (cell.isFigure) figures += 1;
    if (cell.label.plain.length > 40) continue;
    const sense = senseOf(cell.label.plain);
    if (!sense.known || cell.label.numbering === "chinese") continue;
    if (sense.role === "text") {
      described += 1;
      continue;
    }
    known += 1;
    if (sense.role !== undefined) labels += 1;
  }
  return { known, described, labels, figures };
}
