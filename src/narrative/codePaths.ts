import { codeEntry } from "../catalogue/index.js";
import { type FunctionNames, type FunctionPath, functionPathsIn } from "./functionPath.js";

/**
 * 科目 that a text names by code: `2080505机关事业单位…`, `208-05-05 行政单位离退休`, `森林资源培育（2130205）`,
 * `一般公共服务支出（201）人大事务（01）代表工作（08）`; or by names in a row: `住房保障支出-住房改革支出-住房公积金`.
 */
export function codePathsIn(text: string, names: FunctionNames): FunctionPath[] {
  const inBrackets = IN_BRACKETS.test(text) ? [...inParts(text, names), ...behind(text, names)] : [];
  const before = BEFORE.test(text) ? inFront(text, names) : [];
  return [...inBrackets, ...before, ...(text.includes("-") ? dashed(text, names) : [])];
}

const IN_BRACKETS = /\(2\d{2,6}\)/;
const BEFORE = /[23]\d{2}[\d-]/;

const NAME = "((?:[\\u4e00-\\u9fa5、]|\\([\\u4e00-\\u9fa5]{1,6}\\)){2,40}?)";
const PARTS = new RegExp(`${NAME}\\((\\d{3})\\)${NAME}\\((\\d{2})\\)(?:${NAME}\\((\\d{2})\\))?`, "g");
const BEHIND = /([\u4e00-\u9fa5][\u4e00-\u9fa5、()]{1,29}?)\((2\d{6}|2\d{4})\)/g;
const IN_FRONT =
  /(?<![\d.])(?:(2\d{6}|2\d{4}|3\d{4})|(2\d{2})-(\d{2})-(\d{2}))((?!科目|类|款|项)[\u4e00-\u9fa5]{2,30})/g;
const DASHED = /([\u4e00-\u9fa5]{4,20})-([\u4e00-\u9fa5]{2,24})(?:-([\u4e00-\u9fa5]{2,30}))?/g;

function inParts(text: string, names: FunctionNames): FunctionPath[] {
  return [...text.matchAll(PARTS)].map((match) => {
    const [all, first = "", top = "", section = "", middle = "", item = "", last = ""] = match;
    const code = `${top}${middle}${last}`;
    const printed = item === "" ? [first, section] : [first, section, item];
    return path(names, { start: match.index, end: match.index + all.length, code, printed });
  });
}

function behind(text: string, names: FunctionNames): FunctionPath[] {
  return [...text.matchAll(BEHIND)].flatMap((match): FunctionPath[] => {
    const [all, words = "", code = ""] = match;
    if (!isCode(names, code)) return [];
    const end = match.index + all.length;
    const name = nameIn(names, code, words, true);
    const start = end - all.length + (words.length - name.length);
    return [path(names, { start, end, code, printed: [name] })];
  });
}

function inFront(text: string, names: FunctionNames): FunctionPath[] {
  return [...text.matchAll(IN_FRONT)].flatMap((match): FunctionPath[] => {
    const [all, whole, top = "", middle = "", last = "", words = ""] = match;
    const code = whole ?? `${top}${middle}${last}`;
    if (!isCode(names, code)) return [];
    const name = nameIn(names, code, words, false);
    const end = match.index + all.length - words.length + name.length;
    return [path(names, { start: match.index, end, code, printed: [name] })];
  });
}

/** Names in a row count only where the first is that of a 类. */
function dashed(text: string, names: FunctionNames): FunctionPath[] {
  return [...text.matchAll(DASHED)].flatMap((match): FunctionPath[] => {
    const [all, first = "", section = "", item = ""] = match;
    const found = names.resolveWords([first, section, item].filter((name) => name !== ""));
    if (!found) return [];
    const end = match.index + all.length - found.left;
    return [{ start: match.index, end, names: found.names, codes: found.codes, problem: found.problem }];
  });
}

function isCode(names: FunctionNames, code: string): boolean {
  return names.isPrinted(code) || codeEntry("function", code) !== undefined;
}

/** The name of a code at the end or at the beginning of some words; all of them where it is not there. */
function nameIn(names: FunctionNames, code: string, words: string, isAtEnd: boolean): string {
  const own = names
    .spellingsOf(code)
    .filter((name) => (isAtEnd ? words.endsWith(name) : words.startsWith(name)));
  const [longest] = own.toSorted((a, b) => b.length - a.length);
  return longest ?? words;
}

function path(
  names: FunctionNames,
  { start, end, code, printed }: { start: number; end: number; code: string; printed: readonly string[] },
): FunctionPath {
  const last = printed.at(-1) ?? "";
  const spellings = names.spellingsOf(code);
  const isNamed =
    spellings.length === 0 ||
    spellings.some((name) => last === name || last.endsWith(name) || last.startsWith(name));
  const level = code.length === 3 ? "类" : code.length === 5 ? "款" : "项";
  const problem = isNamed
    ? names.problemAbove(code, printed)
    : ({ outcome: "code", level, name: last, expected: names.nameOf(code), code } as const);
  return { start, end, names: printed, codes: isNamed || names.isPrinted(code) ? [code] : [], problem };
}

/** Every 科目 that a text names, by names or by codes, none inside another. */
export function allPathsIn(text: string, functions: FunctionNames): FunctionPath[] {
  const paths = functionPathsIn(text, functions);
  for (const path of codePathsIn(text, functions))
    if (!paths.some(({ start, end }) => path.start < end && start < path.end)) paths.push(path);
  return paths.sort((a, b) => a.start - b.start);
}
