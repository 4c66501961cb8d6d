import type { Concept } from "../catalogue/index.js";
import type { Fact } from "../recognise/index.js";
import { addName, addWord, type Clause, isHarmless, newClause } from "./clause.js";
import { type FunctionNames, functionPathsIn } from "./functionPath.js";
import type { Lists } from "./lists.js";
import type { Memory } from "./memory.js";
import type { Names } from "./names.js";
import type { Placed } from "./roles.js";
import { conceptsOf, firmOf } from "./settle.js";
import {
  isSameConcept,
  lastMeant,
  type Level,
  stageOf,
  type Statements,
  wholeOfConcept,
} from "./statements.js";
import type { TextDocumentInfo } from "./subject.js";
import type { Subjects } from "./subjects.js";
import { tokensOf } from "./tokens.js";

interface Setting {
  readonly document: TextDocumentInfo;
  readonly names: Names;
  readonly functions: FunctionNames;
}

/** States rates of completion and shares. */
export class RateRoles {
  /** The budget that a rate names: 完成预算 12 万元的. */
  budget: Fact | undefined;

  constructor(
    private readonly setting: Setting,
    private readonly memory: Memory,
    private readonly lists: Lists,
    private readonly subjects: Subjects,
    private readonly found: Statements,
  ) {}

  completion(clause: Clause, [first]: readonly Placed[]): boolean {
    const words = clause.completion ?? "";
    if (!first || !isHarmless(clause)) return false;
    const own = this.subjects.own(clause)?.firms[0];
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
      baseConcepts: this.conceptsOf(firm, stage ?? "预算数"),
    });
    return true;
  }

  /** One share, or several in the order of the levels before them: 分别占 60% 和 40%. */
  share(clause: Clause, words: string, group: readonly Placed[]): boolean {
    if (!isHarmless(clause)) return false;
    const said = words === "" ? undefined : this.wholeOf(words);
    if (words !== "" && !said && group.length === 1) return false;
    if (group.length > 1) {
      const parts = this.memory.siblings(group.length);
      if (parts.length !== group.length) return false;
      group.forEach((placed, at) => {
        const part = parts[at];
        if (part) this.addShare(placed, part, said);
      });
      return true;
    }
    const [only] = group;
    const own = this.subjects.own(clause)?.firms[0];
    const part = own ? lastMeant(this.memory.all, ({ firm }) => isSameConcept(firm, own)) : this.memory.last;
    if (!only || !part) return false;
    return this.addShare(only, part, said);
  }

  private addShare(
    { fact, spot }: Placed,
    part: Level,
    said: { firm: Concept; concepts: Concept[] } | undefined,
  ): boolean {
    const listed = this.lists.wholeOf(part) ?? this.aboveOf(part);
    const printed =
      said && lastMeant(this.memory.all, (level) => level !== part && isSameConcept(level.firm, said.firm));
    const above = said || listed ? undefined : wholeOfConcept(part.firm);
    if (!said && !listed && !above) return false;
    // 占总收入 often means what is listed, and not the total with what was carried over.
    const isTotal = (said?.firm.direction ?? "").includes("总计");
    this.found.shares.push({
      ...spot,
      fact,
      part,
      whole: printed ?? (said ? undefined : listed),
      orWhole: isTotal ? listed : undefined,
      wholeConcepts: said?.concepts ?? (above ? this.conceptsOf(above, stageOf(part)) : []),
    });
    return true;
  }

  /** The last level of the chapter that a part is a part of, of its stage. */
  private aboveOf(part: Level): Level | undefined {
    const above = wholeOfConcept(part.firm);
    if (!above) return undefined;
    return lastMeant(
      this.found.levels,
      (level) =>
        level !== part &&
        level.section.id === part.section.id &&
        stageOf(level) === stageOf(part) &&
        isSameConcept(level.firm, above),
    );
  }

  private conceptsOf(firm: Concept, stage: string | undefined): Concept[] {
    return conceptsOf(
      firm,
      stage === undefined ? {} : { stage },
      this.setting.document,
      this.subjects.section,
    );
  }

  /** The whole that a share names; undefined where nobody knows it. */
  private wholeOf(words: string): { firm: Concept; concepts: Concept[] } | undefined {
    const { names, functions } = this.setting;
    const { section } = this.subjects;
    const clause = newClause(0);
    for (const token of tokensOf(words, 0, words.length, [], functionPathsIn(words, functions), names)) {
      if (token.is === "word") addWord(clause, token.word, token.text);
      else if (token.is === "name") addName(clause, token.meanings, section.id === "basic", undefined);
      else if (token.is === "path") clause.subjects = [{ function: token.path.codes[0] ?? "?" }];
      else if (token.is === "gap") clause.gap += token.text;
    }
    const { side } = clause;
    const [own] = clause.subjects;
    const direction = side === "收入" ? "本年收入" : "本年支出";
    const subject = own ?? (side === undefined ? undefined : { direction });
    if (!subject || !isHarmless(clause)) return undefined;
    const isLine = (subject.nature ?? subject.function ?? subject.economic ?? subject.item) !== undefined;
    const { fund, direction: usual } = section.concept;
    const around = isLine
      ? section.concept
      : {
          ...(subject.direction === undefined && usual !== undefined ? { direction: usual } : {}),
          ...(subject.fund === undefined && subject.direction === undefined && fund !== undefined
            ? { fund }
            : {}),
        };
    const firm = firmOf(subject, around);
    return { firm, concepts: this.conceptsOf(firm, clause.stage) };
  }
}
