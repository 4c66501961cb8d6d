import { type Concept, type Dimension, TOTAL } from "../catalogue/index.js";

/** Dimensions that a line states by a code; they are told apart within a stem. */
export const LINE_DIMENSIONS: readonly Dimension[] = ["function", "economic", "organisation"];

/** What a row adds to the concept of its column: `2010301`, `301`, a unit's code. One object for each in a ledger. */
export interface LineCode {
  /** Counted from 0, for the whole. */
  readonly id: number;
  /** `function=2010301;`; empty for the whole. */
  readonly text: string;
}

/** The code of the lines that cover everything. */
export const WHOLE: LineCode = { id: 0, text: "" };

function isPart(value: string | undefined): value is string {
  return value !== undefined && value !== TOTAL;
}

/** The line codes of a ledger. */
export class LineCodes {
  private count = 1;
  private readonly byFunction = new Map<string, LineCode>();
  private readonly byText = new Map<string, LineCode>();

  /** The code of a line: its values in the coded dimensions, those that cover everything left out. */
  of(concept: Concept): LineCode {
    const { function: own, economic, organisation } = concept;
    if (!isPart(economic) && !isPart(organisation))
      return isPart(own) ? this.in(this.byFunction, own, concept) : WHOLE;
    return this.in(this.byText, textOf(concept), concept);
  }

  private in(codes: Map<string, LineCode>, key: string, concept: Concept): LineCode {
    let code = codes.get(key);
    if (!code) {
      code = { id: this.count++, text: textOf(concept) };
      codes.set(key, code);
    }
    return code;
  }
}

function textOf(concept: Concept): string {
  let text = "";
  for (const dimension of LINE_DIMENSIONS) {
    const value = concept[dimension];
    if (isPart(value)) text += `${dimension}=${value};`;
  }
  return text;
}
