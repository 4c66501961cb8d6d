import { FormulaError, NotCalculable, type Scalar } from "./values.js";
import { type Reference, type Sign, type Token, tokensOf } from "./tokens.js";
import { FUNCTION_NAMES, type FunctionName } from "./functionNames.js";

/** One step on the stack of operands. */
export type Step =
  | { readonly do: "push"; readonly value: Scalar }
  | { readonly do: "refer"; readonly reference: Reference }
  /** An argument left out, as in `IF(A1,,2)`. */
  | { readonly do: "omit" }
  | { readonly do: "negate" | "plus" | "percent" }
  | { readonly do: "operate"; readonly sign: Exclude<Sign, "%"> }
  | { readonly do: "call"; readonly name: FunctionName; readonly count: number };

/** From loose to tight; signs of one level are worked out from the left. */
const LEVELS: readonly (readonly Sign[])[] = [
  ["=", "<>", "<", ">", "<=", ">="],
  ["&"],
  ["+", "-"],
  ["*", "/"],
  ["^"],
];

/** Excel nests 64 calls; more than this many brackets stand in no formula that a person wrote. */
const DEEPEST = 100;

/**
 * The formula as steps in the order in which they are done, so that working them out needs no recursion.
 * @throws NotCalculable for anything but plain arithmetic and the functions of {@link FUNCTION_NAMES}.
 */
export function compile(formula: string): readonly Step[] {
  return new Compiler(tokensOf(formula)).whole();
}

class Compiler {
  readonly #tokens: readonly Token[];
  readonly #steps: Step[] = [];
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): readonly Step[] {
    this.#level(0);
    if (this.#next < this.#tokens.length) throw new NotCalculable();
    return this.#steps;
  }

  #level(level: number): void {
    const signs = LEVELS[level];
    if (!signs) {
      this.#percents();
      return;
    }
    this.#level(level + 1);
    for (let sign = this.#sign(); sign && signs.includes(sign) && sign !== "%"; sign = this.#sign()) {
      this.#next++;
      this.#level(level + 1);
      this.#steps.push({ do: "operate", sign });
    }
  }

  #sign(): Sign | undefined {
    const token = this.#tokens[this.#next];
    return token?.is === "sign" ? token.sign : undefined;
  }

  /** A sign in front binds more tightly than any operator: -2^2 is 4. */
  #percents(): void {
    let negations = 0;
    let signs = 0;
    for (let sign = this.#sign(); sign === "-" || sign === "+"; sign = this.#sign()) {
      if (sign === "-") negations++;
      signs++;
      this.#next++;
    }
    this.#operand();
    if (signs > 0) this.#steps.push({ do: negations % 2 === 1 ? "negate" : "plus" });
    for (; this.#sign() === "%"; this.#next++) this.#steps.push({ do: "percent" });
  }

  #operand(): void {
    const token = this.#tokens[this.#next++];
    if (token?.is === "value") this.#steps.push({ do: "push", value: token.value });
    else if (token?.is === "error") this.#steps.push({ do: "push", value: new FormulaError(token.name) });
    else if (token?.is === "reference") this.#steps.push({ do: "refer", reference: token.reference });
    else if (token?.is === "call")
      this.#inside(() => {
        this.#call(token.name);
      });
    else if (token?.is === "(") {
      this.#inside(() => {
        this.#level(0);
        this.#expect(")");
      });
    } else throw new NotCalculable();
  }

  #call(name: string): void {
    if (!isFunctionName(name)) throw new NotCalculable();
    let count = 0;
    if (this.#tokens[this.#next]?.is === ")") this.#next++;
    else {
      do {
        count++;
        this.#argument();
      } while (this.#expect(",", ")") === ",");
    }
    this.#steps.push({ do: "call", name, count });
  }

  #argument(): void {
    const next = this.#tokens[this.#next]?.is;
    if (next === "," || next === ")") this.#steps.push({ do: "omit" });
    else this.#level(0);
  }

  #expect<Mark extends "(" | ")" | ",">(...marks: readonly Mark[]): Mark {
    const token = this.#tokens[this.#next++]?.is;
    const found = marks.find((mark) => mark === token);
    if (found === undefined) throw new NotCalculable();
    return found;
  }

  #inside(read: () => void): void {
    if (++this.#depth > DEEPEST) throw new NotCalculable();
    read();
    this.#depth--;
  }
}

function isFunctionName(name: string): name is FunctionName {
  return (FUNCTION_NAMES as readonly string[]).includes(name);
}
