import type { DocumentKind, Form } from "../forms/index.js";
import type { Block } from "./segment.js";

export interface DocumentInfo {
  readonly kind: DocumentKind | undefined;
  readonly year: number | undefined;
  readonly entity: string | undefined;
}

const YEAR = /(20\d{2})年/;

const TABLE_PREFIX = /^(附?表|公开)[\d一二三四五六七八九十]+(-\d+)*[.:、]?(表)?[.:]?/;

function yearIn(texts: readonly string[]): number | undefined {
  for (const text of texts) {
    if (/截[至止]/.test(text)) continue;
    const match = YEAR.exec(text) ?? /预算年度:(20\d{2})/.exec(text);
    if (match) return Number(match[1]);
  }
  return undefined;
}

/** The year that a block is for: its title's, or the one a line 预算年度 states; never a date of filling in. */
export function yearOfBlock(block: Block, form?: Form): number | undefined {
  const lines = block.meta.map((cell) => cell.label.plain);
  const stated = lines.filter((plain) => /年度|^\(20\d{2}年\)$/.test(plain) && !/日期|时间/.test(plain));
  const dated = form?.yearOfDate ? lines.find((plain) => /截[至止].*20\d{2}/.test(plain)) : undefined;
  const year = /20\d{2}/.exec(dated ?? "")?.[0];
  return year === undefined ? yearIn([block.title?.label.plain ?? "", ...stated]) : Number(year);
}

const TITLE_FUNDS: readonly (readonly [RegExp, string])[] = [
  [/政府(性)?基金/, "政府性基金"],
  [/国有资本经营/, "国有资本经营"],
  [/公共(财政)?预算/, "一般公共预算"],
  [/财政拨款/, "财政拨款"],
];

/** Whose money a title says a table is about. */
export function fundInTitle(title: string): string | undefined {
  return TITLE_FUNDS.find(([pattern]) => pattern.test(title))?.[1];
}

/** A title without table number, department and the document's own year; another year is part of a project's name. */
export function projectTitle(title: string, { entity, year }: DocumentInfo): string {
  let core = title.replace(TABLE_PREFIX, "");
  if (year !== undefined) core = core.replace(new RegExp(`^${String(year)}年(度)?`), "");
  return entity !== undefined && core.length > entity.length ? core.replace(entity, "") : core;
}

export function plainTitle(plain: string, entity: string | undefined): string {
  let title = plain.replace(TABLE_PREFIX, "").replace(/20\d{2}年(度)?/g, "");
  if (entity !== undefined && title.length > entity.length) title = title.replace(entity, "");
  return title.replace(/[(]续.*$|续表?$/, "");
}

const ENTITY =
  /^(本级单位|部门|单位|部门名称|单位名称|编制单位|编制部门|填报单位|预算部门|部门\/单位|部门\(单位\)|公开部门|公开单位):(.+)$/;

/** The department in the lines between a title and its header. */
export function entityIn(block: Block): string | undefined {
  for (const cell of block.meta) {
    const match = ENTITY.exec(cell.label.plain);
    if (match?.[2] !== undefined && !/^(万?元|人)/.test(match[2])) return match[2];
  }
  return undefined;
}

function mostFrequent<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: T | undefined;
  for (const [value, count] of counts)
    if (best === undefined || count > (counts.get(best) ?? 0)) best = value;
  return best;
}

function kindOf(finals: number, budgets: number): DocumentKind | undefined {
  if (finals === 0 && budgets === 0) return undefined;
  return finals * 2 >= budgets ? "final" : "budget";
}

/** For a workbook whose titles say neither 预算 nor 决算: its columns say it. */
function kindOfHeaders(blocks: readonly Block[]): DocumentKind | undefined {
  const labels = blocks.flatMap(({ header }) =>
    header.flatMap((row) => row.cells.map((cell) => cell.label.plain)),
  );
  const count = (word: RegExp): number => labels.filter((label) => word.test(label)).length;
  return kindOf(count(/决算数$/), count(/^(\d{4}年)?(本年)?预算数?$/));
}

/** The latest year whose 预算数 or 决算数 a header names. */
function yearOfHeaders(blocks: readonly Block[]): number | undefined {
  let latest: number | undefined;
  for (const { header } of blocks) {
    for (const row of header) {
      for (const cell of row.cells) {
        const year = /(20\d{2})年(度)?(本年)?(预算|决算)/.exec(cell.label.plain)?.[1];
        if (year !== undefined) latest = Math.max(latest ?? 0, Number(year));
      }
    }
  }
  return latest;
}

/** What the titles of a workbook say of it as a whole. */
export function documentOf(blocks: readonly Block[]): DocumentInfo {
  const titles = blocks.flatMap((block) => (block.title ? [block.title.label.plain] : []));
  const finals = titles.filter((title) => title.includes("决算")).length;
  const budgets = titles.filter((title) => title.includes("预算") && !title.includes("决算")).length;
  const years = blocks.flatMap((block) => {
    const year = yearOfBlock(block);
    return year === undefined ? [] : [year];
  });
  const kind =
    kindOf(finals, budgets) ?? kindOfHeaders(blocks) ?? (titles.length > 0 ? "performance" : undefined);
  return {
    kind,
    year: mostFrequent(years) ?? yearOfHeaders(blocks),
    entity: mostFrequent(blocks.flatMap((block) => entityIn(block) ?? [])),
  };
}
