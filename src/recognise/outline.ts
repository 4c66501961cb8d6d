import { isBelow, parentValue, TOTAL } from "../catalogue/index.js";
import { FUNDS_TOTAL } from "../forms/index.js";
import type { Numbering } from "./label.js";
import type { RowDraft } from "./rows.js";

const ALLOCATION = /^(交纳|缴纳|提取|转入)/;

/** Whether a row names a part of the balance line above it: its funds, its natures, what 结余分配 goes to. */
function isPartOfBalance(row: RowDraft, balance: RowDraft): boolean {
  const { fund, direction, nature, function: code } = row.concept;
  if (balance.concept.direction === "结余分配" && ALLOCATION.test(row.label)) return true;
  if (direction !== undefined || (code !== undefined && code !== TOTAL)) return false;
  if (nature !== undefined) return true;
  const whole = balance.concept.fund;
  return fund !== undefined && whole !== undefined && isBelow("fund", fund, whole);
}

/** A further line of a 其中 list that makes up its whole: by fund, or by nature. */
function continuesList(row: RowDraft): boolean {
  const { fund, nature } = row.concept;
  return fund !== undefined || nature !== undefined || row.label.endsWith("资金");
}

/** A line of 政府采购 that names a category (货物, 工程, 服务) heads the lines below it. */
function isCategory(row: RowDraft): boolean {
  const { item } = row.concept;
  return item !== undefined && parentValue("item", item) === "政府采购";
}

/** One walk down the lines of a panel, remembering what is open. */
class Outline {
  private styles: { style: Numbering; index: number }[] = [];
  private indents: { indent: number; index: number }[] = [];
  private lines: number[] = [];
  private balance: { index: number; style: Numbering | undefined; isOpen: boolean } | undefined;
  private ofWhich: { indent: number; exhaustive: number | undefined } | undefined;
  private leading: { index: number; indent: number | undefined } | undefined;
  private category: number | undefined;

  constructor(
    private readonly rows: readonly RowDraft[],
    private readonly parents: (number | undefined)[],
  ) {}

  /** Puts a line on the outermost level. */
  private put(index: number): void {
    const indent = this.rows[index]?.own.indent ?? 0;
    if (this.leading?.indent !== undefined && indent < this.leading.indent) this.leading = undefined;
    if (this.leading === undefined) {
      this.lines.push(index);
      return;
    }
    this.leading = { index: this.leading.index, indent: this.leading.indent ?? indent };
    this.parents[index] = this.leading.index;
  }

  /** 年度资金总额 over its funds is no sum of what stands above it: 前两年预算. */
  private headsFunds(index: number, row: RowDraft): boolean {
    const next = this.rows[index + 1];
    if (!FUNDS_TOTAL.test(row.label) || next?.panel !== row.panel) return false;
    return next.role === "of-which" || (next.role === "item" && next.concept.fund !== undefined);
  }

  private total(index: number, row: RowDraft): void {
    this.styles = [];
    this.indents = [];
    this.balance = undefined;
    this.category = undefined;
    const isGrand = row.concept.direction?.endsWith("总计") === true || row.label.endsWith("总计");
    if ((this.lines.length === 0 && this.leading === undefined) || this.headsFunds(index, row)) {
      this.lines = [];
      this.leading = { index, indent: undefined };
      return;
    }
    if (this.leading !== undefined) {
      if (isGrand) this.lines.push(this.leading.index);
      this.leading = undefined;
    }
    // 小计 sums what stands since the total before it; 合计 and 总计 sum whatever is open.
    const isPartial = row.label.endsWith("小计");
    const before = isPartial ? this.lines.filter((line) => this.rows[line]?.role === "total") : [];
    for (const line of this.lines) if (!before.includes(line)) this.parents[line] = index;
    this.lines = [...before, index];
  }

  /** The line above, where the 其中 list that this row begins is the whole of it. */
  private exhaustiveWhole(index: number, row: RowDraft): number | undefined {
    const above = this.rows[index - 1];
    if (this.ofWhich !== undefined || above?.panel !== row.panel) return undefined;
    const isByNature =
      above.role === "total" &&
      row.concept.nature === "基本支出" &&
      this.rows[index + 1]?.concept.nature === "项目支出";
    return FUNDS_TOTAL.test(above.label) || isByNature ? index - 1 : undefined;
  }

  /** 其中 lines and their neighbours; true when the row is one of them. */
  private isOfWhich(index: number, row: RowDraft): boolean {
    if (row.role === "of-which") {
      const exhaustive = this.ofWhich?.exhaustive ?? this.exhaustiveWhole(index, row);
      this.ofWhich = { indent: row.own.indent, exhaustive };
      if (exhaustive !== undefined) this.parents[index] = exhaustive;
      return true;
    }
    if (this.ofWhich === undefined) return false;
    const { exhaustive, indent } = this.ofWhich;
    if (row.own.numbering === undefined && row.role === "item" && row.concept.direction === undefined) {
      if (exhaustive !== undefined && continuesList(row)) {
        this.parents[index] = exhaustive;
        return true;
      }
      if (row.own.indent > indent || this.styles.length > 0 || this.balance !== undefined) {
        if (exhaustive !== undefined) this.dropList(exhaustive);
        return true;
      }
    }
    this.ofWhich = undefined;
    return false;
  }

  /** A list with a line that is none of the known parts makes up nothing that can be checked. */
  private dropList(whole: number): void {
    this.parents.forEach((parent, index) => {
      if (parent === whole) this.parents[index] = undefined;
    });
    this.ofWhich = { indent: this.ofWhich?.indent ?? 0, exhaustive: undefined };
  }

  private isUnderBalance(index: number, row: RowDraft): boolean {
    const { balance } = this;
    const whole = balance && this.rows[balance.index];
    if (!balance || !whole) return false;
    const sameStyle =
      !balance.isOpen || row.own.numbering === balance.style || row.own.numbering === undefined;
    if (sameStyle && isPartOfBalance(row, whole)) {
      this.parents[index] = balance.index;
      this.balance = { index: balance.index, style: row.own.numbering, isOpen: true };
      return true;
    }
    this.balance = undefined;
    return false;
  }

  /** The line above that names the whole of which this row names a part (基本支出 of 人员经费). */
  private namedWhole(row: RowDraft): number | undefined {
    for (const dimension of ["nature", "fund"] as const) {
      const value = row.concept[dimension];
      if (value === undefined) continue;
      const open = this.leading === undefined ? this.lines : this.indents.map(({ index }) => index);
      const found = [...this.styles.map(({ index }) => index), ...open].findLast((line) => {
        const whole = this.rows[line]?.concept[dimension];
        return whole !== undefined && whole !== TOTAL && isBelow(dimension, value, whole);
      });
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The numbered line above, where it is what all functions or economic classes make up (一、本年支出, 一、基本支出). */
  private openWhole(row: RowDraft): number | undefined {
    const last = this.styles.at(-1);
    const above = last && this.rows[last.index]?.concept;
    if (!above) return undefined;
    const { function: code, economic } = row.concept;
    const isFunction =
      code !== undefined && code !== TOTAL && above.function === TOTAL && above.nature === undefined;
    const isEconomic = economic !== undefined && above.nature !== undefined && above.economic === undefined;
    return isFunction || isEconomic ? last.index : undefined;
  }

  private plain(index: number, row: RowDraft): void {
    const { indent } = row.own;
    for (let last = this.indents.at(-1); last && last.indent >= indent; last = this.indents.at(-1))
      this.indents.pop();
    const last = this.styles.at(-1);
    const numbered = last && indent > (this.rows[last.index]?.own.indent ?? 0) ? last.index : undefined;
    const whole = this.namedWhole(row) ?? numbered ?? this.indents.at(-1)?.index ?? this.openWhole(row);
    this.indents.push({ indent, index });
    if (isCategory(row)) {
      this.category = index;
      this.put(index);
      return;
    }
    if (whole !== undefined) {
      this.parents[index] = whole;
      return;
    }
    // Among numbered lines one without a number is a part of the last, printed further in by its cell's format.
    if (last !== undefined) return;
    if (this.category !== undefined) this.parents[index] = this.category;
    else {
      this.styles = [];
      this.put(index);
    }
  }

  private numbered(index: number, row: RowDraft, numbering: Numbering): void {
    this.indents = [];
    const known = this.styles.findIndex(({ style }) => style === numbering);
    if (known >= 0) this.styles.length = known;
    const above = this.styles.at(-1);
    if (above) this.parents[index] = above.index;
    else this.put(index);
    this.styles.push({ style: numbering, index });
  }

  visit(index: number): void {
    const row = this.rows[index];
    if (!row || row.label === "") return;
    const { numbering } = row.own;
    if (row.isHeading && numbering === undefined) {
      this.styles = [];
      this.indents = [];
      return;
    }
    if (this.isOfWhich(index, row)) return;
    if (row.role === "total") {
      this.total(index, row);
      return;
    }
    if (row.role === "balance" && numbering === undefined) {
      this.styles = [];
      this.indents = [];
      this.balance = { index, style: undefined, isOpen: false };
      this.put(index);
      return;
    }
    if (this.isUnderBalance(index, row)) return;
    if (numbering === undefined) this.plain(index, row);
    else this.numbered(index, row, numbering);
  }
}

/** Parents in a table without codes: numbering, indentation, balances and the totals between them. */
export function outlineParents(
  rows: readonly RowDraft[],
  indexes: readonly number[],
  parents: (number | undefined)[],
): void {
  const outline = new Outline(rows, parents);
  for (const index of indexes) outline.visit(index);
}
