import type { Concept } from "../catalogue/index.js";
import type { CellPlace, DocumentInfo, Fact, FactWords } from "../recognise/index.js";
import type { Figure } from "./figures.js";
import { type FunctionNames, type FunctionPath, functionPathsIn } from "./functionPath.js";
import type { NameMeaning, Names } from "./names.js";
import type { Paragraph } from "./paragraphs.js";
import { spanOf } from "./plain.js";
import { conceptsOf, firmOf } from "./settle.js";
import type { Base, Change, Level, Spot, Statements } from "./statements.js";
import { conceptOfName, type Token, tokensOf } from "./tokens.js";
import type { Word } from "./vocabulary.js";

/** What a walk needs to know of the document and of the text as a whole. */
export interface Setting {
  readonly document: DocumentInfo;
  readonly names: Names;
  readonly functions: FunctionNames;
  /** Decimals that amounts of a unit stand for in this text. */
  readonly precision: ReadonlyMap<string, number>;
  /** Where a stretch of a paragraph stands, in original offsets. */
  readonly placeOf: (paragraph: number, start: number, end: number) => CellPlace;
  /** The paragraph as printed. */
  readonly textOf: (paragraph: number) => string;
  readonly fresh: () => number;
}

/** A figure that was read, and whether its meaning is known. */
export interface Seen {
  readonly fact: Fact;
  readonly spot: Spot;
  isPlaced: boolean;
  readonly isEstimate: boolean;
}

/** The words since the last figure or stop. */
interface Clause {
  start: number;
  subjects: readonly Concept[];
  codes: readonly string[] | undefined;
  project: string | undefined;
  stage: string | undefined;
  side: "收入" | "支出" | undefined;
  year: string | undefined;
  change: Change["way"] | undefined;
  share: string | undefined;
  completion: string | undefined;
  isRemainder: boolean;
  /** Words that nobody knows. */
  gap: string;
  /** Whether anything at all stands in it. */
  isEmpty: boolean;
}

/** Parts that are being collected. */
interface OpenList {
  readonly context: Concept;
  readonly whole: Level | undefined;
  readonly parts: Level[];
  /** Ends with its sentence, or goes on in the next paragraphs. */
  readonly sentence: number;
}

/** What one role of a figure was, so that the next figure of a pair plays the same: 各减少 12、8 万元. */
type Role = (figure: Figure, spot: Spot, fact: Fact, index: number) => boolean;

const NO_CLAUSE = (start: number): Clause => ({
  start,
  subjects: [],
  codes: undefined,
  project: undefined,
  stage: undefined,
  side: undefined,
  year: undefined,
  change: undefined,
  share: undefined,
  completion: undefined,
  isRemainder: false,
  gap: "",
  isEmpty: true,
});

/** Names of departments and the like qualify nothing in their own document. */
const HARMLESS =
  /^(我?(区|县|市|省|镇|乡|街道)?.{0,24}(局|委|部|厅|办|院|会|处|馆|署|站|所|队|校|中心|本级|机关|街道|镇|乡|委员会|学校|医院)|按.{0,12}(分类|性质|科目|规定|要求|来源|用途)|一般性|具体|情况|规模|主要|方面|年初|当年|同时|其中|另|另外|此外|则|故|截至|根据|拟|情况如下|反映|为主|财务|口径|项目|保障)$/;

function isHarmless(gap: string): boolean {
  return gap === "" || HARMLESS.test(gap);
}

const ORDINAL = /^第?[一二三四五六七八九十]+(是|、)?$/;

/** Walks through the paragraphs of a text and collects what they state. */
export class Walk {
  private topic: Level | undefined;
  /** What the item that the paragraph begins with is about. */
  private heading: { readonly firm: Concept; readonly codes?: readonly string[] } | undefined;
  private mains: Level[] = [];
  private lists: OpenList[] = [];
  private carried: Clause | undefined;
  private sentence = 0;
  private base: Base | undefined;
  private lastChanges: Change[] = [];
  private lastLevels: Level[] = [];
  private inReason = false;
  private mayBeReason = false;
  private project: string | undefined;
  private sectionId = "";
  /** A list that ended a paragraph with a colon, and the style of the paragraphs in it. */
  private hanging: { list: OpenList; style: string | undefined; lastParagraph: number } | undefined;

  constructor(
    private readonly setting: Setting,
    private readonly found: Statements,
    private readonly seen: Seen[],
    private readonly paths: FunctionPath[],
  ) {}

  paragraph(paragraph: Paragraph): void {
    const { plain, section, figures } = paragraph;
    if (section.id !== this.sectionId) {
      this.closeHanging();
      this.sectionId = section.id;
      this.project = undefined;
      this.mains = [];
    }
    const paths = functionPathsIn(plain.text, this.setting.functions);
    this.paths.push(...paths.map((path) => ({ ...path, paragraph: paragraph.index })));
    if (figures.length === 0 && paths.length === 0 && !/持平|变化/.test(plain.text)) {
      if (!/[:：]$/.test(plain.text)) this.closeHangingAt(paragraph);
      this.headingOf(paragraph, paths);
      return;
    }
    this.closeHangingAt(paragraph);
    const continues = paragraph.numbering === "none" && /^(与|同|比|较|其中)/.test(plain.text);
    if (!continues) {
      this.topic = undefined;
      this.mains = [];
      this.heading = undefined;
    }
    this.headingOf(paragraph, paths);
    this.lists = [];
    let from = paragraph.begin;
    for (const end of sentenceEnds(plain.text, from)) {
      this.sentence = this.setting.fresh();
      this.readSentence(paragraph, from, end, paths);
      from = end;
    }
    if (/:$/.test(plain.text)) this.hang(paragraph);
  }

  /** Ends what is still open behind the last paragraph. */
  end(): void {
    this.closeHanging();
  }

  private headingOf({ plain, begin, numbering, section }: Paragraph, paths: readonly FunctionPath[]): void {
    const [first] = paths;
    if (first && first.start <= begin + 2 && first.codes.length > 0) {
      const [code = ""] = first.codes;
      const firm = firmOf({ function: code }, section.concept);
      this.heading = first.codes.length > 1 ? { firm, codes: first.codes } : { firm };
      return;
    }
    if (section.kind !== "performance" && numbering === "none") return;
    for (let at = begin; at < Math.min(plain.text.length, begin + 24); at++) {
      const hit = this.setting.names.at(plain.text, at);
      const project = hit?.meanings.find(({ kind }) => kind === "project");
      if (!project) continue;
      this.project = project.value;
      if (section.kind === "performance") this.heading = { firm: { project: project.value } };
      return;
    }
  }

  private readSentence(paragraph: Paragraph, from: number, to: number, paths: readonly FunctionPath[]): void {
    const { plain, figures, section } = paragraph;
    const tokens = tokensOf(plain.text, from, to, figures, paths, this.setting.names);
    this.base = undefined;
    this.inReason = false;
    this.mayBeReason = false;
    this.lastChanges = [];
    this.lists = [];
    this.carried = undefined;
    let clause = NO_CLAUSE(from);
    let role: Role | undefined;
    let index = 0;
    let isJoined = false;
    let saved: Clause | undefined;
    for (const token of tokens) {
      switch (token.is) {
        case "figure": {
          const spot = this.spotAt(paragraph, clause.start, token.end, token.start, to, from);
          const fact = this.factOf(token.figure, spot, section.concept);
          const seen: Seen = { fact, spot, isPlaced: false, isEstimate: !token.figure.isExact };
          const joins: boolean = isJoined && clause.isEmpty && role !== undefined;
          index = joins ? index + 1 : 0;
          if (!joins) role = this.roleOf(token.figure, clause, paragraph);
          if (token.figure.kind === "count") this.addCount(spot, fact, plain.text.slice(clause.start, token.start), seen);
          else {
            this.seen.push(seen);
            if (token.figure.isExact) seen.isPlaced = role?.(token.figure, spot, fact, index) ?? false;
            if (!seen.isPlaced) this.tryIndicator(spot, fact, plain.text.slice(clause.start, token.start), seen);
          }
          clause = NO_CLAUSE(token.end);
          isJoined = true;
          break;
        }
        case "stop":
          if (token.sign === "(") {
            saved = clause;
            clause = NO_CLAUSE(token.end);
          } else if (token.sign === ")") {
            if (saved && clause.isEmpty === false && saved.subjects.length === 0 && saved.gap !== "") saved.gap += "()";
            clause = saved ?? NO_CLAUSE(token.end);
            saved = undefined;
          } else {
            if (token.sign === ";") this.closeInner();
            if (token.sign === ":") this.openAtColon(clause, tokens, token);
            clause = this.nextClause(clause, token);
            if (token.sign !== "、" && token.sign !== ",") isJoined = false;
          }
          break;
        case "gap":
          if (!ORDINAL.test(token.text)) {
            clause.gap += token.text;
            clause.isEmpty = false;
            if (!/^[和与及]$/.test(token.text)) isJoined = false;
          }
          break;
        case "path":
          if (token.path.codes.length > 0) {
            const [code = ""] = token.path.codes;
            clause.subjects = [{ function: code }];
            clause.codes = token.path.codes.length > 1 ? token.path.codes : undefined;
            clause.gap = "";
          } else clause.gap += "?";
          clause.isEmpty = false;
          break;
        case "name":
          this.readName(clause, token.meanings, section.id);
          break;
        case "word":
          if (token.word.is === "change" && token.word.way === "level")
            this.addLevelChange(clause, paragraph, this.spotAt(paragraph, clause.start, token.end, token.start, to, from));
          clause = this.readWord(clause, token.word, token.text, token.end);
          if (token.word.is !== "filler") isJoined = false;
          break;
      }
    }
    this.nextClause(clause, undefined);
    this.closeLists();
  }

  private nextClause(clause: Clause, stop: (Token & { is: "stop" }) | undefined): Clause {
    const isSaid = clause.subjects.length > 0 || clause.project !== undefined;
    if (isSaid && isHarmless(clause.gap)) this.carried = clause;
    return NO_CLAUSE(stop?.end ?? clause.start);
  }

  private readName(clause: Clause, meanings: readonly NameMeaning[], sectionId: string): void {
    clause.isEmpty = false;
    const project = meanings.find(({ kind }) => kind === "project");
    const codes = meanings.filter(({ kind }) => kind === (sectionId === "basic" ? "economic" : "function"));
    const others = meanings.filter(({ kind }) => kind === "economic" || kind === "function");
    const kept = codes.length > 0 ? codes : others;
    const fitting = this.narrowed(kept);
    const [only] = fitting;
    if (only && fitting.length === 1) {
      const concept = conceptOfName(only);
      clause.subjects = clause.subjects.length > 0 ? clause.subjects.map((one) => ({ ...one, ...concept })) : [concept];
      if (project) clause.project = project.value;
    } else if (project) {
      clause.project = project.value;
    } else if (meanings.some(({ kind }) => kind === "organisation")) {
      clause.isEmpty = false;
    } else clause.gap += "?";
  }

  /** Of several codes with one name, those of the 类 that is spoken of. */
  private narrowed(meanings: readonly NameMeaning[]): readonly NameMeaning[] {
    if (meanings.length < 2) return meanings;
    const above = this.lists.at(-1)?.context.function ?? this.heading?.firm.function;
    const inside = above === undefined ? [] : meanings.filter(({ value }) => value.startsWith(above));
    return inside.length > 0 ? inside : meanings;
  }

  private readWord(clause: Clause, word: Word, text: string, end: number): Clause {
    switch (word.is) {
      case "filler": {
        const year = /20\d\d/.exec(text)?.[0];
        if (year !== undefined) clause.year = year;
        else if (/^上年/.test(text)) clause.year = "last";
        if (/^收入|^支出/.test(text)) clause.side = text.startsWith("收入") ? "收入" : "支出";
        return clause;
      }
      case "subject":
        clause.isEmpty = false;
        clause.subjects = merged(clause.subjects, word.concepts);
        return clause;
      case "stage":
        clause.isEmpty = false;
        clause.stage = word.stage;
        clause.side = word.side ?? clause.side;
        return clause;
      case "base":
        this.base = baseOf(word.text);
        clause.gap = "";
        if (clause.subjects.length === 0) clause.start = end;
        clause.isEmpty = false;
        return clause;
      case "change":
        clause.isEmpty = false;
        clause.change = word.way;
        return clause;
      case "share":
        clause.isEmpty = false;
        clause.share = word.whole;
        return clause;
      case "completion":
        clause.isEmpty = false;
        clause.completion = word.base;
        return clause;
      case "remainder":
        clause.isEmpty = false;
        clause.isRemainder = true;
        return clause;
      case "reason":
        this.inReason = true;
        return NO_CLAUSE(end);
      case "list":
        if (/主要(是|为)|由|用于/.test(word.opener)) this.mayBeReason = true;
        this.openList(clause);
        return NO_CLAUSE(end);
    }
  }

  /** What is spoken of where a clause says nothing of its own. */
  private openList(clause: Clause): void {
    const { side } = clause;
    const isBare = clause.subjects.length === 0 && clause.project === undefined;
    if (!isBare) {
      const [own = {}] = clause.subjects;
      this.lists.push({ context: firmOf(own, this.contextOf()), whole: undefined, parts: [], sentence: this.sentence });
      return;
    }
    if (side !== undefined && isHarmless(clause.gap) && clause.stage === undefined) {
      const direction = side === "收入" ? "本年收入" : "本年支出";
      const { fund } = this.contextOf();
      this.lists.push({ context: { direction, ...(fund === undefined ? {} : { fund }) }, whole: undefined, parts: [], sentence: this.sentence });
      return;
    }
    const inner = this.lists.at(-1)?.parts.at(-1);
    const last = this.lastLevels.at(-1);
    const whole = last?.sentence === this.sentence ? last : this.mains.at(-1);
    const found = inner ?? whole;
    if (found) this.lists.push({ context: found.firm, whole: found, parts: [], sentence: this.sentence });
  }

  private openAtColon(clause: Clause, tokens: readonly Token[], stop: Token): void {
    const before = tokens[tokens.indexOf(stop) - 1];
    if (before?.is !== "figure" || !clause.isEmpty) return;
    this.openList(NO_CLAUSE(stop.end));
  }

  private contextOf(): Concept {
    return this.lists.at(-1)?.context ?? this.section;
  }

  private section: Concept = {};

  private roleOf(figure: Figure, clause: Clause, paragraph: Paragraph): Role | undefined {
    this.section = paragraph.section.concept;
    const { section } = paragraph;
    if (figure.kind === "percent") {
      if (clause.completion !== undefined) return this.completionRole(clause, section);
      if (clause.share !== undefined) return this.shareRole(clause.share, paragraph);
      if (clause.change === "up" || clause.change === "down" || clause.change === "open")
        return this.rateRole(clause, paragraph, clause.change);
      return undefined;
    }
    if (figure.kind !== "money") return undefined;
    if (clause.isRemainder) {
      const { project } = clause;
      return project === undefined || clause.gap !== "" ? undefined : this.remainderRole(project);
    }
    if (clause.change === "up" || clause.change === "down" || clause.change === "open")
      return clause.stage === "调整" ? this.levelRole(clause, paragraph) : this.changeRole(clause, paragraph, clause.change);
    return this.levelRole(clause, paragraph);
  }

  /** What a clause is about: its own words, what was said before in its sentence, or the item of its paragraph. */
  private subjectOf(clause: Clause): { firms: Concept[]; codes?: readonly string[] | undefined } | undefined {
    const context = this.contextOf();
    const { project, subjects, codes } = clause;
    if (!isHarmless(clause.gap)) return undefined;
    if (subjects.length > 0)
      return { firms: subjects.map((own) => firmOf(own, context)), codes };
    if (project !== undefined) return { firms: [{ project }] };
    return undefined;
  }

  private levelRole(clause: Clause, paragraph: Paragraph): Role | undefined {
    let subject = this.subjectOf(clause);
    const isOpen = clause.subjects.length === 0 && clause.project === undefined && isHarmless(clause.gap);
    if (!subject && isOpen) {
      const { carried } = this;
      if (carried) subject = this.subjectOf({ ...carried, gap: "" });
      else if (this.heading && this.lists.length === 0)
        subject = { firms: [this.heading.firm], codes: this.heading.codes };
      else if (clause.side !== undefined && (clause.stage !== undefined || clause.year !== undefined))
        subject = { firms: [firmOf({ direction: clause.side }, this.contextOf())] };
      else if (clause.stage !== undefined && this.topic) subject = { firms: [this.topic.firm], codes: this.topic.codes };
      else if (clause.stage !== undefined && isAbout(paragraph.section.concept))
        subject = { firms: [paragraph.section.concept] };
    }
    if (!subject) return undefined;
    const { firms, codes } = subject;
    const own = clause.stage ?? (clause.subjects.length > 0 ? undefined : this.carried?.stage);
    const year = this.yearOf(clause.year);
    return (_figure, spot, fact, index) => {
      const chosen = firms.length > 1 && index < firms.length && this.isPair(index, firms.length) ? firms.slice(index, index + 1) : firms;
      for (const firm of chosen) this.addLevel(firm, codes, { stage: own, year }, spot, fact, paragraph);
      return true;
    };
  }

  private pairAt = -1;

  /** Whether figures stand one behind another, each for one of a pair. The first counts for both until the second comes. */
  private isPair(index: number, count: number): boolean {
    if (index === 0) {
      this.pairAt = this.found.levels.length;
      return false;
    }
    if (this.pairAt >= 0 && index === 1) {
      // The first figure stood for the first of the pair only.
      const added = this.found.levels.splice(this.pairAt + 1, count - 1);
      this.lastLevels = this.lastLevels.filter((level) => !added.includes(level));
      this.mains = this.mains.filter((level) => !added.includes(level));
    }
    return true;
  }

  private addLevel(
    firm: Concept,
    codes: readonly string[] | undefined,
    said: { stage: string | undefined; year: string | undefined },
    spot: Spot,
    fact: Fact,
    { section }: Paragraph,
  ): void {
    const concepts = conceptsOf(
      firm,
      { ...(said.stage === undefined ? {} : { stage: said.stage }), ...(said.year === undefined ? {} : { year: said.year }) },
      this.setting.document,
      section,
    );
    const [concept] = concepts;
    if (!concept) return;
    const level: Level = {
      ...spot,
      fact: { ...fact, concept },
      firm,
      concepts,
      ...(codes ? { codes } : {}),
    };
    this.found.levels.push(level);
    this.topic = level;
    this.lastLevels = [...this.lastLevels.filter(({ sentence }) => sentence === this.sentence), level].slice(-6);
    const list = this.lists.at(-1);
    if (list && !isSame(list.whole?.firm, firm)) list.parts.push(level);
    else this.mains.push(level);
    const hanging = this.hanging?.list;
    if (!list && hanging && this.isFirstOf(level)) {
      hanging.parts.push(level);
      if (this.hanging) this.hanging.lastParagraph = spot.paragraph;
    }
  }

  private isFirstOf(level: Level): boolean {
    const parts = this.hanging?.list.parts ?? [];
    const { stage } = level.concepts[0] ?? {};
    const first = parts[0]?.concepts[0]?.stage ?? this.hanging?.list.whole?.concepts[0]?.stage;
    return stage === first && !parts.some(({ paragraph }) => paragraph === level.paragraph);
  }

  private changeRole(clause: Clause, paragraph: Paragraph, way: "up" | "down" | "open"): Role {
    return (_figure, spot, fact, index) => {
      const changes = this.changesFor(clause, paragraph, way, spot);
      if (changes.length === 0) return false;
      const chosen = index > 0 && this.lastChanges.length > 1 ? [] : changes;
      if (index > 0) {
        const second = this.lastChanges[index];
        if (second) {
          second.amount = { ...fact };
          return true;
        }
        return false;
      }
      for (const change of chosen) change.amount = fact;
      this.found.changes.push(...chosen);
      this.lastChanges = chosen;
      return true;
    };
  }

  private rateRole(clause: Clause, paragraph: Paragraph, way: "up" | "down" | "open"): Role {
    return (_figure, spot, fact, index) => {
      const isOwn = clause.subjects.length > 0;
      const open = isOwn ? [] : this.lastChanges.filter((change) => change.rate === undefined || index > 0);
      if (open.length > 0) {
        const own = index > 0 ? this.lastChanges.slice(index, index + 1) : open;
        for (const change of own) change.rate = fact;
        return own.length > 0;
      }
      const changes = this.changesFor(clause, paragraph, way, spot);
      for (const change of changes) change.rate = fact;
      this.found.changes.push(...changes);
      this.lastChanges = changes;
      return changes.length > 0;
    };
  }

  private changesFor(clause: Clause, paragraph: Paragraph, way: Change["way"], spot: Spot): Change[] {
    const { section } = paragraph;
    const own = this.subjectOf(clause);
    const isOpen = clause.subjects.length === 0 && clause.project === undefined && isHarmless(clause.gap);
    const make = (firm: Concept, of: Level | undefined, stage: string | undefined): Change => ({
      ...spot,
      way,
      base: this.base,
      of,
      firm,
      concepts: of?.concepts ?? conceptsOf(firm, stage === undefined ? {} : { stage }, this.setting.document, section),
    });
    if (own) return own.firms.map((firm) => make(firm, this.levelOf(firm), clause.stage));
    if (!isOpen) return [];
    if (clause.side !== undefined && clause.stage === undefined && this.lastLevels.length === 0)
      return [];
    const near = this.lastLevels.filter(({ sentence }) => sentence === this.sentence);
    const pair = near.length > 1 && near.at(-1)?.place.span?.start === near.at(-2)?.place.span?.start ? near.slice(-2) : near.slice(-1);
    const current = pair.map((level) => this.currentOf(level));
    if (current.length > 0) return current.map((level) => make(level.firm, level, undefined));
    if (this.carried) {
      const said = this.subjectOf({ ...this.carried, gap: "" });
      if (said) return said.firms.map((firm) => make(firm, this.levelOf(firm), this.carried?.stage));
    }
    const main = this.mains.at(-1) ?? this.topic;
    if (main) {
      const last = this.mains.filter(({ sentence }) => sentence === main.sentence);
      const both = last.length > 1 && last.at(-1)?.place.span?.start === last.at(-2)?.place.span?.start ? last.slice(-2) : [main];
      return both.map((level) => make(level.firm, level, undefined));
    }
    return [];
  }

  /** Where the budget and the accounts of one thing stand in one sentence, the accounts are what changed. */
  private currentOf(level: Level): Level {
    const stage = this.setting.document.kind === "final" ? "决算" : "年初预算";
    if (level.concepts[0]?.stage === stage) return level;
    return (
      this.lastLevels.findLast((other) => isSame(other.firm, level.firm) && other.concepts[0]?.stage === stage) ?? level
    );
  }

  private levelOf(firm: Concept): Level | undefined {
    const stage = this.setting.document.kind === "final" ? "决算" : "年初预算";
    return [...this.lastLevels, ...this.mains.toReversed()].find(
      (level) => isSame(level.firm, firm) && level.concepts[0]?.stage === stage,
    );
  }

  private addLevelChange(clause: Clause, paragraph: Paragraph, spot: Spot): void {
    this.section = paragraph.section.concept;
    if (!this.base && clause.subjects.length === 0) return;
    this.found.changes.push(...this.changesFor(clause, paragraph, "level", spot));
  }

  private completionRole(clause: Clause, section: Paragraph["section"]): Role {
    return (_figure, spot, fact) => {
      const own = this.subjectOf(clause);
      const [firm] = own?.firms ?? [];
      const now = firm ? this.levelOf(firm) : this.lastLevels.findLast(isActual) ?? this.mains.findLast(isActual);
      const about = firm ?? now?.firm;
      if (!about) return false;
      const stage = stageIn(clause.completion ?? "");
      const isBase = (level: Level): boolean =>
        isSame(level.firm, about) && isBudget(level) && (stage === undefined || level.concepts[0]?.stage === stage);
      const near = [...this.lastLevels, ...this.mains];
      const base = near.findLast(isBase) ?? (stage === "全年预算" ? undefined : near.findLast((level) => isSame(level.firm, about) && isBudget(level) && stage === undefined));
      const baseConcepts = conceptsOf(about, { stage: stage ?? "预算数" }, this.setting.document, section);
      this.found.completions.push({ ...spot, fact, now, base, baseConcepts });
      return true;
    };
  }

  private shareRole(whole: string, paragraph: Paragraph): Role {
    return (_figure, spot, fact) => {
      const part = this.lastLevels.at(-1);
      if (!part || part.paragraph !== spot.paragraph) return false;
      const list = this.lists.findLast(({ parts }) => parts.includes(part)) ?? this.hanging?.list;
      const said = this.wholeOf(whole, paragraph);
      const level = said === undefined ? undefined : [...this.mains, ...(list?.whole ? [list.whole] : [])].find((one) => isSame(one.firm, said.firm));
      const listWhole = said === undefined ? (list?.whole ?? this.mains.find((one) => one !== part)) : undefined;
      if (said === undefined && !listWhole) return false;
      this.found.shares.push({ ...spot, fact, part, whole: level ?? listWhole, wholeConcepts: said?.concepts ?? [] });
      return true;
    };
  }

  /** The whole that a share names; undefined where it names none, or nobody knows it. */
  private wholeOf(words: string, paragraph: Paragraph): { firm: Concept; concepts: Concept[] } | undefined {
    const { section } = paragraph;
    const tokens = tokensOf(words, 0, words.length, [], functionPathsIn(words, this.setting.functions), this.setting.names);
    let clause = NO_CLAUSE(0);
    for (const token of tokens) {
      if (token.is === "word") clause = this.readWord(clause, token.word, token.text, token.end);
      else if (token.is === "name") this.readName(clause, token.meanings, section.id);
      else if (token.is === "path" && token.path.codes.length === 1) clause.subjects = [{ function: token.path.codes[0] ?? "" }];
      else if (token.is === "gap") clause.gap += token.text;
    }
    const { side } = clause;
    const [own] = clause.subjects;
    const subject = own ?? (side === undefined ? undefined : { direction: side === "收入" ? "本年收入" : "本年支出" });
    if (!subject || !isHarmless(clause.gap)) return undefined;
    const firm = firmOf(subject, subject.direction === undefined || subject.fund !== undefined ? section.concept : {});
    return { firm, concepts: conceptsOf(firm, clause.stage === undefined ? {} : { stage: clause.stage }, this.setting.document, section) };
  }

  private remainderRole(project: string): Role {
    return (_figure, spot, fact) => {
      this.found.remainders.push({ ...spot, fact, project });
      return true;
    };
  }

  private addCount(spot: Spot, fact: Fact, label: string, seen: Seen): void {
    void seen;
    this.found.counts.push({ ...spot, fact, label });
    if (this.project !== undefined && spot.section.kind === "performance")
      this.found.indicators.push({ ...spot, fact, label, project: this.project });
  }

  private tryIndicator(spot: Spot, fact: Fact, label: string, seen: Seen): void {
    void seen;
    if (this.project !== undefined && spot.section.kind === "performance" && fact.measure === "percent")
      this.found.indicators.push({ ...spot, fact, label, project: this.project });
  }

  private closeInner(): void {
    while (this.lists.length > 1) this.close(this.lists.pop());
  }

  private closeLists(): void {
    while (this.lists.length > 0) this.close(this.lists.pop());
  }

  private close(list: OpenList | undefined): void {
    if (!list?.whole || list.parts.length === 0) return;
    this.found.lists.push({ whole: list.whole, parts: list.parts });
  }

  private hang(paragraph: Paragraph): void {
    const main = this.mains.at(-1);
    if (!main) return;
    const list: OpenList = { context: main.firm, whole: main, parts: [], sentence: -1 };
    this.closeHanging();
    this.hanging = { list, style: undefined, lastParagraph: paragraph.index };
  }

  private closeHangingAt({ index, numbering, isHeading, section }: Paragraph): void {
    const { hanging } = this;
    if (!hanging) return;
    hanging.style ??= numbering;
    const isNext = index - hanging.lastParagraph <= NEAR_PARAGRAPHS;
    if (hanging.style !== numbering || !isNext || isHeading || section.id !== this.sectionId) this.closeHanging();
  }

  private closeHanging(): void {
    this.close(this.hanging?.list);
    this.hanging = undefined;
  }

  private yearOf(year: string | undefined): string | undefined {
    const own = this.setting.document.year;
    return year === "last" ? (own === undefined ? undefined : String(own - 1)) : year;
  }

  private spotAt({ index, plain, section }: Paragraph, from: number, to: number, figureStart: number, sentenceEnd: number, sentenceStart: number): Spot {
    const quote = spanOf(plain, from, to);
    const sentence = spanOf(plain, sentenceStart, sentenceEnd);
    const figure = spanOf(plain, figureStart, to);
    const text = this.setting.textOf(index);
    const words: FactWords = {
      quote: text.slice(quote.start, quote.end),
      sentence: text.slice(sentence.start, sentence.end),
      figure: { start: figure.start - sentence.start, end: figure.end - sentence.start },
    };
    return {
      place: this.setting.placeOf(index, quote.start, quote.end),
      words,
      section,
      paragraph: index,
      sentence: this.sentence,
      inReason: this.inReason || (this.mayBeReason && false),
    };
  }

  private factOf(figure: Figure, { place, words }: Spot, _section: Concept): Fact {
    const isMoney = figure.kind === "money";
    const precision = isMoney ? Math.max(figure.digits, this.setting.precision.get(figure.unit) ?? 0) : figure.digits;
    return {
      ...place,
      table: -1,
      place,
      concept: {},
      amount: figure.value,
      precision: figure.digits < 0 ? figure.digits : precision,
      measure: isMoney ? "money" : figure.kind,
      unit: figure.unit,
      printed: words.sentence.slice(words.figure.start, words.figure.end),
      isBlank: false,
      asText: true,
      isExact: figure.isExact,
      words,
    };
  }
}

const NEAR_PARAGRAPHS = 2;

function isAbout(concept: Concept): boolean {
  return concept.item !== undefined || concept.nature !== undefined || concept.fund !== undefined;
}

function isActual({ concepts }: Level): boolean {
  const stage = concepts[0]?.stage;
  return stage === "决算" || stage === "执行数";
}

function isBudget({ concepts }: Level): boolean {
  return /预算/.test(concepts[0]?.stage ?? "");
}

function stageIn(words: string): string | undefined {
  if (words.includes("年初")) return "年初预算";
  return /全年|调整/.test(words) ? "全年预算" : undefined;
}

/** Whether two are about the same thing, the stage left out. */
function isSame(one: Concept | undefined, other: Concept): boolean {
  if (!one) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof Concept>;
  for (const key of keys) if (one[key] !== other[key]) return false;
  return true;
}

/** Words in one label say different things of the same: 一般公共预算财政拨款 and 基本支出. */
function merged(known: readonly Concept[], more: readonly Concept[]): readonly Concept[] {
  if (known.length === 0) return more;
  const [first = {}] = known;
  return more.map((concept) => ({ ...first, ...concept }));
}

/** What a comparison names: its year and stage. */
function baseOf(text: string): Base {
  const year = /20\d\d/.exec(text)?.[0] ?? (/上|去|前/.test(text) ? "last" : undefined);
  const stage = text.includes("年初") ? "年初预算" : /全年|调整/.test(text) ? "全年预算" : text.includes("预算") ? "预算" : /决算|执行|支出/.test(text) ? "决算" : undefined;
  return { text, ...(year === undefined ? {} : { year }), ...(stage === undefined ? {} : { stage }) };
}

/** Ends of the sentences of a plain text. */
function sentenceEnds(text: string, from: number): number[] {
  const ends: number[] = [];
  for (let at = from; at < text.length; at++) if (/[。!?]/.test(text.charAt(at))) ends.push(at + 1);
  if (ends.at(-1) !== text.length) ends.push(text.length);
  return ends;
}
