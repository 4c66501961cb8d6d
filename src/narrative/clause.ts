import type { Concept } from "../catalogue/index.js";
import type { NameMeaning } from "./names.js";
import type { Base, Way } from "./statements.js";
import type { Token } from "./tokens.js";
import type { Word } from "./vocabulary.js";

/** The words since the last figure or stop, as far as they are read. */
export interface Clause {
  start: number;
  /** What it is about; two for a pair (收、支). */
  subjects: readonly Concept[];
  /** Codes of one name that several 科目 have: one of them is meant. */
  choices: readonly Concept[];
  /** 科目 of a name that names several: all of them are meant. */
  codes: readonly string[] | undefined;
  project: string | undefined;
  stage: string | undefined;
  side: "收入" | "支出" | undefined;
  /** A year, or `last`. */
  year: string | undefined;
  base: Base | undefined;
  /** Nothing stands behind the comparison. */
  isBaseLast: boolean;
  change: Way | undefined;
  /** Words of the whole behind 占. */
  share: string | undefined;
  completion: string | undefined;
  isRemainder: boolean;
  /** 资金 stands in it. */
  isFunds: boolean;
  /** 分别, 依次: figures and what they are about stand in one order. */
  isEach: boolean;
  /** 等 stands last: what was named so far are examples of what comes. */
  isEtc: boolean;
  /** Words that nobody knows, from the first of them to the word they stand before. */
  gap: string;
  gapStart: number;
  isGapOpen: boolean;
  /** Nothing but fillers stands in it. */
  isEmpty: boolean;
}

export function newClause(start: number): Clause {
  return {
    start,
    subjects: [],
    choices: [],
    codes: undefined,
    project: undefined,
    stage: undefined,
    side: undefined,
    year: undefined,
    base: undefined,
    isBaseLast: false,
    change: undefined,
    share: undefined,
    completion: undefined,
    isRemainder: false,
    isFunds: false,
    isEach: false,
    isEtc: false,
    gap: "",
    gapStart: -1,
    isGapOpen: false,
    isEmpty: true,
  };
}

/** Names of departments and the like qualify nothing in their own document. */
const HARMLESS =
  /^((?:我|全)?.{0,30}(?:局|委|(?<!干)部|厅|办|院|会|处|馆|署|站|所|队|校|中心|本级|机关|街道|镇|乡|部门|单位|大学|法院|公司)|按.{0,12}(分类|性质|科目|规定|要求|来源|用途)|一般性|具体|情况|规模|主要|方面|同时|其中|另|另外|此外|则|故|截至|根据|拟|情况如下|反映|为主|全口径|同口径|口径|项目|保障|开支|[一二三四五六七八九十]是)$/;
const NOTHING =
  /(?:20\d\d年度?|当年|本年|安排|如下|编制|纳入|列入|使用|通过|以|由|共|的|为|在|中|年|度|预计|拟|总|本|用|计|等|及|和)+$/;

const BRACKETS = /\([^()]*\)/g;

/** Whether the unknown words of a clause leave its meaning as it is. */
export function isHarmless({ gap }: Pick<Clause, "gap">): boolean {
  if (gap === "") return true;
  const rest = gap.replace(BRACKETS, "").replace(NOTHING, "");
  return rest === "" || HARMLESS.test(rest);
}

/** Whether a clause names what it is about. */
export function isSaid({ subjects, project }: Clause): boolean {
  return subjects.length > 0 || project !== undefined;
}

/** Whether it leaves that to what was said before. */
export function isOpen(clause: Clause): boolean {
  return !isSaid(clause) && isHarmless(clause);
}

/** Words in one label say different things of the same: 一般公共预算财政拨款 and 基本支出. */
function merged(known: readonly Concept[], more: readonly Concept[]): readonly Concept[] {
  const [first] = known;
  return first ? more.map((concept) => ({ ...first, ...concept })) : more;
}

const ORDINAL = /^第?[一二三四五六七八九十]+(是|、)?$/;

/** Adds words that nobody knows. */
export function addGap(clause: Clause, token: Token & { is: "gap" }): void {
  if (ORDINAL.test(token.text)) return;
  if (clause.gapStart < 0) clause.gapStart = token.start;
  clause.gap += token.text;
  clause.isGapOpen = true;
  clause.isEmpty = false;
}

/** The unknown words reach up to the word that stands behind them, fillers between them included. */
export function endGap(clause: Clause, text: string, before: number): void {
  if (!clause.isGapOpen) return;
  clause.gap = text.slice(clause.gapStart, before);
  clause.isGapOpen = false;
}

/** Adds a word that says something of the clause itself. */
export function addWord(clause: Clause, word: Word, text: string): void {
  if (word.is !== "filler") {
    clause.isEmpty = false;
    clause.isBaseLast = word.is === "base";
  }
  switch (word.is) {
    case "filler": {
      const year = /20\d\d/.exec(text)?.[0];
      clause.year = year ?? (text.startsWith("上年") ? "last" : clause.year);
      if (text === "收入" || text === "支出") clause.side = text;
      if (text === "资金") clause.isFunds = true;
      if (text === "分别" || text === "依次") clause.isEach = true;
      clause.isEtc = text === "等";
      return;
    }
    case "subject":
      clause.subjects = clause.isEtc ? word.concepts : merged(clause.subjects, word.concepts);
      clause.isEtc = false;
      return;
    case "stage":
      clause.stage = word.stage;
      clause.side = word.side ?? clause.side;
      return;
    case "base":
      clause.base = baseOf(word.text);
      clause.change = word.way;
      clause.gap = "";
      clause.gapStart = -1;
      return;
    case "change":
      clause.change = word.way;
      return;
    case "share":
      clause.share = word.whole;
      return;
    case "completion":
      clause.completion = word.base;
      return;
    case "remainder":
      clause.isRemainder = true;
      return;
    case "list":
    case "reason":
    case "prose":
      return;
  }
}

/** What a comparison names: its year and stage. */
function baseOf(text: string): Base {
  const year = /20\d\d/.exec(text)?.[0] ?? (/上|去|前/.test(text) ? "last" : undefined);
  const stage = text.includes("年初")
    ? "年初预算"
    : /全年|调整/.test(text)
      ? "全年预算"
      : text.includes("预算")
        ? "预算"
        : /决算|执行|支出/.test(text)
          ? "决算"
          : undefined;
  return { text, ...(year === undefined ? {} : { year }), ...(stage === undefined ? {} : { stage }) };
}

/**
 * Adds the name of a 科目, a project or a unit. `above` is the code that is spoken of, where there is one: a name that
 * several codes have means one below it.
 */
export function addName(
  clause: Clause,
  meanings: readonly NameMeaning[],
  isEconomic: boolean,
  above: string | undefined,
): void {
  clause.isEmpty = false;
  const project = meanings.find(({ kind }) => kind === "project");
  const own = meanings.filter(({ kind }) => kind === (isEconomic ? "economic" : "function"));
  const others = meanings.filter(({ kind }) => kind === "economic" || kind === "function");
  const kept = own.length > 0 ? own : others;
  const below = above === undefined ? [] : kept.filter(({ value }) => value.startsWith(above));
  const fitting = below.length > 0 ? below : kept;
  const concepts = fitting.map(({ kind, value }): Concept => ({ [kind]: value }));
  const [first] = concepts;
  if (first) {
    clause.subjects = merged(clause.subjects, [first]);
    clause.choices = concepts.length > 1 ? concepts : [];
  }
  if (project && !first) clause.project = project.value;
}
