import type { Step } from "./compile.js";
import { type Cells, FUNCTIONS } from "./functions.js";
import { operate } from "./operators.js";
import type { Reference } from "./tokens.js";
import { type Area, FormulaError, NotCalculable, type Operand, type Scalar, toNumber } from "./values.js";

/** Where a formula stands, as far as its references need it. */
export interface Surroundings extends Cells {
  /** @throws NotCalculable for a sheet that does not exist. */
  areaOf(reference: Reference): Area;
}

/** What a formula comes to. @throws NotCalculable */
export function evaluate(steps: readonly Step[], around: Surroundings): Scalar {
  const stack: Operand[] = [];
  for (const step of steps) stack.push(done(step, stack, around));
  return around.scalar(stack.pop());
}

function done(step: Step, stack: Operand[], around: Surroundings): Operand {
  if (step.do === "push") return step.value;
  if (step.do === "omit") return undefined;
  try {
    return result(step, stack, around);
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
}

type Work = Exclude<Step, { readonly do: "push" | "omit" }>;

function result(step: Work, stack: Operand[], around: Surroundings): Operand {
  switch (step.do) {
    case "refer":
      return around.areaOf(step.reference);
    case "call":
      return FUNCTIONS[step.name](stack.splice(stack.length - step.count, step.count), around);
    case "operate": {
      const right = around.scalar(taken(stack));
      return operate(step.sign, around.scalar(taken(stack)), right);
    }
    case "plus":
      return around.scalar(taken(stack));
    case "negate":
      return -toNumber(around.scalar(taken(stack)));
    case "percent":
      return toNumber(around.scalar(taken(stack))) / 100;
  }
}

function taken(stack: Operand[]): Operand {
  if (stack.length === 0) throw new NotCalculable();
  return stack.pop();
}
