import type { Concept } from "../../catalogue/index.js";
import { isZero } from "../../workbook/index.js";
import { bestOf, type Ledger, type Place } from "../ledger.js";
import type { Term } from "../relation.js";
import type { Unit } from "./documents.js";

const INCOME = { direction: "本年收入" } as const;
const SPENDING = { direction: "本年支出", fund: "合计" } as const;

/** What a department pays to its units and they to it, as the one who receives and the one who pays print it. */
const DOWNWARDS: readonly Concept[] = [
  { ...INCOME, fund: "上级补助收入" },
  { ...SPENDING, nature: "对附属单位补助支出" },
];
const UPWARDS: readonly Concept[] = [
  { ...INCOME, fund: "附属单位上缴收入" },
  { ...SPENDING, nature: "上缴上级支出" },
];

/** Amounts that are counted in the units and not in the department. */
export interface Internal {
  readonly terms: readonly Term[];
  readonly places: readonly Place[];
}

/** Whether an amount is about such payments by itself. */
export function isInternal({ fund, nature }: Concept): boolean {
  return [...DOWNWARDS, ...UPWARDS].some(
    (one) => (one.nature ?? one.fund) === (one.nature === undefined ? fund : nature),
  );
}

/** What all units print of a kind of payment, less what the department itself still prints of it. */
function internalOf(kind: Concept, own: Ledger, units: readonly Unit[]): Internal | undefined {
  const isSome = (place: Place | undefined): place is Place =>
    place !== undefined && !isZero(place.fact.amount);
  const paid = units.map(({ documents }) => bestOf(documents.of(kind).flat())).filter(isSome);
  const left = [bestOf(own.places(kind))].filter(isSome);
  if (paid.length === 0) return undefined;
  return {
    terms: [
      ...paid.map(({ fact }): Term => ({ fact, sign: -1 })),
      ...left.map(({ fact }): Term => ({ fact, sign: 1 })),
    ],
    places: [...paid, ...left],
  };
}

/** Everything that can have been taken off as 内部抵销 in a year: one way, the other, or both. */
export function internalsOf(
  { stage, year }: Concept,
  own: Ledger,
  units: readonly Unit[],
): readonly Internal[] {
  const when = { ...(stage === undefined ? {} : { stage }), ...(year === undefined ? {} : { year }) };
  const known = (kinds: readonly Concept[]): Internal[] =>
    kinds.flatMap((kind) => internalOf({ ...kind, ...when }, own, units) ?? []);
  const [down, up] = [known(DOWNWARDS), known(UPWARDS)];
  const both = down.flatMap((one) =>
    up.map((other) => ({ terms: [...one.terms, ...other.terms], places: [...one.places, ...other.places] })),
  );
  return [...down, ...up, ...both];
}
