import type { Sign } from "./tokens.js";
import { compareScalars, finite, FormulaError, type Scalar, toNumber, toText } from "./values.js";

/** What an operator makes of two values. @throws FormulaError */
export function operate(sign: Exclude<Sign, "%">, left: Scalar, right: Scalar): Scalar {
  switch (sign) {
    case "&":
      return toText(left) + toText(right);
    case "=":
      return compareScalars(left, right) === 0;
    case "<>":
      return compareScalars(left, right) !== 0;
    case "<":
      return compareScalars(left, right) < 0;
    case ">":
      return compareScalars(left, right) > 0;
    case "<=":
      return compareScalars(left, right) <= 0;
    case ">=":
      return compareScalars(left, right) >= 0;
    default:
      return finite(arithmetic(sign, toNumber(left), toNumber(right)));
  }
}

function arithmetic(sign: "+" | "-" | "*" | "/" | "^", left: number, right: number): number {
  switch (sign) {
    case "+":
      return added(left, right);
    case "-":
      return added(left, -right);
    case "*":
      return left * right;
    case "/":
      if (right === 0) throw new FormulaError("#DIV/0!");
      return left / right;
    case "^":
      if (left === 0 && right <= 0) throw new FormulaError(right === 0 ? "#NUM!" : "#DIV/0!");
      return left ** right;
  }
}

/** As spreadsheets do it: what is left of two numbers alike in fifteen digits is nothing (0.3 − 0.1 − 0.2 is 0). */
function added(left: number, right: number): number {
  const total = left + right;
  return Math.abs(total) < Math.max(Math.abs(left), Math.abs(right)) * 2 ** -48 ? 0 : total;
}
