import type { Concept } from "../catalogue/index.js";
import { type Clause, isHarmless, isSaid } from "./clause.js";
import type { Lists } from "./lists.js";
import type { Memory } from "./memory.js";
import { NO_SECTION, type Section } from "./sections.js";
import { firmOf } from "./settle.js";
import type { Level } from "./statements.js";

/** What a clause is about: concepts (several for a pair, or for 分别) and what comes with them. */
export interface Subject {
  readonly firms: readonly Concept[];
  readonly codes: readonly string[] | undefined;
  /** Codes of one name of which one is meant. */
  readonly choices: readonly Concept[];
}

function of(firms: readonly Concept[], codes?: readonly string[]): Subject {
  return { firms, codes, choices: [] };
}

/** Chapters in which the name of a fund alone means a part of something else. */
const VAGUE = new Set([
  "performance",
  "other",
  "none",
  "procurement",
  "assets",
  "services",
  "operating",
  "projects",
]);

/** Chapters about one kind of money, in which nothing else of the tables is meant. */
const OF_ITEMS = new Set(["three-public", "operating", "procurement", "assets", "services"]);

const PROJECT_NAME = /^([^,。;:]{3,40}?)(?:项目|经费|专项|资金)?$/;

/** 收入预算 12 万元，支出预算 12 万元: the second is not about income. */
function isOtherSide({ firm: { direction = "" } }: Level, { side }: Clause): boolean {
  return side !== undefined && /收入|支出/.test(direction) && !direction.includes(side);
}

/** Finds what a clause is about: from its own words, or from what was said before. */
export class Subjects {
  section: Section = NO_SECTION;

  constructor(
    private readonly memory: Memory,
    private readonly lists: Lists,
  ) {}

  /** What the neighbourhood says of every figure. */
  get context(): Concept {
    return this.lists.context ?? this.section.concept;
  }

  /** What a clause names; undefined where it names nothing, or a word of it is not known. */
  own(clause: Clause): Subject | undefined {
    if (!isHarmless(clause) || !isSaid(clause)) return undefined;
    const { subjects, project, codes, choices, side } = clause;
    if (subjects.length === 0) return of([{ project: project ?? "" }]);
    // 其中财政拨款 of some projects' money is not all of it.
    const isPartOfAnything = subjects.every(
      (one) =>
        Object.keys(one).length === 1 && (one.fund !== undefined || /结转|结余/.test(one.direction ?? "")),
    );
    if (isPartOfAnything && VAGUE.has(this.section.id) && side === undefined) return undefined;
    const firms = subjects.map((one) => firmOf(one, this.context));
    if (OF_ITEMS.has(this.section.id) && firms.some((firm) => firm.item === undefined)) return undefined;
    return { firms, codes, choices };
  }

  /** 工资福利支出、商品和服务支出…分别为: what was named without figures, in order; else the last that were told in one. */
  inOrder(clause: Clause, count: number): Subject | undefined {
    if (!clause.isEach || count < 2) return undefined;
    const { named, lastGroup } = this.memory;
    const clauses = isSaid(clause) ? [...named, clause] : named;
    if (clauses.length >= count) {
      const last = clauses.slice(-count).map((one) => this.own(one)?.firms[0]);
      const firms = last.filter((firm) => firm !== undefined);
      const direction = firms.at(-1)?.direction;
      // The last name says for all whether it is income or spending: 一般公共预算、政府性基金的本年支出.
      const told = direction === undefined ? firms : firms.map((firm) => ({ direction, ...firm }));
      return firms.length === count ? of(told) : undefined;
    }
    return clauses.length === 0 && lastGroup.length === count
      ? of(lastGroup.map(({ firm }) => firm))
      : undefined;
  }

  /** What a clause is about that names nothing itself. */
  implied(clause: Clause, sentence: number): Subject | undefined {
    const { memory } = this;
    if (memory.carried) {
      const carried = this.own({ ...memory.carried, gap: "" });
      if (carried) return carried;
    }
    const near = memory.lastOf(sentence);
    // 基本支出 12 万元（上年 10 万元）
    if (clause.year === "last" && near) return of([near.firm], near.codes);
    if (memory.isTopicUnknown || (memory.isLastUnknown && !this.lists.isOpen)) return undefined;
    if (memory.heading && !this.lists.isOpen) return of([memory.heading.firm], memory.heading.codes);
    if (clause.stage === undefined) return this.side(clause) ?? this.reviewedFunds(clause);
    if (near && !isOtherSide(near, clause)) return of([near.firm], near.codes);
    const side = this.side(clause);
    if (side && (clause.year !== undefined || !memory.last)) return side;
    const main = memory.lastMain;
    if (main) return of([main.firm], main.codes);
    const { concept, id } = this.section;
    const isOneThing =
      concept.item !== undefined || concept.nature !== undefined || id === "fund" || id === "state-capital";
    if (isOneThing) return of([concept]);
    return side ?? (memory.isWhole ? of([{ direction: "支出" }]) : undefined);
  }

  /** A project that no table has: its figures are compared with one another. */
  unknownProject({ gap, stage, subjects }: Clause): Subject | undefined {
    const words = gap === "" ? this.memory.unknownTopic : gap;
    const name = PROJECT_NAME.exec(words)?.[1];
    if (this.section.kind !== "performance" || stage === undefined || subjects.length > 0) return undefined;
    return name === undefined ? undefined : of([{ project: `?${name}` }]);
  }

  /** 收入 or 支出 alone, where a stage, a year or the chapter shows that all of it is meant. */
  private side({ side, stage, year }: Clause): Subject | undefined {
    const { id } = this.section;
    const isSure = stage !== undefined || year !== undefined || id === "income" || id === "spending";
    if (side === undefined || !isSure || OF_ITEMS.has(id)) return undefined;
    return of([firmOf({ direction: side }, this.context)]);
  }

  /** 涉及资金 of a review: how much the projects under review cost. */
  private reviewedFunds({ isFunds }: Clause): Subject | undefined {
    return this.section.kind === "performance" && isFunds ? of([{ item: "自评资金" }]) : undefined;
  }

  /** The level that a list behind a clause is a list of: of budget and accounts side by side the accounts. */
  wholeOfList(sentence: number): Level | undefined {
    const { memory } = this;
    const whole = this.lists.innermostPart ?? memory.lastOf(sentence) ?? memory.lastMain;
    return whole && (memory.currentOf(whole) ?? whole);
  }
}
