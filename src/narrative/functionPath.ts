import { codeNames, functionClassCode, functionsBelow } from "../catalogue/index.js";
import type { Recognised } from "../recognise/index.js";
import { plainName } from "./names.js";

/** 一般公共服务支出（类）组织事务（款）行政运行（项), as a text names a 科目. */
export interface FunctionPath {
  readonly start: number;
  readonly end: number;
  /** Names of 类, 款 and 项 as printed. */
  readonly names: readonly string[];
  /** Codes of the deepest level that was found: several where one item names several 项. */
  readonly codes: readonly string[];
  /** Words that name another 科目 than the tables do. */
  readonly problem: PathProblem | undefined;
}

export interface PathProblem {
  /**
   * `parent`: a 款 or 类 that the 项 does not stand under; `renamed`: a name of earlier years, where the tables print
   * today's; `code`: a code beside the name of another; `unknown`: a name that nothing has.
   */
  readonly outcome: "parent" | "renamed" | "code" | "unknown";
  readonly level: "类" | "款" | "项";
  readonly name: string;
  readonly expected: string;
  readonly code: string;
}

const NAME = "((?:[^,。;:()\\[\\]\\d]|\\((?!\\d*[类款项]\\))[^()。;]{0,12}\\)){2,40}?)";
const PATH = new RegExp(
  `${NAME}\\((\\d{0,3})类\\)(?:支出)?(?:${NAME}\\((\\d{0,5})款\\)(?:支出)?(?:${NAME}\\((\\d{0,7})项\\)|((?:[^,。;:()\\d]|\\([^()\\d类款项]{1,6}\\)){2,40}))?)?(?:支出)?`,
  "g",
);

/** The names of every 科目 that the tables print, by code. */
export class FunctionNames {
  private readonly printed = new Map<string, string>();
  private readonly below = new Map<string, string[]>();

  constructor({ tables }: Recognised) {
    for (const { rows } of tables) {
      for (const { code, codes, label, concept } of rows) {
        const own = codes === "function" ? code : concept.function;
        if (own === undefined || !/^\d{3,7}$/.test(own) || this.printed.has(own)) continue;
        this.printed.set(own, plainName(label));
        const above = own.length === 3 ? "" : own.slice(0, -2);
        this.below.set(above, [...(this.below.get(above) ?? []), own]);
      }
    }
  }

  get isEmpty(): boolean {
    return this.printed.size === 0;
  }

  /** All codes that are printed. */
  get codes(): Iterable<string> {
    return this.printed.keys();
  }

  nameOf(code: string): string {
    return this.printed.get(code) ?? codeNames("function", code)[0] ?? code;
  }

  isPrinted(code: string): boolean {
    return this.printed.has(code);
  }

  /** A code below another with a name: printed in the tables, else listed. */
  find(above: string, name: string): string | undefined {
    const own = (this.below.get(above) ?? []).find((code) => isNamed(this.printed.get(code) ?? "", name));
    if (own !== undefined) return own;
    const listed = [...(this.below.get(above) ?? []), ...functionsBelow(above).map(({ code }) => code)];
    return listed.find((code) => codeNames("function", code).some((one) => isNamed(plainName(one), name)));
  }

  /** All ways to spell the name of a code: as printed, as listed, with and without 支出. */
  spellingsOf(code: string): string[] {
    const all = [this.printed.get(code) ?? "", ...codeNames("function", code).map(plainName)];
    return [...new Set(all.filter((name) => name !== "").flatMap((name) => [name, core(name)]))];
  }

  /** What is wrong with the names that stand above the last one, for a code that is sure. */
  problemAbove(code: string, printed: readonly string[]): PathProblem | undefined {
    const levels = printed.map((name, at): Named => [code.slice(0, 3 + 2 * at), name, LEVELS[at] ?? "项"]);
    if (printed.length < 2) return renamedIn(this, levels);
    const wrong = levels.slice(0, -1).find(([own, name]) => {
      const spellings = this.spellingsOf(own);
      return spellings.length > 0 && !spellings.some((one) => isNamed(one, name));
    });
    if (!wrong) return renamedIn(this, levels);
    const [own, name, level] = wrong;
    return { outcome: "parent", level, name, expected: this.nameOf(own), code };
  }

  /** Names of 类, 款 and 项 in a row; undefined where the first is that of no 类. `left`: signs of the last that are no name. */
  resolveWords(
    words: readonly string[],
  ): (Pick<FunctionPath, "names" | "codes" | "problem"> & { left: number }) | undefined {
    const [first = "", section = "", item = ""] = words;
    const top = classCode(first);
    if (top.code === undefined || top.start > 0) return undefined;
    const middle = this.find(top.code, section);
    if (item === "")
      return middle === undefined
        ? undefined
        : { names: words, codes: [middle], problem: undefined, left: 0 };
    const below = middle ?? "";
    const known = this.codesBelow(below).flatMap((code) =>
      this.spellingsOf(code).map((name) => ({ code, name })),
    );
    const [best] = known
      .filter(({ name }) => item.startsWith(name))
      .toSorted((a, b) => b.name.length - a.name.length);
    if (best) {
      const names = [first, section, best.name];
      const levels: Named[] = [
        [top.code, first, "类"],
        [below, section, "款"],
      ];
      return {
        names,
        codes: [best.code],
        problem: renamedIn(this, levels),
        left: item.length - best.name.length,
      };
    }
    const elsewhere = [...this.printed].filter(
      ([code, name]) =>
        code.length === ITEM_DIGITS && code.startsWith(top.code ?? "") && item.startsWith(name),
    );
    const [[code, name] = ["", ""], ...others] = elsewhere;
    if (code === "" || others.length > 0) return undefined;
    const problem: PathProblem = {
      outcome: "parent",
      level: "款",
      name: section,
      expected: this.nameOf(code.slice(0, 5)),
      code,
    };
    return { names: [first, section, name], codes: [], problem, left: item.length - name.length };
  }

  private codesBelow(above: string): string[] {
    const listed = functionsBelow(above).map(({ code }) => code);
    return [...new Set([...(this.below.get(above) ?? []), ...listed])];
  }

  /** What the tables print for a code that a text calls by a name of earlier years. */
  renamed(code: string, name: string): string | undefined {
    const printed = this.printed.get(code);
    const [today = "", ...earlier] = codeNames("function", code).map(plainName);
    if (printed === undefined || isNamed(printed, name) || isNamed(today, name)) return undefined;
    return earlier.some((one) => isNamed(one, name)) ? printed : undefined;
  }

  /** The only printed code below another whose name ends like this: 职业年金缴费 for 机关事业单位职业年金缴费. */
  ending(above: string, name: string): string | undefined {
    const own = core(name);
    if (own.length < SHORTEST) return undefined;
    const [only, ...others] = (this.below.get(above) ?? []).filter((code) =>
      core(this.printed.get(code) ?? "").endsWith(own),
    );
    return others.length === 0 ? only : undefined;
  }

  /** Codes of one level with a name, wherever they stand. */
  anywhere(name: string, length: number): string[] {
    return [...this.printed].flatMap(([code, own]) =>
      code.length === length && isNamed(own, name) ? [code] : [],
    );
  }
}

const LEVELS = ["类", "款", "项"] as const;
const SHORTEST = 4;

/** Without the ending that may be left out; 缴费 is none. */
function core(name: string): string {
  return name.replace(/(支出|费用|(?<!缴)费)$/, "").replace(/[、及与和的]/g, "");
}

/** Whether a printed name is the name of a 科目: 支出 at its end may be left out. */
function isNamed(own: string, name: string): boolean {
  return own !== "" && (own === name || core(own) === core(name));
}

/** 类 is the end of what stands before it: numbers and words like 主要用于 go before. */
function classCode(words: string): { code: string | undefined; name: string; start: number } {
  for (let start = 0; start < words.length - 1; start++) {
    const name = words.slice(start);
    if (!BEGINS.test(name)) continue;
    const code = functionClassCode(name);
    if (code !== undefined) return { code, name, start };
  }
  return { code: undefined, name: words, start: 0 };
}

/** No name begins with a sign. */
const BEGINS = /^[\u4e00-\u9fa5]/;

const ITEM_DIGITS = 7;
const SEVERAL = /[、和及]/;

function itemCodes(names: FunctionNames, above: string, item: string): string[] {
  const whole = names.find(above, item) ?? names.ending(above, item);
  if (whole !== undefined) return [whole];
  const parts = item.split(SEVERAL).map((part) => names.find(above, part) ?? names.ending(above, part));
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length && parts.length > 1 ? known : [];
}

function resolve(
  names: FunctionNames,
  printed: readonly string[],
  given: readonly string[],
): Pick<FunctionPath, "codes" | "problem"> {
  const [first = "", section = "", item = ""] = printed;
  const top = classCode(first).code;
  const nothing = { codes: [], problem: undefined };
  if (top === undefined) return nothing;
  const byNumber = given.join("");
  const { name } = classCode(first);
  if (section === "") return { codes: [top], problem: renamedIn(names, [[top, name, "类"]]) };
  const middle = names.find(top, section) ?? (byNumber.length === 5 ? byNumber : undefined);
  const above: Named[] = [
    [top, name, "类"],
    [middle ?? "", section, "款"],
  ];
  if (item === "") return { codes: middle === undefined ? [] : [middle], problem: renamedIn(names, above) };
  if (middle !== undefined) {
    const codes = itemCodes(names, middle, item);
    const [only = ""] = codes;
    const levels: Named[] = codes.length === 1 ? [...above, [only, item, "项"]] : above;
    if (codes.length > 0) return { codes, problem: renamedIn(names, levels) };
  }
  return { codes: [], problem: problemIn(names, { top, middle, section, item }) };
}

/** A code with the name that a text gives it, and its level. */
type Named = readonly [code: string, name: string, level: PathProblem["level"]];

function renamedIn(names: FunctionNames, levels: readonly Named[]): PathProblem | undefined {
  for (const [code, name, level] of levels) {
    const expected = names.renamed(code, name);
    if (expected !== undefined) return { outcome: "renamed", level, name, expected, code };
  }
  return undefined;
}

/** Which of the names is the wrong one: asked of the tables alone, for lists know too many names. */
function problemIn(
  names: FunctionNames,
  { top, middle, section, item }: { top: string; middle: string | undefined; section: string; item: string },
): PathProblem | undefined {
  const [only, ...others] = names.anywhere(item, ITEM_DIGITS);
  if (only !== undefined && others.length === 0) {
    const isClass = !only.startsWith(top);
    const code = isClass ? only.slice(0, 3) : only.slice(0, 5);
    return {
      outcome: "parent",
      level: isClass ? "类" : "款",
      name: isClass ? names.nameOf(top) : section,
      expected: names.nameOf(code),
      code: only,
    };
  }
  if (middle === undefined || !names.isPrinted(middle)) return undefined;
  const printed = [...names.codes].filter((code) => code.length === ITEM_DIGITS && code.startsWith(middle));
  return printed.length === 0
    ? undefined
    : {
        outcome: "unknown",
        level: "项",
        name: item,
        expected: printed.map((code) => names.nameOf(code)).join("、"),
        code: middle,
      };
}

const WITHOUT_CLASS = new RegExp(`${NAME}\\(款\\)(?:支出)?${NAME}\\(项\\)`, "g");

/** 行政事业单位养老支出（款）事业单位离退休（项): the 类 is left out. */
function pathsWithoutClass(
  text: string,
  names: FunctionNames,
  taken: readonly FunctionPath[],
): FunctionPath[] {
  return [...text.matchAll(WITHOUT_CLASS)].flatMap((match): FunctionPath[] => {
    const [all, words = "", item = ""] = match;
    const end = match.index + all.length;
    if (taken.some((path) => path.start < end && match.index < path.end)) return [];
    const section = [...names.codes]
      .filter((code) => code.length === 5)
      .map((code) => ({ code, name: names.nameOf(code) }))
      .find(({ name }) => words.endsWith(name) || words.endsWith(core(name)));
    const printed = [section?.name ?? words, item];
    const start = end - all.length + Math.max(0, words.length - (section?.name.length ?? words.length));
    const found = section ? itemCodes(names, section.code, item) : [];
    const problem =
      found.length === 0 && section
        ? problemIn(names, {
            top: section.code.slice(0, 3),
            middle: section.code,
            section: section.name,
            item,
          })
        : undefined;
    return [{ start, end, names: printed, codes: found, problem }];
  });
}

/** What a match of {@link PATH} holds; groups that are not there are empty. */
interface Printed {
  readonly first: string;
  readonly section: string;
  /** In front of （项）. */
  readonly item: string;
  /** In the place of a 项, without （项）. */
  readonly bare: string;
  readonly numbers: readonly string[];
}

function printedIn(match: RegExpMatchArray): Printed {
  const group = (at: number): string => match.at(at) ?? "";
  return {
    first: group(1),
    section: group(3),
    item: group(5),
    bare: group(7),
    numbers: [group(2), group(4)],
  };
}

/** Every 科目 that a plain text names with （类）（款）（项）. */
export function functionPathsIn(text: string, names: FunctionNames): FunctionPath[] {
  const paths: FunctionPath[] = [];
  for (const match of text.includes("类)") ? text.matchAll(PATH) : []) {
    const [all] = match;
    const { first, section, item, bare, numbers } = printedIn(match);
    const { start, name } = classCode(first);
    // Words behind a 款 without （项） are a 项 only where they are called like one.
    const isItem = item !== "" || names.anywhere(bare, ITEM_DIGITS).length > 0 || bare.endsWith("支出");
    const printed = [name, section, isItem ? item || bare : ""].filter((one) => one !== "");
    const { codes, problem } = resolve(names, printed, numbers);
    const isSure = item !== "" || problem?.outcome === "renamed";
    paths.push({
      start: match.index + start,
      end: match.index + all.length - (isItem ? 0 : bare.length),
      names: printed,
      codes,
      problem: isSure ? problem : undefined,
    });
  }
  if (text.includes("款)")) paths.push(...pathsWithoutClass(text, names, paths));
  return paths;
}
