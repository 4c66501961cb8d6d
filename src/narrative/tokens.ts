import type { Concept } from "../catalogue/index.js";
import type { Figure } from "./figures.js";
import type { FunctionPath } from "./functionPath.js";
import type { NameMeaning, Names } from "./names.js";
import { MASKS, VOCABULARY, type Word } from "./vocabulary.js";

/** A piece of a sentence. Offsets are those of the paragraph's plain text. */
export type Token =
  | { readonly is: "figure"; readonly start: number; readonly end: number; readonly figure: Figure }
  | { readonly is: "word"; readonly start: number; readonly end: number; readonly word: Word; readonly text: string }
  | { readonly is: "name"; readonly start: number; readonly end: number; readonly text: string; readonly meanings: readonly NameMeaning[] }
  | { readonly is: "path"; readonly start: number; readonly end: number; readonly path: FunctionPath }
  /** A stop, or `(`, `)`. */
  | { readonly is: "stop"; readonly start: number; readonly end: number; readonly sign: string }
  /** Words that nobody knows. */
  | { readonly is: "gap"; readonly start: number; readonly end: number; readonly text: string };

const ANY = new RegExp(
  VOCABULARY.map(({ match }) => `(${match.replace(/\(\?<\w+>/g, "(?:")})`).join("|"),
  "g",
);
const EACH = VOCABULARY.map(({ match }) => new RegExp(match, "y"));

const STOP = /[,;。:、()!?]/;

/** Puts masks in the place of figures, names and paths, sign for sign. */
function masked(text: string, pieces: readonly Token[]): string {
  let result = "";
  let at = 0;
  for (const piece of pieces) {
    const mask = piece.is === "figure" ? MASKS[piece.figure.kind] : MASKS.name;
    result += text.slice(at, piece.start) + mask.repeat(piece.end - piece.start);
    at = piece.end;
  }
  return result + text.slice(at);
}

/** Whether words of the forms say the same as a name: 项目支出, 公务接待费. */
function isWord(name: string): boolean {
  ANY.lastIndex = 0;
  const match = ANY.exec(name);
  return match?.index === 0 && match[0].length === name.length;
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
  const inside = ({ start, end }: { start: number; end: number }): boolean => start >= from && end <= to;
  const pathTokens = paths.filter(inside).map((path): Token => ({ is: "path", start: path.start, end: path.end, path }));
  const isFree = ({ start }: Figure): boolean =>
    !pathTokens.some((path) => path.start <= start && start < path.end);
  const figureTokens = figures
    .filter((figure) => inside(figure) && isFree(figure))
    .map((figure): Token => ({ is: "figure", start: figure.start, end: figure.end, figure }));
  const fixed = [...pathTokens, ...figureTokens].sort((a, b) => a.start - b.start);
  const pieces = [...fixed, ...namesIn(text, from, to, names, fixed)].sort((a, b) => a.start - b.start);
  const readable = masked(text, pieces);
  const tokens: Token[] = [];
  let at = from;
  const words = (end: number): void => {
    ANY.lastIndex = at;
    for (let match = ANY.exec(readable); match && match.index < end; match = ANY.exec(readable)) {
      const [found] = match;
      if (found === "") {
        ANY.lastIndex += 1;
        continue;
      }
      addRest(tokens, text, at, match.index);
      const entry = match.indexOf(found, 1) - 1;
      const reader = EACH[entry];
      if (!reader) continue;
      reader.lastIndex = match.index;
      const own = reader.exec(readable);
      const read = VOCABULARY[entry]?.read;
      at = match.index + found.length;
      if (own && read) tokens.push({ is: "word", start: match.index, end: at, word: read(own, own.groups ?? {}), text: found });
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
