import type { Judged } from "../../check/index.js";
import type { Dossier } from "../../narrative/index.js";
import type { CellPlace, Fact } from "../../recognise/index.js";
import { classOf, lineOf, type Relation, ToldRelation } from "../../relations/index.js";
import type { Workbook } from "../../workbook/index.js";
import type { System } from "../localise/system.js";
import { touching } from "../localise/system.js";
import { Computed } from "./computed.js";
import { Formulas } from "./formulas.js";
import { constraintsOf } from "./linear.js";
import { rateConstraints } from "./rate.js";
import { Variables } from "./variables.js";

/** The relations around what is broken as a system over whole numbers. */
export interface Model {
  readonly variables: Variables;
  readonly formulas: Formulas;
  readonly computed: Computed;
  readonly system: System;
  /** The constraints of the system before what formulas add up was put in. */
  readonly plain: System["constraints"];
  readonly near: readonly (readonly number[])[];
  /** The relation that each constraint comes from. */
  readonly relationOf: readonly Relation[];
  /** All relations around, those that nobody has to satisfy included. */
  readonly relations: readonly Relation[];
  /** Places that are never changed: those of other documents. */
  readonly isBeside: (place: CellPlace) => boolean;
}

/** So many relations are taken as they are; of more only those around what is broken. */
const FEW_RELATIONS = 20_000;
/** How many relations away from what is broken a change may lie. */
const FARTHEST = 4;

/** Whether a relation that does not hold would be an error: only these must hold in the end. */
export function isHard({ rule, test, weak }: Relation): boolean {
  const outcomes = { sum: "error", times: "error", ratio: "error", same: "differs", bound: "below" } as const;
  return classOf(rule, outcomes[test.type], weak === true) === "error";
}

export function factsOf({ whole, parts, test }: Relation): Fact[] {
  const over = test.type === "ratio" ? test.over.map(({ fact }) => fact) : [];
  return [whole, ...parts.map(({ fact }) => fact), ...over];
}

export function modelOf(
  dossier: Dossier,
  workbook: Workbook | undefined,
  { relations: all, broken }: Judged,
): Model {
  const relations = around(
    all,
    broken.map(({ relation }) => relation),
  );
  const variables = new Variables();
  const formulas = new Formulas(workbook);
  const constraints: System["constraints"][number][] = [];
  const relationOf: Relation[] = [];
  for (const relation of relations) {
    if (!isHard(relation)) continue;
    const own =
      relation.test.type === "ratio"
        ? rateConstraints(relation, variables)
        : constraintsOf(relation, variables);
    for (const constraint of own) {
      constraints.push(constraint);
      relationOf.push(relation);
    }
  }
  const computed = new Computed(variables, formulas);
  const printed = variables.all.map(({ value }) => value);
  const sheets = dossier.sheets ?? [];
  const isBeside = ({ sheet }: CellPlace): boolean => sheets[sheet]?.origin === "companion";
  const system: System = {
    values: printed.map((_, cell) => computed.offset(cell, printed)),
    isFixed: variables.all.map(({ fact }) => isBeside(fact.place)),
    isBlank: variables.all.map(({ fact }) => fact.isBlank),
    constraints: constraints.map((constraint) => computed.expanded(constraint)),
  };
  return {
    variables,
    formulas,
    computed,
    system,
    plain: constraints,
    near: touching(system),
    relationOf,
    relations,
    isBeside,
  };
}

/** Relations that a change near the broken ones could touch, those that are told among them made. */
function around(all: readonly Relation[], broken: readonly Relation[]): Relation[] {
  const made = (relation: Relation): Relation =>
    relation instanceof ToldRelation ? relation.made : relation;
  if (all.length <= FEW_RELATIONS) return all.map(made);
  const near = new Set<Relation>();
  const lines = new Set<number>();
  const addLines = (relation: Relation): void => {
    for (const fact of factsOf(relation)) lines.add(lineOf(fact));
  };
  broken.forEach(addLines);
  for (let step = 0; step < FARTHEST; step++) {
    const before = lines.size;
    const known = new Set(lines);
    for (const relation of all) {
      if (near.has(relation)) continue;
      const isNear =
        relation instanceof ToldRelation
          ? relation.touches(known)
          : factsOf(relation).some((fact) => known.has(lineOf(fact)));
      if (!isNear) continue;
      near.add(relation);
      addLines(made(relation));
    }
    if (lines.size === before) break;
  }
  return [...near].map(made);
}
