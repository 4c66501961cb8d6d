import type { Concept } from "../catalogue/index.js";
import type { Figure } from "./figures.js";
import type { FunctionPath } from "./functionPath.js";
import type { NameMeaning, Names } from "./names.js";
import { MASKS, VOCABULARY, type Word } from "./vocabulary.js";

/** A piece of a sentence. Offsets are those of the paragraph's plain text. */
export type Token =
  | { readonly is: "figure"; readonly start: number; readonly end: number; readonly figure: Figure }
  | {
      readonly is: "word";
      readonly start: number;
      readonly end: number;
      readonly word: Word;
      readonly text: string;
    }
  | {
      readonly is: "name";
      readonly start: number;
      readonly end: number;
      readonly text: string;
      readonly meanings: readonly NameMeaning[];
    }
  | { readonly is: "path"; readonly start: number; readonly end: number; readonly path: FunctionPath }
  /** A stop, or `(`, `)`. */
  | { readonly is: "stop"; readonly start: number; readonly end: number; readonly sign: string }
  /** Words that nobody knows. */
  | { readonly is: "gap"; readonly start: number; readonly end: number; readonly text: string };

const ANY = new RegExp(
  VOCABULARY.map(({ match }) => `(${match.replace(/\(\?<\w+>/g, "(?:")})`).join("|"),
  "g",
);
const FIRST = new RegExp(ANY.source, "y");
const EACH = VOCABULARY.map(({ match }) => new RegExp(match, "y"));

const STOP = /[,;。:、()!?]/;

/** A stretch with masks in the place of figures, names and paths, sign for sign. */
function masked(text: string, from: number, to: number, pieces: readonly Token[]): string {
  let result = "";
  let at = from;
  for (const piece of pieces) {
    const mask = piece.is === "figure" ? MASKS[piece.figure.kind] : MASKS.name;
    result += text.slice(at, piece.start) + mask.repeat(piece.end - piece.start);
    at = piece.end;
  }
  return result + text.slice(at, to);
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Those that stand in a stretch, of a list in order; long paragraphs have thousands. */
function inStretch<T extends Stretch>(all: readonly T[], from: number, to: number): T[] {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.start ?? Infinity) < from) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let at = low; at < all.length; at++) {
    const one = all[at];
    if (!one || one.start >= to) break;
    if (one.end <= to) found.push(one);
  }
  return found;
}

/** Figures that are no part of a path. */
function outsidePaths(figures: readonly Figure[], paths: readonly FunctionPath[]): Figure[] {
  let next = 0;
  return figures.filter(({ start }) => {
    while ((paths[next]?.end ?? Infinity) <= start) next += 1;
    return (paths[next]?.start ?? Infinity) > start;
  });
}

/** Whether words of the forms say the same as a name: 项目支出, 公务接待费. */
function isWord(name: string): boolean {
  FIRST.lastIndex = 0;
  return FIRST.exec(name)?.[0].length === name.length;
}

/** 住房保障中心 is no 科目. */
const ORGANISATION = /^(中心|局|委员|办公|厅|站|处|所(?!需|属|有)|院|学校|大队|支队)/;

const WORDS = new Map<string, boolean>();

function isKnownWord(name: string): boolean {
  let known = WORDS.get(name);
  if (known === undefined) {
    known = isWord(name);
    WORDS.set(name, known);
  }
  return known;
}

function namesIn(text: string, from: number, to: number, names: Names, taken: readonly Token[]): Token[] {
  const found: Token[] = [];
  let next = 0;
  for (let at = from; at < to; at++) {
    while ((taken[next]?.end ?? Infinity) <= at) next += 1;
    const piece = taken[next];
    if (piece && piece.start <= at) {
      at = piece.end - 1;
      continue;
    }
    const hit = names.at(text, at);
    if (!hit) continue;
    const end = at + hit.name.length;
    if (end > to || (piece && end > piece.start) || ORGANISATION.test(text.slice(end, end + 3))) continue;
    const isProject = hit.meanings.some(({ kind }) => kind === "project");
    if (!isProject && isKnownWord(hit.name)) continue;
    found.push({ is: "name", start: at, end, text: hit.name, meanings: hit.meanings });
    at = end - 1;
  }
  return found;
}

function addRest(tokens: Token[], text: string, from: number, to: number): void {
  let start = from;
  for (let at = from; at < to; at++) {
    const sign = text.charAt(at);
    if (!STOP.test(sign)) continue;
    if (at > start) tokens.push({ is: "gap", start, end: at, text: text.slice(start, at) });
    tokens.push({ is: "stop", start: at, end: at + 1, sign });
    start = at + 1;
  }
  if (to > start) tokens.push({ is: "gap", start, end: to, text: text.slice(start, to) });
}

/** Cuts a stretch of a plain text into figures, names, words, stops, and what is left. */
export function tokensOf(
  text: string,
  from: number,
  to: number,
  figures: readonly Figure[],
  paths: readonly FunctionPath[],
  names: Names,
): Token[] {
  const inPaths = inStretch(paths, from, to);
  const fixed = [
    ...inPaths.map((path): Token => ({ is: "path", start: path.start, end: path.end, path })),
    ...outsidePaths(inStretch(figures, from, to), inPaths).map((figure): Token => ({
      is: "figure",
      start: figure.start,
      end: figure.end,
      figure,
    })),
  ].sort((one, other) => one.start - other.start);
  const pieces = [...fixed, ...namesIn(text, from, to, names, fixed)].sort((a, b) => a.start - b.start);
  const readable = masked(text, from, to, pieces);
  const tokens: Token[] = [];
  let at = from;
  let match: RegExpExecArray | null | undefined;
  /** The next word from `at` on, which may stand behind pieces that come first. */
  const nextWord = (): RegExpExecArray | undefined => {
    if (match === null) return undefined;
    if (match && match.index + from >= at) return match;
    ANY.lastIndex = at - from;
    do {
      match = ANY.exec(readable);
      if (match?.[0] === "") ANY.lastIndex += 1;
    } while (match?.[0] === "");
    return match ?? undefined;
  };
  const words = (end: number): void => {
    for (let hit = nextWord(); hit && hit.index + from < end; hit = nextWord()) {
      const [found] = hit;
      const start = hit.index + from;
      addRest(tokens, text, at, start);
      at = start + found.length;
      const entry = hit.indexOf(found, 1) - 1;
      const reader = EACH[entry];
      const read = VOCABULARY[entry]?.read;
      if (!reader || !read) continue;
      reader.lastIndex = hit.index;
      const own = reader.exec(readable);
      if (own) tokens.push({ is: "word", start, end: at, word: read(own, own.groups ?? {}), text: found });
    }
    addRest(tokens, text, at, end);
    at = end;
  };
  for (const piece of pieces) {
    words(piece.start);
    tokens.push(piece);
    at = piece.end;
  }
  words(to);
  return tokens;
}

/** What a name of a 科目 says of a figure. */
export function conceptOfName({ kind, value }: NameMeaning): Concept {
  return { [kind]: value };
}
