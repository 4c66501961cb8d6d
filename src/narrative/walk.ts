import type { CellPlace, Fact, FactWords } from "../recognise/index.js";
import {
  addGap,
  addName,
  addWord,
  type Clause,
  endGap,
  isHarmless,
  isOpen,
  isSaid,
  newClause,
} from "./clause.js";
import { allPathsIn } from "./codePaths.js";
import { factOfFigure } from "./figureFact.js";
import type { Figure } from "./figures.js";
import type { FunctionNames, FunctionPath } from "./functionPath.js";
import { Lists } from "./lists.js";
import { Memory } from "./memory.js";
import type { Names } from "./names.js";
import type { Paragraph } from "./paragraphs.js";
import { spanOf } from "./plain.js";
import { type Placed, Roles } from "./roles.js";
import { firmOf } from "./settle.js";
import type { Spot, Statements } from "./statements.js";
import type { TextDocumentInfo } from "./subject.js";
import { type Token, tokensOf } from "./tokens.js";

/** What a walk needs to know of the document and of the text as a whole. */
export interface Setting {
  readonly document: TextDocumentInfo;
  readonly names: Names;
  readonly functions: FunctionNames;
  /** Decimals that amounts of a unit stand for in this text. */
  readonly precision: ReadonlyMap<string, number>;
  /** Where a stretch of a paragraph stands, in original offsets. */
  readonly placeOf: (paragraph: number, start: number, end: number) => CellPlace;
  /** The paragraph as printed. */
  readonly textOf: (paragraph: number) => string;
}

/** A figure that was read. */
export interface Seen extends Placed {
  readonly isPlaced: boolean;
  /** It stands where results are told. */
  readonly inResults: boolean;
}

/** A 科目 that the text names. */
export interface NamedPath {
  readonly path: FunctionPath;
  readonly spot: Spot;
}

type FigureToken = Token & { readonly is: "figure" };

/** Walks through the paragraphs of a text and collects what they state. */
export class Walk {
  readonly seen: Seen[] = [];
  readonly paths: NamedPath[] = [];
  private readonly lists: Lists;
  private readonly memory: Memory;
  private readonly roles: Roles;
  private sentence = 0;
  private inReason = false;
  private inResults = false;
  private section = "";
  private wasHeading = false;

  constructor(
    private readonly setting: Setting,
    private readonly found: Statements,
  ) {
    this.lists = new Lists(found.lists);
    this.memory = new Memory(setting.document.kind);
    this.roles = new Roles(setting, this.memory, this.lists, found);
  }

  paragraph(paragraph: Paragraph): void {
    const { plain, section, figures, begin } = paragraph;
    const { text } = plain;
    if (section.id !== this.section) this.lists.endAll();
    this.section = section.id;
    this.roles.subjects.section = section;
    const paths = allPathsIn(text, this.setting.functions);
    if (text !== "") this.lists.enter(paragraph);
    const isContinued = paragraph.numbering === "none" && /^(与|同|比|较|其中)/.test(text);
    const heading = this.isUnderHeading(paragraph) ? this.memory.heading : undefined;
    if (!isContinued) this.memory.newParagraph();
    this.inResults = false;
    const year = /^(20\d\d)年/.exec(text.slice(begin))?.[1];
    if (year !== undefined)
      this.memory.year = year === String(this.setting.document.year ?? "") ? undefined : year;
    this.memory.heading = heading;
    this.readHeading(paragraph, paths);
    if (text !== "") this.wasHeading = figures.length === 0 && this.memory.heading !== undefined;
    const isAnnouncing = text.endsWith(":");
    if (figures.length > 0 || paths.length > 0 || isAnnouncing || /持平|变化/.test(text)) {
      let from = begin;
      for (const end of sentenceEnds(text, begin)) {
        this.readSentence(paragraph, from, end, paths);
        from = end;
      }
    }
    if (isAnnouncing) this.hang(paragraph.index);
  }

  /** The next paragraphs are about what this one ends with: 一般公共预算支出安排如下： */
  private hang(paragraph: number): void {
    const { lastMain, carried } = this.memory;
    const [firm] =
      carried && !lastMain ? (this.roles.subjects.own({ ...carried, gap: "" })?.firms ?? []) : [];
    if (lastMain) this.lists.hang(lastMain.firm, lastMain, paragraph);
    else if (firm) this.lists.hang(firm, undefined, paragraph);
  }

  /** Ends what is still open behind the last paragraph. */
  end(): void {
    this.lists.endAll();
  }

  /** Under an item's name in a line of its own. */
  private isUnderHeading({ numbering, plain }: Paragraph): boolean {
    return this.wasHeading && (numbering === "none" || plain.text === "");
  }

  /** What the item is about that a paragraph begins with. */
  private readHeading({ plain, begin, numbering, section }: Paragraph, paths: readonly FunctionPath[]): void {
    const [first] = paths;
    const { text } = plain;
    if (first && first.start <= begin + NEAR) {
      const [code = `?${first.names.join("/")}`] = first.codes;
      const firm = firmOf({ function: code }, section.concept);
      this.memory.heading = { firm, codes: first.codes.length > 1 ? first.codes : undefined };
      return;
    }
    this.memory.isWhole = section.kind === "performance" && /整体(支出|绩效)|部门整体/.test(text);
    if (section.kind !== "performance" || numbering === "none") return;
    const title = /^[^。,;:]{2,60}?(?=(项目)?(支出)?(绩效)?(自评|评价)?(综述|结果|情况)?[:。])/.exec(
      text.slice(begin),
    )?.[0];
    for (let at = begin; at < begin + NEAR && at < text.length; at++) {
      const project = this.setting.names.at(text, at)?.meanings.find(({ kind }) => kind === "project");
      if (!project) continue;
      this.memory.project = project.value;
      this.memory.heading = { firm: { project: project.value }, codes: undefined };
      return;
    }
    if (title !== undefined && /(绩效|自评|评价|项目)/.test(text.slice(begin, begin + title.length + 10)))
      this.memory.heading = { firm: { project: `?${title}` }, codes: undefined };
  }

  private readSentence(paragraph: Paragraph, from: number, to: number, paths: readonly FunctionPath[]): void {
    const { plain, figures, section } = paragraph;
    const { text } = plain;
    const { roles, memory, lists } = this;
    const tokens = tokensOf(text, from, to, figures, paths, this.setting.names);
    this.sentence += 1;
    this.inReason = false;
    memory.newSentence();
    roles.newSentence();
    const spotOf = (start: number, end: number, figureStart: number): Spot =>
      this.spotAt(paragraph, { from, to, start, end, figureStart });
    let clause = newClause(from);
    let outer: Clause | undefined;
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at];
      if (!token) break;
      if (token.is !== "gap" && token.is !== "stop" && !isFiller(token)) endGap(clause, text, token.start);
      switch (token.is) {
        case "figure": {
          const group = groupAt(tokens, at);
          if (clause.isEmpty) at = this.readNameBehind(clause, tokens, at);
          this.readFigures(clause, group, paragraph, spotOf, text.slice(from, token.start));
          const last = group.at(-1) ?? token;
          at = Math.max(at, tokens.indexOf(last, at));
          clause = newClause(tokens[at]?.end ?? last.end);
          break;
        }
        case "stop":
          if (token.sign === "(") {
            outer = clause;
            clause = newClause(token.end);
            // 与上年（12 万元）相比
            if (outer.base && isOpen(outer) && outer.change === undefined) {
              clause.base = outer.base;
              clause.isBaseLast = true;
            }
          } else if (token.sign === ")") {
            clause = outer ?? newClause(token.end);
            outer = undefined;
          } else {
            if (token.sign === ";") {
              lists.endInner();
              memory.carried = undefined;
              memory.named = [];
            }
            const before = tokens[at - 1];
            if (token.sign === ":" && before?.is === "figure") roles.openList(clause, this.sentence);
            this.endClause(clause);
            clause = newClause(token.end);
          }
          break;
        case "gap":
          addGap(clause, token);
          break;
        case "path": {
          const [code] = token.path.codes;
          this.paths.push({ path: token.path, spot: spotOf(token.start, token.end, token.start) });
          clause.subjects = [{ function: code ?? `?${token.path.names.join("/")}` }];
          clause.codes = token.path.codes.length > 1 ? token.path.codes : undefined;
          clause.gap = "";
          clause.isEmpty = false;
          break;
        }
        case "name":
          this.noteEarlierName(token, spotOf);
          addName(
            clause,
            token.meanings,
            section.id === "basic",
            lists.context?.function ?? memory.heading?.firm.function,
          );
          break;
        case "word":
          if (token.word.is === "change" && token.word.way === "level")
            roles.changes.unchanged(clause, spotOf(clause.start, token.end, token.start));
          if (token.word.is === "list") roles.openList(clause, this.sentence);
          if (token.word.is === "reason") this.inReason = true;
          if (token.word.is === "prose") this.inResults = true;
          if (token.word.is === "list" || token.word.is === "reason") clause = newClause(token.end);
          else addWord(clause, token.word, token.text);
          if (token.word.is === "base") roles.changes.base = clause.base;
          break;
      }
    }
    this.endClause(clause);
    lists.endSentence();
    // 3.公务用车运行费支出情况。预算 24 万元…
    const isTitle = from === paragraph.begin && !tokens.some((token) => token.is === "figure");
    const { carried } = memory;
    if (isTitle && carried && to < text.length && memory.heading === undefined) {
      const [firm] = roles.subjects.own({ ...carried, gap: "" })?.firms ?? [];
      if (firm) memory.heading = { firm, codes: carried.codes };
    }
  }

  /** What a clause named without a figure is spoken of in the next ones. */
  private endClause(clause: Clause): void {
    const { memory } = this;
    if (isSaid(clause) && isHarmless(clause)) {
      memory.carried = clause;
      memory.named.push(clause);
      memory.unknownTopic = "";
    } else if (!isSaid(clause) && NOUN.test(clause.gap)) memory.unknownTopic = clause.gap;
  }

  /** 医疗卫生与计划生育支出 12 万元, where the tables print 卫生健康支出. */
  private noteEarlierName(
    { text, start, end, meanings }: Token & { readonly is: "name" },
    spotOf: (start: number, end: number, figureStart: number) => Spot,
  ): void {
    const [only, ...others] = meanings.filter(({ kind }) => kind === "function");
    const expected =
      only && others.length === 0 ? this.setting.functions.renamed(only.value, text) : undefined;
    if (!only || expected === undefined) return;
    const problem = { outcome: "renamed", level: "类", name: text, expected, code: only.value } as const;
    const path: FunctionPath = { start, end, names: [text], codes: [only.value], problem };
    this.paths.push({ path, spot: spotOf(start, end, start) });
  }

  /** 12 万元用于基本支出: the name stands behind its amount. Returns the place of the last token that was read. */
  private readNameBehind(clause: Clause, tokens: readonly Token[], at: number): number {
    const [used, name, next] = tokens.slice(at + 1, at + 4);
    const isUsed = used?.is === "word" && used.word.is === "list" && used.text === "用于";
    const isLast = next === undefined || next.is === "stop";
    if (!isUsed || !isLast || name?.is !== "word" || name.word.is !== "subject") return at;
    addWord(clause, name.word, name.text);
    return at + 2;
  }

  private readFigures(
    clause: Clause,
    group: readonly FigureToken[],
    paragraph: Paragraph,
    spotOf: (start: number, end: number, figureStart: number) => Spot,
    before: string,
  ): void {
    const [first] = group;
    if (!first) return;
    const start = afterJoints(paragraph.plain.text, clause.start);
    const placed = group.map((token, at): Placed => {
      const spot = spotOf(at === 0 ? start : token.start, token.end, token.start);
      return { spot, fact: this.factOf(token.figure, spot) };
    });
    const [one] = placed;
    if (!one) return;
    const { kind } = first.figure;
    const { project } = this.memory;
    if (project !== undefined && kind !== "money")
      this.found.indicators.push({ ...one.spot, fact: one.fact, before, project });
    if (kind === "count") {
      const label = paragraph.plain.text.slice(clause.start, first.start);
      for (const { spot, fact } of placed) this.found.counts.push({ ...spot, fact, label });
      return;
    }
    const isExact = group.every(({ figure }) => figure.isExact);
    const isOfOthers = paragraph.section.kind === "prose" && !OWN.test(one.spot.words.sentence);
    const isPlaced = isExact && !this.inResults && !isOfOthers && this.roles.state(clause, kind, placed);
    if (kind === "money" && !isPlaced) this.memory.isLastUnknown = true;
    const { inResults } = this;
    for (const { spot, fact } of placed) this.seen.push({ spot, fact, isPlaced, inResults });
  }

  private spotAt(
    { index, plain, section }: Paragraph,
    at: { from: number; to: number; start: number; end: number; figureStart: number },
  ): Spot {
    const quote = spanOf(plain, at.start, at.end);
    const sentence = spanOf(plain, at.from, at.to);
    const figure = spanOf(plain, at.figureStart, at.end);
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
      inReason: this.inReason,
    };
  }

  private factOf(figure: Figure, spot: Spot): Fact {
    const { kind, digits, unit } = figure;
    const usual = kind === "money" ? (this.setting.precision.get(unit) ?? 0) : 0;
    return factOfFigure(figure, spot, digits < 0 ? digits : Math.max(digits, usual));
  }
}

/** Names of what money is spent on, and no other words. */
const NOUN = /(项目|经费|资金|工程|专项|补助|补贴|奖励|监管|会诊|监测|建设|储备|运维|维护费|更新|配套)$/;

/** A chapter on duties and work tells figures of a whole place; these words tell the department's own. */
const OWN = /[本我](部门|单位|机关|中心|学校|学院|医院|[局院委办校站所厅镇馆])|部门[预决]算/;

/** How far behind its number an item's name may begin. */
const NEAR = 12;

function isFiller(token: Token): boolean {
  return token.is === "word" && token.word.is === "filler";
}

/** The figure at a position and those of its kind that follow it with nothing but commas between them. */
function groupAt(tokens: readonly Token[], at: number): FigureToken[] {
  const group: FigureToken[] = [];
  for (let next = at; next < tokens.length; next += 2) {
    const token = tokens[next];
    if (token?.is !== "figure" || (group[0] && token.figure.kind !== group[0].figure.kind)) break;
    group.push(token);
    const joint = tokens[next + 1];
    const isJoint =
      (joint?.is === "stop" && (joint.sign === "," || joint.sign === "、")) ||
      (joint?.is === "word" && (joint.text === "和" || joint.text === "与" || joint.text === "及"));
    if (!isJoint) break;
  }
  return group;
}

const JOINTS = /^[和与及、,()\s]+/;

function afterJoints(text: string, start: number): number {
  return start + (JOINTS.exec(text.slice(start, start + 4))?.[0].length ?? 0);
}

/** Ends of the sentences of a plain text. */
function sentenceEnds(text: string, from: number): number[] {
  const ends: number[] = [];
  for (let at = from; at < text.length; at++) if (/[。!?]/.test(text.charAt(at))) ends.push(at + 1);
  if (ends.at(-1) !== text.length) ends.push(text.length);
  return ends;
}
