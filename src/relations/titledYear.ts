import type { Recognised, Table } from "../recognise/index.js";

const TITLE_YEAR = /(20\d{2})\s*年/;
/** So many titles must agree on a year before another one is called wrong. */
const FEWEST = 3;

/** A standard form whose title states a year, and the year that most titles of its kind state. */
export interface Titled {
  readonly table: Table;
  readonly year: string;
  readonly usual: string;
  /** How many titles state the usual year. */
  readonly count: number;
}

/** 预算 and 决算 are of years of their own; tables of projects carry the years of their projects. */
function kindOf({ form }: Table): string | undefined {
  const kind = /^(final|budget)\//.exec(form?.id ?? "")?.[1];
  return form?.id === "budget/project" ? undefined : kind;
}

/** The titles of one kind of forms, where enough of them agree on a year. */
function titledOf(tables: readonly Table[]): Titled[] {
  const titled = tables.flatMap((table) => {
    const year = TITLE_YEAR.exec(table.title)?.[1];
    return year === undefined ? [] : [{ table, year }];
  });
  const counts = new Map<string, number>();
  for (const { year } of titled) counts.set(year, (counts.get(year) ?? 0) + 1);
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
  if (!first || first[1] < FEWEST || first[1] <= 2 * (second?.[1] ?? 0)) return [];
  const [usual, count] = first;
  return titled.map((one) => ({ ...one, usual, count }));
}

/** The years in the titles of the standard forms, 预算 and 决算 apart. */
export function titledYearsOf({ tables }: Pick<Recognised, "tables">): Titled[] {
  return ["final", "budget"].flatMap((kind) => titledOf(tables.filter((table) => kindOf(table) === kind)));
}
