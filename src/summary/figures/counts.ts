import type { Fact } from "../../recognise/index.js";
import { itemsCounted } from "../../relations/index.js";
import type { Figures } from "./figures.js";

/** What is counted beside the money of 三公经费, in the order of the forms. */
interface CountKind {
  readonly id: CountId;
  readonly label: string;
  readonly unit: string;
  /** The item that a text speaks of, one of these, and the unit it counts in. */
  readonly items: readonly string[];
  readonly units: RegExp;
  /** The line of a table. */
  readonly line: RegExp;
}

export type CountId =
  | "groups"
  | "travellers"
  | "cars-bought"
  | "cars-kept"
  | "receptions"
  | "guests"
  | "foreign-receptions"
  | "foreign-guests";

const PEOPLE = /^人/;
const TIMES = /^(批|个|次)/;

export const COUNT_KINDS: readonly CountKind[] = [
  {
    id: "groups",
    label: "因公出国（境）团组数",
    unit: "个",
    items: ["因公出国"],
    units: TIMES,
    line: /出国.*团组/,
  },
  {
    id: "travellers",
    label: "因公出国（境）人次数",
    unit: "人次",
    items: ["因公出国"],
    units: PEOPLE,
    line: /出国.*人[次数]/,
  },
  {
    id: "cars-bought",
    label: "公务用车购置数",
    unit: "辆",
    items: ["公务用车购置"],
    units: /^[辆台]/,
    line: /公务用车购置数|购置.*辆/,
  },
  { id: "cars-kept", label: "公务用车保有量", unit: "辆", items: [], units: /^[辆台]/, line: /保有/ },
  {
    id: "receptions",
    label: "国内公务接待批次",
    unit: "批次",
    items: ["国内接待", "公务接待"],
    units: TIMES,
    line: /国内公务接待批次/,
  },
  {
    id: "guests",
    label: "国内公务接待人次",
    unit: "人次",
    items: ["国内接待", "公务接待"],
    units: PEOPLE,
    line: /国内公务接待人[次数]/,
  },
  {
    id: "foreign-receptions",
    label: "国（境）外公务接待批次",
    unit: "批次",
    items: ["国境外接待"],
    units: TIMES,
    line: /境\)?）?外公务接待批次/,
  },
  {
    id: "foreign-guests",
    label: "国（境）外公务接待人次",
    unit: "人次",
    items: ["国境外接待"],
    units: PEOPLE,
    line: /境\)?）?外公务接待人[次数]/,
  },
];

/** A count as a table or a text prints it. */
export interface CountFigure {
  readonly id: CountId;
  /** Decimal text. */
  readonly amount: string;
  readonly fact: Fact;
}

/** The counts that are printed, by what they count: tables before texts. */
export function countsOf({ accounts, tables }: Figures): Map<CountId, CountFigure> {
  const found = new Map<CountId, CountFigure>();
  const keep = (id: CountId, fact: Fact): void => {
    if (!found.has(id) && !fact.isBlank && fact.isExact)
      found.set(id, { id, amount: String(wholeOf(fact)), fact });
  };
  for (const { form, rows } of tables) {
    if (form?.threePublic !== true) continue;
    for (const { label, facts } of rows) {
      const kind = COUNT_KINDS.find(({ line }) => line.test(label.replace(/\s/g, "")));
      const fact = facts.findLast((one) => one?.measure === "count" && !one.isBlank);
      if (kind && fact) keep(kind.id, fact);
    }
  }
  for (const { statements } of accounts.texts.texts) {
    for (const { count, item } of itemsCounted(statements)) {
      const kind = COUNT_KINDS.find(
        ({ items, units }) => items.includes(item) && units.test(count.fact.unit ?? ""),
      );
      if (kind) keep(kind.id, count.fact);
    }
    for (const { fact, label, section } of statements.counts)
      if (section.id === "three-public" && label.includes("保有") && fact.unit === "辆")
        keep("cars-kept", fact);
  }
  return found;
}

/** Counts that fit the money: where something was paid for, zero is none. */
export function fittingCounts(
  counts: ReadonlyMap<CountId, CountFigure>,
  isPaid: (item: string) => boolean,
): Map<CountId, CountFigure> {
  return new Map(
    [...counts].filter(([id, { amount }]) => {
      const items = COUNT_KINDS.find((kind) => kind.id === id)?.items ?? [];
      return amount !== "0" || !items.some(isPaid);
    }),
  );
}

function wholeOf({ amount: { units, scale } }: Fact): bigint {
  return units / 10n ** BigInt(scale);
}
