import fc from "fast-check";
import { codeNames } from "../../src/catalogue/index.js";
import { type Account, accounts, type Item, sheetsOf } from "../support/account.js";
import type { GridSheet } from "../support/grid.js";

/** A place in a text whose figure is printed elsewhere too, or is worked out from what is. */
export interface Bound {
  readonly paragraph: number;
  /** Offset of the figure. */
  readonly start: number;
  readonly figure: string;
}

/** An account with a text that says its amounts. */
export interface Told {
  readonly sheets: readonly GridSheet[];
  readonly paragraphs: readonly string[];
  readonly bounds: readonly Bound[];
}

/** Everything chosen by chance beside the account: wordings, budgets, and what it was the year before. */
interface Choice {
  readonly account: Account;
  readonly wording: readonly number[];
  /** Hundredths added to an amount to make its budget, or what it was last year. */
  readonly more: readonly number[];
}

/** Stands before and behind a figure that is bound, until its place is known. */
const OPEN = "\u0001";
const CLOSE = "\u0002";

function money(cents: number): string {
  return `${String(Math.floor(cents / 100))}.${String(cents % 100).padStart(2, "0")}`;
}

function bound(cents: number): string {
  return `${OPEN}${money(cents)}${CLOSE}万元`;
}

/** Percent with two decimals, half up, exactly. */
function percent(part: number, whole: number): string {
  const hundredths = (BigInt(part) * 20_000n + BigInt(whole)) / (2n * BigInt(whole));
  return `${money(Number(hundredths))}%`;
}

/** 项 that the lists of the engine leave out. */
const MORE_NAMES: Readonly<Record<string, string>> = { 2050201: "学前教育", 2050202: "小学教育" };

function nameOf(code: string): string {
  return MORE_NAMES[code] ?? codeNames("function", code)[0] ?? code;
}

function pathOf(code: string): string {
  const [top, middle] = [code.slice(0, 3), code.slice(0, 5)];
  return `${nameOf(top)}（类）${nameOf(middle)}（款）${nameOf(code)}（项）`;
}

function sum(items: readonly Item[], of: "basic" | "project"): number {
  return items.reduce((total, item) => total + item[of], 0);
}

function all(items: readonly Item[]): number {
  return sum(items, "basic") + sum(items, "project");
}

/** Picks wordings and amounts one after another. */
class Chance {
  private word = 0;
  private amount = 0;

  constructor(private readonly choice: Choice) {}

  /** One of several wordings. */
  one(...wordings: readonly string[]): string {
    const { wording } = this.choice;
    this.word += 1;
    return wordings[(wording[this.word % wording.length] ?? 0) % wordings.length] ?? "";
  }

  /** Another amount, not the same. */
  near(cents: number): number {
    const { more } = this.choice;
    this.amount += 1;
    const by = more[this.amount % more.length] ?? 1;
    return cents + by > 0 && by !== 0 ? cents + by : cents + 1;
  }

  /** 比2023年度 12 万元增加 1 万元，增长 8.33%. */
  compared(cents: number): string {
    const before = this.near(cents);
    const by = bound(Math.abs(cents - before));
    const rate = percent(Math.abs(cents - before), before);
    return cents > before
      ? `${this.one("比", "较")}2023年度${bound(before)}增加${by}，增长${rate}`
      : `${this.one("比", "较")}2023年度${bound(before)}减少${by}，${this.one("下降", "降低")}${rate}`;
  }
}

function chaptersOf(choice: Choice): string[] {
  const { items, staff, running } = choice.account;
  const chance = new Chance(choice);
  const [basic, project] = [sum(items, "basic"), sum(items, "project")];
  const total = basic + project;
  const share = (part: number): string => `${chance.one("占", "占比")}${percent(part, total)}`;
  const ofSpending = (part: number): string => `占本年支出合计的${percent(part, total)}`;
  const tops = [...new Set(items.map(({ code }) => code.slice(0, 3)))].map((code) => ({
    code,
    amount: all(items.filter((item) => item.code.startsWith(code))),
  }));
  const planned = items.map((item) => chance.near(all([item])));
  return [
    "2024年度部门决算情况说明",
    "一、收入支出决算总体情况说明",
    chance.one(
      `2024年度收、支总计均为${bound(total)}，${chance.compared(total)}。`,
      `2024年度收入总计${bound(total)}，支出总计${bound(total)}。`,
    ),
    "二、收入决算情况说明",
    `本年收入合计${bound(total)}，${chance.one("其中：", "包括：")}财政拨款收入${bound(total)}，${share(total)}。`,
    "三、支出决算情况说明",
    chance.one(
      `本年支出合计${bound(total)}，其中：基本支出${bound(basic)}，${share(basic)}；项目支出${bound(project)}，${share(project)}。`,
      `2024年度支出合计${bound(total)}。基本支出${bound(basic)}，${ofSpending(basic)}；项目支出${bound(project)}，${ofSpending(project)}。`,
    ),
    "四、财政拨款收入支出决算总体情况说明",
    `2024年度财政拨款收、支总计${chance.one("", "均为")}${bound(total)}。`,
    "五、一般公共预算财政拨款支出决算情况说明",
    `2024年度一般公共预算财政拨款支出${bound(total)}，${chance.compared(total)}。`,
    `2024年度一般公共预算财政拨款支出${bound(total)}，主要用于以下方面：${tops
      .map(({ code, amount }) => `${nameOf(code)}（类）${bound(amount)}，${share(amount)}`)
      .join("；")}。`,
    ...items.map((item, at) => {
      const [own, plan] = [all([item]), planned[at] ?? 1];
      const done = `完成年初预算的${percent(own, plan)}`;
      return `${String(at + 1)}.${pathOf(item.code)}${chance.one("。", "")}年初预算为${money(plan)}万元，支出决算为${bound(own)}，${done}。`;
    }),
    "六、一般公共预算财政拨款基本支出决算情况说明",
    `2024年度一般公共预算财政拨款基本支出${bound(basic)}，其中：人员经费${bound(basic - running)}，${chance.one("包括", "主要包括")}工资福利支出${bound(staff)}；公用经费${bound(running)}。`,
  ];
}

function tellingOf(choice: Choice): Told {
  const bounds: Bound[] = [];
  const paragraphs = chaptersOf(choice).map((line, paragraph) => {
    let text = "";
    for (const [at, piece] of line.split(OPEN).entries()) {
      const [figure = "", rest] = piece.split(CLOSE);
      if (at > 0) bounds.push({ paragraph, start: text.length, figure });
      text += figure + (rest ?? "");
    }
    return text;
  });
  const sheets = sheetsOf(choice.account).map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) =>
      row.map((value) =>
        typeof value === "string" ? value.replace(/^科目(\d+)$/, (_, code: string) => nameOf(code)) : value,
      ),
    ),
  }));
  return { sheets, paragraphs, bounds };
}

/** Accounts with all their amounts told in sentences of many wordings. */
export const tellings: fc.Arbitrary<Told> = fc
  .record({
    account: accounts,
    wording: fc.array(fc.nat(5), { minLength: 7, maxLength: 7 }),
    more: fc.array(fc.integer({ min: -90, max: 9_999 }), { minLength: 5, maxLength: 5 }),
  })
  .map(tellingOf);
