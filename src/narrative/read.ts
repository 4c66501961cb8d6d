import type { CellPlace, Fact, Recognised } from "../recognise/index.js";
import type { Sheet, TextDocument, TextParagraph } from "../workbook/index.js";
import { FunctionNames } from "./functionPath.js";
import { Names } from "./names.js";
import { type Paragraph, paragraphsOf } from "./paragraphs.js";
import { type Denial, Remarks, type TemplateWord } from "./remarks.js";
import { noStatements, type Statements } from "./statements.js";
import type { Placed } from "./roles.js";
import { documentOfText, type TextDocumentInfo } from "./subject.js";
import { type NamedPath, type Seen, Walk } from "./walk.js";

/** Why a figure in a text was not placed. */
export type UnplacedReason =
  /** What it is about is not known. */
  | "unknown"
  /** It stands in the reason for a change. */
  | "reason"
  /** It stands in a chapter about duties, work done, or results. */
  | "prose"
  /** 约, 余, 近: no exact figure. */
  | "estimate";

/** An amount or a percentage in a text that nothing is compared with. */
export interface Unplaced {
  readonly place: CellPlace;
  readonly quote: string;
  readonly sentence: string;
  readonly reason: UnplacedReason;
}

/** A text as it was read: what it claims, and the figures that could not be placed. */
export interface ReadText {
  readonly name: string;
  readonly document: TextDocumentInfo;
  /** The sheet its places are on, among all sheets of the papers. */
  readonly sheet: number;
  /** The figures that were placed. */
  readonly claims: readonly Fact[];
  readonly unplaced: readonly Unplaced[];
  readonly statements: Statements;
  /** Every amount, placed or not. */
  readonly amounts: readonly Placed[];
  readonly paragraphs: readonly Paragraph[];
  readonly paths: readonly NamedPath[];
  readonly denials: readonly Denial[];
  readonly templates: readonly TemplateWord[];
}

/** At least this share of the amounts must print more decimals before a text is taken to print more. */
const FEW = 5;
const USUAL_DIGITS = 2;

/** Decimals that amounts of each unit stand for: two, or fewer where the whole text prints fewer. */
function precisionOf(paragraphs: readonly Paragraph[]): Map<string, number> {
  const counts = new Map<string, number[]>();
  for (const { figures, section } of paragraphs) {
    if (section.kind === "prose") continue;
    for (const { kind, unit, digits, value, isExact } of figures) {
      if (kind !== "money" || !isExact || value.units === 0n) continue;
      const own = counts.get(unit) ?? [0, 0, 0];
      counts.set(unit, own);
      const at = Math.min(USUAL_DIGITS, Math.max(0, digits));
      own[at] = (own[at] ?? 0) + 1;
    }
  }
  const precision = new Map<string, number>();
  for (const [unit, [none = 0, one = 0, two = 0]] of counts) {
    const all = none + one + two;
    const digits = two * FEW >= all ? USUAL_DIGITS : (one + two) * FEW >= all ? 1 : 0;
    precision.set(unit, all < FEW ? USUAL_DIGITS : digits);
  }
  return precision;
}

interface Source {
  readonly name: string;
  readonly sheet: number;
  readonly paragraphs: readonly TextParagraph[];
  readonly placeOf: (paragraph: number, start: number, end: number) => CellPlace;
}

function readSource({ name, sheet, paragraphs, placeOf }: Source, recognised: Recognised): ReadText {
  const read = paragraphsOf(paragraphs);
  const statements = noStatements();
  const textOf = (paragraph: number): string => paragraphs[paragraph]?.text ?? "";
  const remarks = new Remarks(placeOf, textOf);
  const document = documentOfText(read, recognised.document);
  const walk = new Walk(
    {
      document,
      names: new Names(recognised, document.entity),
      functions: new FunctionNames(recognised),
      precision: precisionOf(read),
      placeOf,
      textOf,
    },
    statements,
  );
  for (const paragraph of read) {
    walk.paragraph(paragraph);
    remarks.read(paragraph);
  }
  walk.end();
  const { seen, paths } = walk;
  return {
    name,
    document,
    sheet,
    claims: seen.filter(({ isPlaced }) => isPlaced).map(({ fact }) => fact),
    unplaced: seen.filter(({ isPlaced }) => !isPlaced).map(unplacedOf),
    statements,
    amounts: seen.filter(({ fact }) => fact.measure === "money" && fact.isExact),
    paragraphs: read,
    paths,
    denials: remarks.denials,
    templates: remarks.templates,
  };
}

function unplacedOf(one: Seen): Unplaced {
  const { spot } = one;
  const reason = reasonOf(one);
  return { place: spot.place, quote: spot.words.quote, sentence: spot.words.sentence, reason };
}

function reasonOf({ fact, spot, inResults }: Seen): UnplacedReason {
  if (!fact.isExact) return "estimate";
  if (spot.inReason) return "reason";
  return inResults || spot.section.kind === "prose" || spot.section.kind === "terms" ? "prose" : "unknown";
}

/** Reads a text beside a workbook; `sheet` is the index that its places carry. */
export function readText(text: TextDocument, sheet: number, recognised: Recognised): ReadText {
  const { name, paragraphs } = text;
  const placeOf = (paragraph: number, start: number, end: number): CellPlace => ({
    sheet,
    row: paragraph,
    column: start,
    span: { start, end },
  });
  return readSource({ name, sheet, paragraphs, placeOf }, recognised);
}

/** Reads the texts that stand in sheets of a workbook. */
export function textsInSheets(_sheets: readonly Sheet[], _recognised: Recognised): ReadText[] {
  return [];
}
