import type { Concept } from "../catalogue/index.js";
import { compare, sum } from "../workbook/index.js";
import type { NumberingStyle, Paragraph } from "./paragraphs.js";
import { canBePart, isSameConcept, type Level, type PartList, stageOf } from "./statements.js";

/** Parts that are being collected, and what they inherit. */
interface OpenList {
  readonly context: Concept;
  readonly whole: Level | undefined;
  readonly parts: Level[];
}

/** A list that a paragraph announces with a colon: each of the next paragraphs begins with a part. */
interface Hanging extends OpenList {
  style: NumberingStyle | undefined;
  lastParagraph: number;
}

/** Blank lines, and a caption of a picture, may stand between two paragraphs of one list. */
const NEAR = 3;

/** The lists that are open while a text is read: inside a sentence one in another, and over paragraphs. */
export class Lists {
  private inner: OpenList[] = [];
  private hanging: Hanging[] = [];

  constructor(private readonly found: PartList[]) {}

  /** What is spoken of inside the innermost list. */
  get context(): Concept | undefined {
    return (this.inner.at(-1) ?? this.hanging.at(-1))?.context;
  }

  /** The whole of the innermost list. */
  get whole(): Level | undefined {
    return (this.inner.at(-1) ?? this.hanging.at(-1))?.whole;
  }

  get innermostPart(): Level | undefined {
    return this.inner.at(-1)?.parts.at(-1);
  }

  get isOpen(): boolean {
    return this.inner.length > 0;
  }

  open(context: Concept, whole: Level | undefined): void {
    this.inner.push({ context, whole, parts: [] });
  }

  /** Puts a level where it belongs; false where it is no part of a list in its sentence. */
  add(level: Level): boolean {
    while (this.inner.length > 0) {
      const whole = this.inner.at(-1)?.whole;
      if (!whole || canBePart(whole.firm, level.firm)) break;
      this.close(this.inner.pop());
    }
    const list = this.inner.at(-1);
    if (list && !isSameConcept(list.whole?.firm, level.firm)) {
      list.parts.push(level);
      return true;
    }
    const hanging = this.hanging.at(-1);
    if (!list && hanging && !hanging.whole) hanging.lastParagraph = level.paragraph;
    if (!list && hanging && isFirst(level, hanging)) {
      hanging.parts.push(level);
      hanging.lastParagraph = level.paragraph;
    }
    return false;
  }

  /** Whether the innermost list is one of the parts of this, at a stage. */
  isWhole(firm: Concept, stage: string | undefined): boolean {
    const whole = this.inner.at(-1)?.whole;
    if (!whole || !isSameConcept(whole.firm, firm)) return false;
    return (
      stage === undefined || whole.concepts.some((concept) => concept.stage === stage) || stage === "预算数"
    );
  }

  /** The whole of the list that a part stands in. */
  wholeOf(part: Level): Level | undefined {
    return [...this.hanging, ...this.inner].findLast(({ parts }) => parts.includes(part))?.whole;
  }

  /** A semicolon ends the lists inside the outermost one, and that one too where its parts are all there. */
  endInner(): void {
    while (this.inner.length > 1) this.close(this.inner.pop());
    const outer = this.inner.at(-1);
    if (outer?.whole && outer.parts.length > 1 && addsUp(outer.whole, outer.parts))
      this.close(this.inner.pop());
  }

  endSentence(): void {
    while (this.inner.length > 0) this.close(this.inner.pop());
  }

  /** The next paragraphs are the parts of this. */
  hang(context: Concept, whole: Level | undefined, paragraph: number): void {
    this.hanging.push({ context, whole, parts: [], style: undefined, lastParagraph: paragraph });
  }

  /** A new paragraph goes on with the lists of its style and ends the others. */
  enter({ index, numbering, isHeading }: Paragraph): void {
    while (this.hanging.length > 0) {
      const last = this.hanging.at(-1);
      if (!last) return;
      const isNear = index - last.lastParagraph <= NEAR;
      last.style ??= numbering;
      if (isNear && !isHeading && last.style === numbering) return;
      this.close(this.hanging.pop());
    }
  }

  endAll(): void {
    while (this.hanging.length > 0) this.close(this.hanging.pop());
  }

  private close(list: OpenList | undefined): void {
    if (list?.whole && list.parts.length > 0) this.found.push({ whole: list.whole, parts: list.parts });
  }
}

/** Whether parts make up their whole as printed. */
function addsUp(whole: Level, parts: readonly Level[]): boolean {
  if (parts.some(({ fact }) => fact.unit !== whole.fact.unit)) return false;
  return compare(sum(parts.map(({ fact }) => fact.amount)), whole.fact.amount) === 0;
}

/** Whether a level is what its paragraph begins with, and of the stage that is listed. */
function isFirst(level: Level, { whole, parts }: Hanging): boolean {
  const listed = parts[0] ?? whole;
  const isOfStage = listed !== undefined && stageOf(level) === stageOf(listed);
  return isOfStage && !parts.some(({ paragraph }) => paragraph === level.paragraph);
}
