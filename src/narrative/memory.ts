import type { Concept } from "../catalogue/index.js";
import type { DocumentKind } from "../forms/index.js";
import { type Clause, isSaid } from "./clause.js";
import { type Change, isSameConcept, type Level, stageOf } from "./statements.js";

/** What the item that a paragraph begins with is about: 1.教育支出（类）…（项）, a project's name. */
export interface Heading {
  readonly firm: Concept;
  readonly codes: readonly string[] | undefined;
}

/** What was said so far in a paragraph, for clauses that leave it out. */
export class Memory {
  heading: Heading | undefined;
  /** The year that the paragraph begins with, where it is not the document's. */
  year: string | undefined;
  /** The project that the paragraph is about. */
  project: string | undefined;
  /** The last amount of the sentence is not known. */
  isLastUnknown = false;
  /** The paragraph is about the whole department: 整体支出. */
  isWhole = false;
  /** A clause that named something without a figure. */
  carried: Clause | undefined;
  /** The figure that a comparison names: 比上年的 12 万元. */
  changes: Change[] = [];
  /** Clauses that named something and were followed by others: 工资福利支出、商品和服务支出分别为. */
  named: Clause[] = [];
  /** Levels that were told in one order. */
  lastGroup: readonly Level[] = [];
  /** The last words before a figure name something that nobody knows. */
  unknownTopic = "";
  private mains: Level[] = [];
  private levels: Level[] = [];

  constructor(private readonly kind: DocumentKind | undefined) {}

  newParagraph(): void {
    this.heading = undefined;
    this.project = undefined;
    this.year = undefined;
    this.isWhole = false;
    this.mains = [];
    this.levels = [];
    this.newSentence();
  }

  newSentence(): void {
    this.isLastUnknown = false;
    this.carried = undefined;
    this.changes = [];
    this.named = [];
    this.lastGroup = [];
    this.unknownTopic = "";
  }

  get isTopicUnknown(): boolean {
    return this.unknownTopic !== "";
  }

  /** A figure, or several in order, found their meaning. */
  placed(clause: Clause, count: number): void {
    this.named = [];
    this.lastGroup = count > 1 ? this.levels.slice(-count) : [];
    if (isSaid(clause)) this.carried = undefined;
  }

  /** The last levels of the paragraph that stand side by side. */
  siblings(count: number): readonly Level[] {
    const last = this.levels.slice(-count);
    const [first] = last;
    return last.every(({ paragraph }) => paragraph === first?.paragraph) ? last : [];
  }

  /** The level of the document's own stage about the same thing. */
  currentOf(level: Level): Level | undefined {
    return stageOf(level) === this.currentStage ? level : this.levelOf(level.firm);
  }

  /** `isPart`: it stands in a list, and is not what the next sentence goes on with. */
  add(level: Level, isPart: boolean): void {
    this.levels.push(level);
    this.isLastUnknown = false;
    if (!isPart) this.mains.push(level);
  }

  /** The last level of the paragraph. */
  get last(): Level | undefined {
    return this.levels.at(-1);
  }

  get lastMain(): Level | undefined {
    return this.mains.at(-1);
  }

  get all(): readonly Level[] {
    return this.levels;
  }

  lastOf(sentence: number): Level | undefined {
    const { last } = this;
    return last?.sentence === sentence ? last : undefined;
  }

  /** The stage that figures without one have. */
  get currentStage(): string {
    return this.kind === "final" ? "决算" : "年初预算";
  }

  /** The last level about something, of the stage of the document. */
  levelOf(firm: Concept): Level | undefined {
    return this.levels.findLast(
      (level) => isSameConcept(level.firm, firm) && stageOf(level) === this.currentStage,
    );
  }

  /**
   * What a change that names nothing is about: the last level of its sentence, else what the paragraph is mainly about;
   * both of a pair. Where budget and accounts of one thing stand side by side, the accounts are what changed.
   */
  changing(sentence: number): Level[] {
    const level = this.lastOf(sentence) ?? this.lastMain ?? this.last;
    if (!level) return [];
    const pair = this.levels.filter(
      ({ place, paragraph }) =>
        paragraph === level.paragraph &&
        place.span?.start === level.place.span?.start &&
        paragraph === level.paragraph,
    );
    const ofPair = pair.length > 1 ? pair : this.pairWith(level);
    return ofPair.map((one) => this.currentOf(one) ?? one);
  }

  /** The other level of a pair whose figures stand one behind the other. */
  private pairWith(level: Level): Level[] {
    const before = this.levels.at(this.levels.indexOf(level) - 1);
    const isPair =
      before !== undefined &&
      before !== level &&
      before.sentence === level.sentence &&
      before.firm.direction === "收入总计" &&
      level.firm.direction === "支出总计" &&
      before.firm.fund === level.firm.fund;
    return isPair ? [before, level] : [level];
  }

  /** The last level that is no budget. */
  get lastActual(): Level | undefined {
    return this.levels.findLast((level) => !/预算|调整/.test(stageOf(level) ?? ""));
  }

  /** The budget of something, of a stage or of any. */
  budgetOf(firm: Concept, stage: string | undefined): Level | undefined {
    return this.levels.findLast(
      (level) =>
        isSameConcept(level.firm, firm) &&
        (stageOf(level) ?? "").includes("预算") &&
        (stage === undefined || level.concepts.some((concept) => concept.stage === stage)),
    );
  }
}
