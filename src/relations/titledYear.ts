import type { Recognised, Table } from "../recognise/index.js";

const STANDARD = /^(final|budget)\//;
const TITLE_YEAR = /(20\d{2})\s*年/;
/** So many titles must agree on a year before another one is called wrong. */
const FEWEST = 3;

/** The years that the titles of the standard forms state. */
export interface TitledYears {
  /** The year of most titles; undefined where too few agree, or another one is nearly as frequent. */
  readonly usual: string | undefined;
  readonly count: number;
  readonly titled: readonly { readonly table: Table; readonly year: string }[];
}

export function titledYearsOf({ tables }: Pick<Recognised, "tables">): TitledYears {
  const titled = tables.flatMap((table) => {
    const year = TITLE_YEAR.exec(table.title)?.[1];
    const isStandard = STANDARD.test(table.form?.id ?? "") && table.form?.id !== "budget/project";
    return isStandard && year !== undefined ? [{ table, year }] : [];
  });
  const counts = new Map<string, number>();
  for (const { year } of titled) counts.set(year, (counts.get(year) ?? 0) + 1);
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
  const isClear = first !== undefined && first[1] >= FEWEST && first[1] > 2 * (second?.[1] ?? 0);
  return { usual: isClear ? first[0] : undefined, count: first?.[1] ?? 0, titled };
}
