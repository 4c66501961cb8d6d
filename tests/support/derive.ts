import type { Recognised, Table } from "../../src/recognise/index.js";
import { type Derived, RULES } from "../../src/relations/index.js";

/** Everything that all rules derive from a table by itself; a rule that fails, fails the test. */
export function derive(table: Table): Derived {
  return together(RULES.flatMap((rule) => rule.derive?.(table) ?? []));
}

/** Everything that all rules derive from the tables together. */
export function deriveAcross(document: Recognised): Derived {
  return together(RULES.flatMap((rule) => rule.across?.(document) ?? []));
}

function together(all: readonly Derived[]): Derived {
  return {
    relations: all.flatMap(({ relations }) => relations),
    texts: all.flatMap(({ texts }) => texts),
    notApplicable: all.flatMap(({ notApplicable }) => notApplicable),
  };
}
