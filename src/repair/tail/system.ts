import { type Constraint, silenced, type System } from "../localise/system.js";
import { isViolated, rowOf } from "../localise/rows.js";
import type { Model } from "../model/model.js";

/**
 * The system of a 尾差调整: everything that adds up within rounding must add up as printed, and a cell moves by one unit of
 * its last digit at most. Top totals, zeros, blanks and figures that a formula works out stay; nothing changes its sign.
 * What is an error is left alone, and so are the cells in it.
 */
export function tailSystem({ system, computed, variables, relationOf, isBeside }: Model): System {
  const isOff = system.constraints.map((_, at) => {
    const row = rowOf(system, at);
    // One figure that is printed with two last digits is a 尾差 that was rounded twice.
    const isLastDigit = relationOf[at]?.test.type === "same" && Math.abs(row.value) <= 1;
    return isViolated(row) && !isLastDigit;
  });
  const isInError = new Set(system.constraints.flatMap(({ cells }, at) => (isOff[at] === true ? cells : [])));
  const [wholes, parts] = [new Set<number>(), new Set<number>()];
  system.constraints.forEach((_, at) => {
    const relation = relationOf[at];
    if (relation?.test.type !== "sum") return;
    const whole = variables.of(relation.whole);
    if (whole !== undefined) wholes.add(whole);
    for (const { fact } of relation.parts) {
      const part = variables.of(fact);
      if (part !== undefined) parts.add(part);
    }
  });
  const isTop = (cell: number): boolean => wholes.has(cell) && !parts.has(cell);
  const constraints = system.constraints.map((constraint, at): Constraint => {
    if (isOff[at] === true) return silenced(constraint);
    const { exact, escapes, strict = 0 } = constraint;
    const isLoose = exact === undefined || escapes !== undefined;
    return isLoose ? constraint : { ...constraint, low: exact - strict, high: exact + strict };
  });
  const steps = system.values.map((value, cell): Constraint => ({
    cells: [cell],
    coefficients: [1],
    low: value === 1 ? value : value - 1,
    high: value === -1 ? value : value + 1,
    exact: undefined,
  }));
  return {
    values: system.values,
    isFixed: variables.all.map(
      ({ fact }, cell) =>
        fact.isBlank ||
        system.values[cell] === 0 ||
        computed.of(cell) !== undefined ||
        isTop(cell) ||
        isInError.has(cell) ||
        isBeside(fact.place),
    ),
    constraints: [...constraints, ...steps],
    reach: 1,
  };
}
