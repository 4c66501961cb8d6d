import type { CodeSystem, Concept } from "../catalogue/index.js";

export type DocumentKind = "budget" | "final" | "performance";

/**
 * A standard form as data. A table is of the form whose `title` words match first; what its cells then mean comes
 * from `states` (what the form as a whole says) and from the words of its headers and labels.
 */
export interface Form {
  /** `final/05`, `budget/basic` … */
  readonly id: string;
  readonly name: string;
  readonly kind: DocumentKind | "either";
  /** On the plain title: without spaces, quotes, year and table number. */
  readonly title: RegExp;
  readonly not?: RegExp;
  /** What the form says of every amount in it. */
  readonly states: Concept;
  /** The fund that a 合计 of funds stands for: 财政拨款 in the forms of 财政拨款. */
  readonly wholeFund?: string;
  /** What an amount is about where neither the form nor its words say so; findings that rest on it are doubts. */
  readonly assumes?: Concept;
  /** Which list a bare 科目编码 belongs to. */
  readonly codes?: CodeSystem;
  /** The stage that a bare 预算数 means here. */
  readonly budgetStage?: string;
  /** What a line is that no word of the forms names: a project, or an item of its own (车辆, 印刷服务). */
  readonly lines?: "project" | "item";
  /** Lines and columns are the items of 三公经费, whose hierarchy holds whatever their numbering. */
  readonly threePublic?: true;
  /** The title says whose money it is (一般公共预算“三公”, 财政拨款“三公”), the form does not. */
  readonly fundInTitle?: true;
  /** In a budget its amounts are 年初预算. */
  readonly isPlan?: true;
  /** The year is that of a date in the head of the table (截止时间：2022-12-31). */
  readonly yearOfDate?: true;
  /** The two directions whose totals are equal, where these are not 收入总计 and 支出总计. */
  readonly balances?: readonly [string, string];
  /** Words that tell that a table without a title is of this form, tried on all its headers joined. */
  readonly headers?: RegExp;
  /** One of several tables that only together print what `states` says: none of them is compared with other tables. */
  readonly isPart?: true;
  /** Exported from a reporting system: changes belong there. */
  readonly locked: boolean;
}
