import type { Concept } from "../../catalogue/index.js";
import type { Table } from "../../recognise/index.js";
import { add, type Amount, compare, ZERO } from "../../workbook/index.js";
import type { Figure } from "./figure.js";
import type { Figures } from "./figures.js";
import { priorOf } from "./prior.js";

/** The items of 三公经费 in the order of the forms. */
export const ITEMS = [
  "三公经费",
  "因公出国",
  "公务用车",
  "公务用车购置",
  "公务用车运行",
  "公务接待",
] as const;
export type Item = (typeof ITEMS)[number];

/** What an item is called in full. */
export const ITEM_NAMES: Readonly<Record<Item, string>> = {
  三公经费: "合计",
  因公出国: "因公出国（境）费",
  公务用车: "公务用车购置及运行维护费",
  公务用车购置: "公务用车购置费",
  公务用车运行: "公务用车运行维护费",
  公务接待: "公务接待费",
};

const PARTS: Readonly<Partial<Record<Item, readonly Item[]>>> = {
  三公经费: ["因公出国", "公务用车", "公务接待"],
  公务用车: ["公务用车购置", "公务用车运行"],
};

export function partsOf(item: Item): readonly Item[] {
  return PARTS[item] ?? [];
}

/** `budget`: 本年预算 beside 上年预算; `final`: 预算 beside 决算, and 上年决算. */
export type SummaryKind = "budget" | "final";

/** The figures of one item. */
export interface ItemFigures {
  readonly item: Item;
  /** 本年预算 of a budget; 全年预算 of a final account, or its 年初预算 where only that is printed. */
  readonly budget: Figure | undefined;
  /** 年初预算 of a final account, where that is another one. */
  readonly opening: Figure | undefined;
  /** 决算; only of a final account. */
  readonly final: Figure | undefined;
  /** 上年预算 of a budget, 上年决算 of a final account. */
  readonly prior: Figure | undefined;
}

export interface ThreePublicFigures {
  readonly kind: SummaryKind;
  readonly year: string | undefined;
  readonly fund: string;
  /** The table that prints them. */
  readonly table: Table | undefined;
  readonly items: readonly ItemFigures[];
}

const FUNDS = ["财政拨款", "一般公共预算"] as const;

/** The table of 三公经费 that counts: the first that prints the total of the money that is spoken of, else any with amounts. */
function tableOf({ accounts, tables }: Figures, concept: Concept): Table | undefined {
  const own = tables.filter(({ form, facts }) => form?.threePublic === true && facts.length > 0);
  const printed = new Set(accounts.ledger.places(concept).map(({ table }) => table));
  return own.find((table) => printed.has(table)) ?? own[0];
}

/** All that is known of 三公经费. */
export function threePublicOf(figures: Figures): ThreePublicFigures {
  const { document } = figures.input.dossier;
  const kind: SummaryKind = document.kind === "final" ? "final" : "budget";
  const year = document.year?.toString();
  const base = (fund: string, stage: string, item: string): Concept => ({
    direction: "本年支出",
    stage,
    ...(year === undefined ? {} : { year }),
    fund,
    item,
  });
  const main = kind === "final" ? "决算" : "年初预算";
  const known = (fund: string): boolean =>
    ITEMS.some((item) => figures.of(base(fund, main, item)) !== undefined);
  const inTables = (fund: string): boolean =>
    ITEMS.some((item) => figures.accounts.ledger.places(base(fund, main, item)).length > 0);
  const fund = FUNDS.find(inTables) ?? FUNDS.find(known) ?? (kind === "final" ? "财政拨款" : "一般公共预算");
  const table = tableOf(figures, base(fund, main, "三公经费"));
  const find = (item: Item, stage: string): Figure | undefined =>
    figures.of(base(fund, stage, item), (place) => place.table === table);
  const hasRevised = ITEMS.some((item) => find(item, "全年预算") !== undefined);
  const stages =
    kind === "final" ? (hasRevised ? ["全年预算", "年初预算"] : ["年初预算", ""]) : ["年初预算", ""];
  const columns = [stages[0] ?? "", stages[1] ?? "", kind === "final" ? "决算" : ""].map((stage) =>
    column((item) => (stage === "" ? undefined : find(item, stage))),
  );
  const [budget, opening, final] = columns;
  const prior = column((item) => {
    const now = (kind === "final" ? final : budget)?.get(item);
    return now && priorOf(figures, now);
  });
  return {
    kind,
    year,
    fund,
    table,
    items: ITEMS.map((item) => ({
      item,
      budget: budget?.get(item),
      opening: opening?.get(item),
      final: final?.get(item),
      prior: prior.get(item),
    })),
  };
}

/**
 * Figures by item. Where the lowest items that are known make up their whole, those that nothing prints are zero, for none
 * is negative; a whole that nothing prints is the sum of its parts.
 */
function column(find: (item: Item) => Figure | undefined): Map<Item, Figure> {
  const found = new Map<Item, Figure>();
  for (const item of ITEMS) {
    const figure = find(item);
    if (figure) found.set(item, figure);
  }
  for (const item of ITEMS) fillZeros(found, item);
  for (const item of [...ITEMS].reverse()) {
    const parts = partsOf(item).map((part) => found.get(part));
    const [first] = parts;
    if (found.has(item) || !first || parts.some((part) => !part)) continue;
    found.set(item, workedOut(first, item, totalOf(parts)));
  }
  return found;
}

function fillZeros(found: Map<Item, Figure>, item: Item): void {
  const whole = found.get(item);
  const leaves = leavesOf(item);
  const known = leaves.map((leaf) => found.get(leaf));
  if (!whole || leaves.length < 2 || compare(totalOf(known), whole.amount) !== 0) return;
  for (const leaf of leaves) if (!found.has(leaf)) found.set(leaf, workedOut(whole, leaf, ZERO));
}

function leavesOf(item: Item): Item[] {
  const parts = partsOf(item);
  return parts.length === 0 ? [item] : parts.flatMap((part) => leavesOf(part));
}

function totalOf(figures: readonly (Figure | undefined)[]): Amount {
  return figures.reduce((sum, figure) => (figure ? add(sum, figure.amount) : sum), ZERO);
}

/** Whether a figure is the sum of the parts of its item, which all are known. */
export function isSumOfParts(figure: Figure, parts: readonly (Figure | undefined)[]): boolean {
  return parts.length > 0 && parts.every((part) => part) && compare(totalOf(parts), figure.amount) === 0;
}

function workedOut(from: Figure, item: Item, amount: Amount): Figure {
  return { ...from, concept: { ...from.concept, item }, amount, source: "worked-out" };
}
