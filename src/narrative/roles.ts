import type { Concept } from "../catalogue/index.js";
import type { Fact } from "../recognise/index.js";
import { ChangeRoles } from "./changeRoles.js";
import { type Clause, isHarmless, isOpen, isSaid } from "./clause.js";
import type { FigureKind } from "./figures.js";
import type { FunctionNames } from "./functionPath.js";
import type { Lists } from "./lists.js";
import type { Memory } from "./memory.js";
import type { Names } from "./names.js";
import { RateRoles } from "./rateRoles.js";
import { conceptsOf } from "./settle.js";
import type { Level, Spot, Statements } from "./statements.js";
import type { TextDocumentInfo } from "./subject.js";
import { type Subject, Subjects } from "./subjects.js";

/** A figure with the place it stands in. */
export interface Placed {
  readonly fact: Fact;
  readonly spot: Spot;
}

interface Setting {
  readonly document: TextDocumentInfo;
  readonly names: Names;
  readonly functions: FunctionNames;
}

/** 合 3,548.11 万元 */
const RESTATED = /^(折?合|即|约合)$/;
const ASIDE = 0.5;

/** Turns a clause and the figures behind it into statements. */
export class Roles {
  readonly subjects: Subjects;
  readonly changes: ChangeRoles;
  private readonly rates: RateRoles;

  constructor(
    private readonly setting: Setting,
    private readonly memory: Memory,
    private readonly lists: Lists,
    private readonly found: Statements,
  ) {
    this.subjects = new Subjects(memory, lists);
    this.changes = new ChangeRoles(setting.document, memory, this.subjects, found);
    this.rates = new RateRoles(setting, memory, lists, this.subjects, found);
  }

  newSentence(): void {
    this.changes.base = undefined;
    this.changes.prior = undefined;
    this.rates.budget = undefined;
  }

  /** States what the figures behind a clause say; false where nobody knows. Figures of one group stand for several. */
  state(clause: Clause, kind: FigureKind, group: readonly Placed[]): boolean {
    const { change } = clause;
    // What is said of a figure that nobody knows says nothing of the one before it.
    const isOfWhole = clause.base !== undefined && this.lists.isOpen;
    const isOfUnknown = this.memory.isLastUnknown && !isSaid(clause) && !isOfWhole;
    if (isOfUnknown && (kind === "percent" || change !== undefined)) {
      this.changes.prior = undefined;
      return false;
    }
    if (kind === "percent") return this.percent(clause, group);
    this.rates.budget = undefined;
    if (clause.completion !== undefined) {
      this.rates.budget = group[0]?.fact;
      return true;
    }
    if (clause.isRemainder) return this.remainder(clause, group);
    if (clause.base && clause.isBaseLast && change === undefined) {
      if (isSaid(clause)) this.memory.carried = clause;
      return this.prior(group);
    }
    if (change !== undefined && change !== "level" && clause.stage !== "调整")
      return this.changes.amount(clause, change, group);
    return this.level(clause, group);
  }

  /** The figure that a comparison names. */
  prior(group: readonly Placed[]): boolean {
    this.changes.prior = group[0]?.fact;
    return this.changes.prior !== undefined;
  }

  /** Opens a list behind a clause: of what it names, or of what was said before. */
  openList(clause: Clause, sentence: number): void {
    const [own] = this.subjects.own(clause)?.firms ?? [];
    const { fund } = this.subjects.context;
    if (own) this.lists.open(own, undefined);
    else if (clause.side !== undefined && clause.stage === undefined && isHarmless(clause)) {
      const direction = clause.side === "收入" ? "本年收入" : "本年支出";
      this.lists.open({ direction, ...(fund === undefined ? {} : { fund }) }, undefined);
    } else if (this.memory.isLastUnknown || this.memory.isTopicUnknown) {
      // Parts of something unknown are not those of what was said before.
      this.lists.open({ function: `?${String(sentence)}` }, undefined);
    } else {
      const whole = this.subjects.wholeOfList(sentence);
      if (whole) this.lists.open(whole.firm, whole);
    }
  }

  private percent(clause: Clause, group: readonly Placed[]): boolean {
    const { change } = clause;
    if (this.rates.budget && clause.isEmpty)
      return this.rates.completion({ ...clause, completion: "" }, group);
    if (clause.completion !== undefined) return this.rates.completion(clause, group);
    if (clause.share !== undefined) return this.rates.share(clause, clause.share, group);
    if (change !== undefined && change !== "level") return this.changes.rate(clause, change, group);
    return false;
  }

  private level(clause: Clause, group: readonly Placed[]): boolean {
    const [first] = group;
    if (!first) return false;
    const restated = RESTATED.test(clause.gap) ? this.memory.lastOf(first.spot.sentence) : undefined;
    if (restated) return this.restate(first, restated);
    const subject =
      this.subjects.inOrder(clause, group.length) ??
      this.subjects.own(clause) ??
      (isOpen(clause) ? this.subjects.implied(clause, first.spot.sentence) : undefined) ??
      this.subjects.unknownProject(clause);
    if (!subject) return false;
    const { firms } = subject;
    // A part that names nothing is not its whole once more.
    const [only] = firms;
    if (!isSaid(clause) && clause.year !== "last" && only && this.lists.isWhole(only, clause.stage))
      return false;
    const isInOrder = firms.length > 1 && group.length === firms.length;
    if (group.length > 1 && !isInOrder) return false;
    firms.forEach((firm, at) => {
      const placed = isInOrder ? group[at] : first;
      if (placed) this.addLevel(placed, firm, subject, clause);
    });
    if (!this.isAside(clause)) this.memory.placed(clause, isInOrder ? firms.length : 1);
    return true;
  }

  /** 35,481,056.65 元（合 3,548.11 万元）: the same once more, compared like the figure of another sentence. */
  private restate({ fact, spot }: Placed, level: Level): boolean {
    const sentence = spot.sentence + ASIDE;
    this.found.levels.push({ ...level, ...spot, sentence, fact: { ...fact, concept: level.fact.concept } });
    return true;
  }

  private addLevel({ fact, spot }: Placed, firm: Concept, { codes, choices }: Subject, clause: Clause): void {
    // Parts are of the stage and year of their whole.
    const whole = this.lists.whole?.concepts[0];
    const stage =
      clause.stage ?? (isSaid(clause) || clause.isEach ? whole?.stage : this.memory.carried?.stage);
    const year = this.yearOf(clause.year) ?? whole?.year ?? this.memory.year;
    const said = { ...(stage === undefined ? {} : { stage }), ...(year === undefined ? {} : { year }) };
    const firms = choices.length > 1 ? choices.map((choice) => ({ ...firm, ...choice })) : [firm];
    const { section } = this.subjects;
    const concepts = firms.flatMap((one) => conceptsOf(one, said, this.setting.document, section));
    const [concept] = concepts;
    if (!concept) return;
    const level: Level = {
      place: spot.place,
      words: spot.words,
      section: spot.section,
      paragraph: spot.paragraph,
      sentence: spot.sentence,
      inReason: spot.inReason,
      fact: { ...fact, concept },
      firm,
      concepts,
      isAmbiguous: choices.length > 1,
      codes,
    };
    this.found.levels.push(level);
    // What it was in another year stands aside: the sentence goes on with this year's figure.
    if (this.isAside(clause)) this.memory.isLastUnknown = false;
    else this.memory.add(level, this.lists.add(level));
  }

  private isAside({ year }: Clause): boolean {
    if (year === "last") return true;
    const own = this.setting.document.year;
    return (
      year !== undefined &&
      year !== String(own ?? year) &&
      this.memory.year === undefined &&
      this.memory.last !== undefined
    );
  }

  private yearOf(year: string | undefined): string | undefined {
    const own = this.setting.document.year;
    return year === "last" ? (own === undefined ? undefined : String(own - 1)) : year;
  }

  private remainder({ project, gap }: Clause, [first]: readonly Placed[]): boolean {
    if (!first || project === undefined || gap !== "") return false;
    this.found.remainders.push({ ...first.spot, fact: first.fact, project });
    return true;
  }
}
