import type { Constraint } from "../localise/system.js";
import type { Formulas } from "./formulas.js";
import type { Variable, Variables } from "./variables.js";

/** What the formula of a cell adds up, as cells of the system. */
export type Inputs = readonly { readonly cell: number; readonly times: number }[];

const DEEPEST = 20;

/**
 * The cells that a formula works out, with all figures that it is made of in the end. Such a cell follows its inputs
 * by itself; what is left of it is the formula's own mistake.
 */
export class Computed {
  private readonly inputs = new Map<number, Inputs>();

  constructor(variables: Variables, formulas: Formulas) {
    variables.all.forEach((variable, cell) => {
      const inputs = inputsOf(variable, variables, formulas, DEEPEST);
      if (inputs && inputs.length > 0) this.inputs.set(cell, inputs);
    });
  }

  of(cell: number): Inputs | undefined {
    return this.inputs.get(cell);
  }

  /** The part of a computed cell that does not come from its inputs; any other cell as it is. */
  offset(cell: number, values: readonly number[]): number {
    return (values[cell] ?? 0) - this.sum(cell, values);
  }

  /** What the inputs of a computed cell add up to. */
  sum(cell: number, values: readonly number[]): number {
    return (this.inputs.get(cell) ?? []).reduce(
      (sum, input) => sum + input.times * (values[input.cell] ?? 0),
      0,
    );
  }

  /** The same constraint with the inputs of computed cells in it beside what is left of the cells themselves. */
  expanded(constraint: Constraint): Constraint {
    if (!constraint.cells.some((cell) => this.inputs.has(cell))) return constraint;
    const coefficients = new Map<number, number>();
    const add = (cell: number, by: number): void => {
      coefficients.set(cell, (coefficients.get(cell) ?? 0) + by);
    };
    constraint.cells.forEach((cell, at) => {
      const by = constraint.coefficients[at] ?? 0;
      add(cell, by);
      for (const input of this.inputs.get(cell) ?? []) add(input.cell, by * input.times);
    });
    const terms = [...coefficients].filter(([, by]) => by !== 0);
    return {
      ...constraint,
      cells: terms.map(([cell]) => cell),
      coefficients: terms.map(([, by]) => by),
    };
  }

  /** Computed cells that follow when these cells change. */
  following(changed: ReadonlySet<number>): number[] {
    return [...this.inputs]
      .filter(([, inputs]) => inputs.some(({ cell }) => changed.has(cell)))
      .map(([cell]) => cell);
  }
}

/** Undefined where the formula is none, does more than adding, or adds figures of another last digit. */
function inputsOf(
  variable: Variable,
  variables: Variables,
  formulas: Formulas,
  depth: number,
): Inputs | undefined {
  const linear = formulas.linearAt(variable.fact.place);
  if (!linear || depth === 0) return undefined;
  const inputs = new Map<number, number>();
  for (const { place, times } of linear) {
    const cell = variables.at(place);
    const input = cell === undefined ? undefined : variables.all[cell];
    // A cell that no relation is about never changes.
    if (cell === undefined || !input) continue;
    if (input.digits !== variable.digits || input.fact.unit !== variable.fact.unit) return undefined;
    const deeper = inputsOf(input, variables, formulas, depth - 1) ?? [{ cell, times: 1 }];
    for (const one of deeper) inputs.set(one.cell, (inputs.get(one.cell) ?? 0) + times * one.times);
  }
  return [...inputs].filter(([, times]) => times !== 0).map(([cell, times]) => ({ cell, times }));
}
