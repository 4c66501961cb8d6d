import { type CheckReport, type Finding, type FindingCell, placeKey } from "../../check/index.js";
import { type Located, locate } from "./places.js";

/** One operand of a finding as it is laid out. */
export interface Operand {
  readonly cell: FindingCell;
  /** `印`, `＋`, `－`, `÷`, `同`, `名`. */
  readonly sign: string;
  readonly at: Located;
  /** What its row and column are called, as far as these tell it from the first operand; the words of a text. */
  readonly name: string;
  /** As printed, with its unit where the operands have several; empty for a blank. */
  readonly value: string;
}

export interface Arithmetic {
  readonly operands: readonly Operand[];
  /** Parts that are blank and left out. */
  readonly blanks: number;
  /** What the reported figure is held against, or undefined for findings of words. */
  readonly outcome:
    | {
        readonly is: "sum" | "other";
        readonly expected: string;
        readonly difference: string;
        readonly unit: string;
        /** How far rounding can take the two sides apart; undefined where a range says it. */
        readonly allowed: { readonly by: string; readonly digits: string } | undefined;
        readonly range: readonly [string, string] | undefined;
      }
    | undefined;
}

const SIGNS: Readonly<Record<FindingCell["role"], string>> = {
  total: "印",
  part: "＋",
  subtracted: "－",
  base: "÷",
  place: "同",
  name: "名",
};

/** Rules whose outcome is a rate: what rounding allows is a range of the rate, not a sum of half units. */
const RATES = new Set(["ratio", "score"]);
/** The same of texts, by what is said of them. */
const TEXT_RATES = new Set(["text-share", "text-completion"]);
const SAME = new Set(["same", "indicator", "text-same"]);

/** The part of an id that names the group of what is said: `text-share` of `text-share.error`. */
function groupOf({ messageId }: Finding): string {
  return messageId.split(".")[0] ?? "";
}

/** A unit as it stands behind a figure. */
export function unitText(unit = ""): string {
  return unit === "%" || unit === "" ? unit : ` ${unit}`;
}

function isRateOf(finding: Finding): boolean {
  const group = groupOf(finding);
  return (
    RATES.has(finding.rule.split("/")[0] ?? "") ||
    TEXT_RATES.has(group) ||
    (group === "text-change" && finding.unit === "%")
  );
}

/** The words of a quote in front of its figure; the quote itself where there are none. */
function wordsBefore({ quote, sentence, figure }: NonNullable<FindingCell["words"]>): string {
  const before = quote.slice(0, Math.max(0, quote.lastIndexOf(sentence.slice(figure.start, figure.end))));
  return before.replace(/[为是\s]+$/, "") || quote;
}

/** What an operand is called beside the first one: its row in another row, its column in another column. */
function nameOf({ names }: CheckReport, cell: FindingCell, first: FindingCell): string {
  if (cell.words) return cell.role === "name" ? "" : wordsBefore(cell.words);
  const name = names.get(placeKey(cell.place));
  if (!name) return "";
  if (cell === first) return [name.row, name.column].filter(Boolean).join(" · ");
  const isHere = cell.place.sheet === first.place.sheet;
  if (isHere && cell.place.row === first.place.row) return name.column;
  if (isHere && cell.place.column === first.place.column) return name.row;
  return [name.row, name.column].filter(Boolean).join(" · ");
}

/** A finding's figures laid out: each operand with its place and printed value, the outcome, and what rounding allows. */
export function arithmeticOf(report: CheckReport, finding: Finding): Arithmetic {
  const [first] = finding.cells;
  if (!first) return { operands: [], blanks: 0, outcome: undefined };
  const shown = finding.cells.filter((cell, at) => at === 0 || cell.printed !== "");
  const isMixed = new Set(shown.map(({ unit }) => unit)).size > 1;
  const operands = shown.map((cell, at): Operand => {
    const { place, role, value, printed, unit } = cell;
    return {
      cell,
      sign: at === 0 && role !== "name" ? SIGNS.total : SIGNS[role],
      at: locate(report, place),
      name: nameOf(report, cell, first),
      value: printed === "" || value === undefined ? printed : `${value}${isMixed ? unitText(unit) : ""}`,
    };
  });
  const { expected, difference, unit = "", data, intervals } = finding;
  const blanks = finding.cells.length - shown.length;
  if (expected === undefined || difference === undefined) return { operands, blanks, outcome: undefined };
  const isRate = isRateOf(finding);
  const { allowed, digits } = data;
  return {
    operands,
    blanks,
    outcome: {
      is: SAME.has(groupOf(finding)) ? "other" : "sum",
      expected,
      difference,
      unit,
      allowed: isRate || allowed === undefined || digits === undefined ? undefined : { by: allowed, digits },
      range: isRate ? intervals?.expected : undefined,
    },
  };
}
