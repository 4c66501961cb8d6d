import type { Concept } from "../catalogue/index.js";
import type { Fact } from "../recognise/index.js";
import { addName, addWord, type Clause, isHarmless, isOpen, isSaid, newClause } from "./clause.js";
import type { FigureKind } from "./figures.js";
import { type FunctionNames, functionPathsIn } from "./functionPath.js";
import type { Lists } from "./lists.js";
import type { Memory } from "./memory.js";
import type { Names } from "./names.js";
import type { Section } from "./sections.js";
import { conceptsOf, firmOf } from "./settle.js";
import { type Base, type Change, isSameConcept, type Level, type Spot, stageOf, type Statements, type Way, wholeOfConcept } from "./statements.js";
import type { TextDocumentInfo } from "./subject.js";
import { tokensOf } from "./tokens.js";

/** A figure with the place it stands in. */
export interface Placed {
  readonly fact: Fact;
  readonly spot: Spot;
}

/** What a clause is about: concepts (two for a pair) and what comes with them. */
interface Subject {
  readonly firms: readonly Concept[];
  readonly codes: readonly string[] | undefined;
  readonly choices: readonly Concept[];
}

interface Setting {
  readonly document: TextDocumentInfo;
  readonly names: Names;
  readonly functions: FunctionNames;
}

const PROJECT_NAME = /^([^,。;:]{3,40}?)(?:项目|经费|专项|资金)?$/;

/** Chapters in which the name of a fund alone means a part of something else. */
const VAGUE = new Set(["performance", "other", "none", "procurement", "assets", "services", "operating", "projects"]);

/** Turns a clause and the figures behind it into statements. */
export class Roles {
  section: Section = { id: "none", kind: "figures", concept: {} };
  /** What the sentence compares with. */
  base: Base | undefined;
  /** The budget that a rate names: 完成预算 12 万元的. */
  budget: Fact | undefined;
  /** The figure that the comparison names. */
  prior: Fact | undefined;

  constructor(
    private readonly setting: Setting,
    private readonly memory: Memory,
    private readonly lists: Lists,
    private readonly found: Statements,
  ) {}

  /** States what the figures behind a clause say; false where nobody knows. Figures of one group stand for a pair. */
  state(clause: Clause, kind: FigureKind, group: readonly Placed[]): boolean {
    const { change } = clause;
    // What is said of a figure that nobody knows says nothing of the one before it.
    const isOfUnknown = this.memory.isLastUnknown && !isSaid(clause);
    if (isOfUnknown && (kind === "percent" || change !== undefined)) {
      this.prior = undefined;
      return false;
    }
    if (kind === "percent") {
      if (this.budget && clause.isEmpty) return this.completion({ ...clause, completion: "" }, group);
      if (clause.completion !== undefined) return this.completion(clause, group);
      if (clause.share !== undefined) return this.share(clause, clause.share, group);
      if (change !== undefined && change !== "level") return this.rate(clause, change, group);
      return false;
    }
    this.budget = undefined;
    if (clause.completion !== undefined) {
      this.budget = group[0]?.fact;
      return true;
    }
    if (clause.isRemainder) return this.remainder(clause, group);
    if (clause.base && !isSaid(clause) && change === undefined && clause.stage === undefined)
      return this.priorFigure(group);
    if (change !== undefined && change !== "level" && clause.stage !== "调整") return this.change(clause, change, group);
    return this.level(clause, group);
  }

  /** 持平: a change without a figure. */
  unchanged(clause: Clause, spot: Spot): void {
    if (!this.base && !isSaid(clause)) return;
    for (const change of this.changesFor(clause, "level", spot)) {
      const isKnown = this.memory.changes.some(
        (other) => other.way === "level" && isSameConcept(other.firm, change.firm) && other.base === change.base,
      );
      if (isKnown) continue;
      this.found.changes.push(change);
      this.memory.changes.push(change);
    }
  }

  /** Opens a list behind a clause: of what it names, or of what was said before. */
  openList(clause: Clause, sentence: number): void {
    const subject = this.subjectOf(clause);
    const [own] = subject?.firms ?? [];
    if (own) {
      this.lists.open(own, undefined);
      return;
    }
    if (clause.side !== undefined && clause.stage === undefined && isHarmless(clause)) {
      const { fund } = this.context;
      const direction = clause.side === "收入" ? "本年收入" : "本年支出";
      this.lists.open({ direction, ...(fund === undefined ? {} : { fund }) }, undefined);
      return;
    }
    if (this.memory.isLastUnknown) {
      // Parts of something unknown are not those of what was said before.
      this.lists.open({ function: `?${String(sentence)}` }, undefined);
      return;
    }
    const whole = this.lists.innermostPart ?? this.memory.lastOf(sentence) ?? this.memory.lastMain;
    if (whole) this.lists.open(whole.firm, whole);
  }

  private get context(): Concept {
    return this.lists.context ?? this.section.concept;
  }

  private subjectOf(clause: Clause): Subject | undefined {
    if (!isHarmless(clause) || !isSaid(clause)) return undefined;
    const { subjects, project, codes, choices } = clause;
    if (subjects.length === 0) return { firms: [{ project: project ?? "" }], codes: undefined, choices: [] };
    // 其中财政拨款 of some projects' money is not all of it.
    const isFundOnly = subjects.every((own) => Object.keys(own).length === 1 && own.fund !== undefined);
    if (isFundOnly && VAGUE.has(this.section.id) && clause.side === undefined) return undefined;
    return { firms: subjects.map((own) => firmOf(own, this.context)), codes, choices };
  }

  /** What a level is about that names nothing itself. */
  private impliedSubject(clause: Clause, sentence: number): Subject | undefined {
    const { memory } = this;
    const of = (firm: Concept, codes?: readonly string[]): Subject => ({ firms: [firm], codes, choices: [] });
    if (memory.carried) {
      const carried = this.subjectOf({ ...memory.carried, gap: "" });
      if (carried) return carried;
    }
    if (memory.heading && !this.lists.isOpen) return of(memory.heading.firm, memory.heading.codes);
    if (clause.stage === undefined) return this.sideSubject(clause) ?? this.reviewedFunds(clause);
    const near = memory.lastOf(sentence);
    if (near) return of(near.firm, near.codes);
    const side = this.sideSubject(clause);
    if (side && (clause.year !== undefined || !memory.last)) return side;
    if (memory.lastMain) return of(memory.lastMain.firm, memory.lastMain.codes);
    const { concept, id } = this.section;
    const isOneThing = concept.item !== undefined || concept.nature !== undefined || id === "fund" || id === "state-capital";
    if (isOneThing) return of(concept);
    return side ?? (memory.isWhole ? of({ direction: "支出" }) : undefined);
  }

  private sideSubject({ side, stage, year }: Clause): Subject | undefined {
    const isSure = stage !== undefined || year !== undefined || this.section.id === "income" || this.section.id === "spending";
    if (side === undefined || !isSure) return undefined;
    return { firms: [firmOf({ direction: side }, this.context)], codes: undefined, choices: [] };
  }

  /** 涉及资金 of a review: how much the projects under review cost. */
  private reviewedFunds({ isFunds }: Clause): Subject | undefined {
    if (this.section.kind !== "performance" || !isFunds) return undefined;
    return { firms: [{ item: "自评资金" }], codes: undefined, choices: [] };
  }

  private level(clause: Clause, group: readonly Placed[]): boolean {
    const [first] = group;
    if (!first) return false;
    const subject =
      this.subjectOf(clause) ??
      (isOpen(clause) ? this.impliedSubject(clause, first.spot.sentence) : this.unknownProject(clause));
    if (!subject) return false;
    const { firms, codes, choices } = subject;
    // A part that names nothing is not its whole once more.
    const [only] = firms;
    if (!isSaid(clause) && only && this.lists.isWhole(only, clause.stage)) return false;
    const isPair = firms.length > 1 && group.length === firms.length;
    firms.forEach((firm, at) => {
      const placed = isPair ? group[at] : first;
      if (placed) this.addLevel(placed, firm, codes, choices, clause);
    });
    return group.length === 1 || isPair;
  }

  /** A project that no table has: its figures are compared with one another. */
  private unknownProject({ gap, stage, subjects }: Clause): Subject | undefined {
    const name = PROJECT_NAME.exec(gap)?.[1];
    if (this.section.kind !== "performance" || stage === undefined || subjects.length > 0 || name === undefined)
      return undefined;
    return { firms: [{ project: `?${name}` }], codes: undefined, choices: [] };
  }

  private addLevel(
    { fact, spot }: Placed,
    firm: Concept,
    codes: readonly string[] | undefined,
    choices: readonly Concept[],
    clause: Clause,
  ): void {
    // Parts are of the stage and year of their whole.
    const whole = this.lists.whole?.concepts[0];
    const stage = clause.stage ?? (isSaid(clause) ? whole?.stage : this.memory.carried?.stage);
    const year = this.yearOf(clause.year) ?? whole?.year;
    const said = { ...(stage === undefined ? {} : { stage }), ...(year === undefined ? {} : { year }) };
    const firms = choices.length > 1 ? choices.map((choice) => ({ ...firm, ...choice })) : [firm];
    const concepts = firms.flatMap((one) => conceptsOf(one, said, this.setting.document, this.section));
    const [concept] = concepts;
    if (!concept) return;
    const level: Level = {
      ...spot,
      fact: { ...fact, concept },
      firm,
      concepts,
      isAmbiguous: choices.length > 1,
      codes,
    };
    this.found.levels.push(level);
    this.memory.add(level, this.lists.add(level));
  }

  private yearOf(year: string | undefined): string | undefined {
    const own = this.setting.document.year;
    return year === "last" ? (own === undefined ? undefined : String(own - 1)) : year;
  }

  private priorFigure(group: readonly Placed[]): boolean {
    this.prior = group[0]?.fact;
    return this.prior !== undefined;
  }

  private change(clause: Clause, way: Way, group: readonly Placed[]): boolean {
    const [first] = group;
    if (!first) return false;
    const changes = this.changesFor(clause, way, first.spot);
    this.give(changes, group, (change, fact) => {
      change.amount = fact;
    });
    return changes.length > 0;
  }

  private rate(clause: Clause, way: Way, group: readonly Placed[]): boolean {
    const [first] = group;
    if (!first) return false;
    const open = isSaid(clause) ? [] : this.memory.changes.filter(({ rate, way: own }) => rate === undefined && own !== "level");
    const set = (change: Change, fact: Fact): void => {
      change.rate = fact;
    };
    if (open.length > 0) {
      open.forEach((change, at) => {
        const placed = group[group.length === open.length ? at : 0];
        if (placed) set(change, placed.fact);
      });
      return true;
    }
    const changes = this.changesFor(clause, way, first.spot);
    this.give(changes, group, set);
    return changes.length > 0;
  }

  /** Records changes, each with its figure of the group, or all with the only one. */
  private give(changes: readonly Change[], group: readonly Placed[], set: (change: Change, fact: Fact) => void): void {
    changes.forEach((change, at) => {
      const placed = group[group.length === changes.length ? at : 0];
      if (placed) set(change, placed.fact);
    });
    this.found.changes.push(...changes);
    this.memory.changes = [...changes];
    this.prior = undefined;
  }

  private changesFor(clause: Clause, way: Way, spot: Spot): Change[] {
    const { memory, base, prior } = this;
    const make = (firm: Concept, now: Level | undefined, stage: string | undefined): Change => ({
      ...spot,
      way,
      base,
      now,
      firm,
      prior,
      concepts:
        now?.concepts ??
        conceptsOf(firm, stage === undefined ? {} : { stage }, this.setting.document, this.section),
    });
    const own = this.subjectOf(clause);
    if (own) return own.firms.map((firm) => make(firm, memory.levelOf(firm), clause.stage));
    if (!isOpen(clause)) return [];
    const near = memory.lastOf(spot.sentence);
    const { carried } = memory;
    const said = !near && carried ? this.subjectOf({ ...carried, gap: "" }) : undefined;
    if (said) return said.firms.map((firm) => make(firm, memory.levelOf(firm), carried?.stage));
    const before = near ? [] : memory.changes;
    if (before.length > 0 && !memory.last) return before.map(({ firm, now }) => make(firm, now, undefined));
    return memory.changing(spot.sentence).map((level) => make(level.firm, level, undefined));
  }

  private completion(clause: Clause, group: readonly Placed[]): boolean {
    const [first] = group;
    const words = clause.completion ?? "";
    if (!first || !isHarmless(clause)) return false;
    const own = this.subjectOf(clause)?.firms[0];
    const now = own ? this.memory.levelOf(own) : this.memory.lastActual;
    const firm = own ?? now?.firm;
    if (!firm) return false;
    const stage = words.includes("年初") ? "年初预算" : /全年|调整/.test(words) ? "全年预算" : undefined;
    const { budget } = this;
    this.budget = undefined;
    this.found.completions.push({
      ...first.spot,
      fact: first.fact,
      now,
      base: budget ? { fact: budget } : this.memory.budgetOf(firm, stage),
      baseConcepts: conceptsOf(firm, { stage: stage ?? "预算数" }, this.setting.document, this.section),
    });
    return true;
  }

  private share(clause: Clause, words: string, group: readonly Placed[]): boolean {
    const [first] = group;
    if (!first || !isHarmless(clause)) return false;
    const own = this.subjectOf(clause)?.firms[0];
    const part = own ? this.memory.all.findLast(({ firm }) => isSameConcept(firm, own)) : this.memory.last;
    if (!part) return own !== undefined;
    const said = words === "" ? undefined : this.wholeOf(words);
    if (words !== "" && !said) return false;
    const printed = said && this.memory.all.findLast((level) => level !== part && isSameConcept(level.firm, said.firm));
    const listed = said ? undefined : (this.lists.wholeOf(part) ?? this.aboveOf(part));
    const above = said || listed ? undefined : wholeOfConcept(part.firm);
    if (!said && !listed && !above) return false;
    this.found.shares.push({
      ...first.spot,
      fact: first.fact,
      part,
      whole: printed ?? listed,
      wholeConcepts: said?.concepts ?? (above ? this.conceptsLike(part, above) : []),
    });
    return true;
  }

  /** The last level of the chapter that a part is a part of, of its stage. */
  private aboveOf(part: Level): Level | undefined {
    const above = wholeOfConcept(part.firm);
    if (!above) return undefined;
    return this.found.levels.findLast(
      (level) =>
        level !== part &&
        level.section.id === part.section.id &&
        stageOf(level) === stageOf(part) &&
        isSameConcept(level.firm, above),
    );
  }

  private conceptsLike(part: Level, firm: Concept): Concept[] {
    const stage = stageOf(part);
    return conceptsOf(firm, stage === undefined ? {} : { stage }, this.setting.document, this.section);
  }

  /** The whole that a share names; undefined where nobody knows it. */
  private wholeOf(words: string): { firm: Concept; concepts: Concept[] } | undefined {
    const { names, functions, document } = this.setting;
    const clause = newClause(0);
    for (const token of tokensOf(words, 0, words.length, [], functionPathsIn(words, functions), names)) {
      if (token.is === "word") addWord(clause, token.word, token.text);
      else if (token.is === "name") addName(clause, token.meanings, this.section.id === "basic", undefined);
      else if (token.is === "path") clause.subjects = [{ function: token.path.codes[0] ?? "?" }];
      else if (token.is === "gap") clause.gap += token.text;
    }
    const { side, stage } = clause;
    const [own] = clause.subjects;
    const direction = side === "收入" ? "本年收入" : "本年支出";
    const subject = own ?? (side === undefined ? undefined : { direction });
    if (!subject || !isHarmless(clause)) return undefined;
    const isWhole = subject.direction !== undefined && subject.fund === undefined;
    const firm = firmOf(subject, isWhole ? {} : this.section.concept);
    return { firm, concepts: conceptsOf(firm, stage === undefined ? {} : { stage }, document, this.section) };
  }

  private remainder(clause: Clause, group: readonly Placed[]): boolean {
    const { project } = clause;
    const [first] = group;
    if (!first || project === undefined || clause.gap !== "") return false;
    this.found.remainders.push({ ...first.spot, fact: first.fact, project });
    return true;
  }
}
