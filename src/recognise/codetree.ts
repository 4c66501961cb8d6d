import { type CodeSystem, natureOfEconomicClass } from "../catalogue/index.js";
import { conceptOf, NATURE_WORDS } from "../forms/index.js";
import type { RowDraft } from "./rows.js";
import type { RowTree } from "./tree.js";

const STEPS: Readonly<Record<CodeSystem, (code: string) => string[]>> = {
  function: (code) => [code.slice(0, 5), code.slice(0, 3)],
  economic: (code) => [code.slice(0, 3)],
  "government-economic": (code) => [code.slice(0, 3)],
  organisation: (code) =>
    Array.from({ length: code.length - 1 }, (_, cut) => code.slice(0, code.length - 1 - cut)),
  project: () => [],
};

/** Rows by the unit whose lines they are (none for the units' own), by the list of their codes, and by their code. */
class CodePlaces {
  private readonly lists = new Map<string, Map<CodeSystem, Map<string, number[]>>>();

  add(organisation: string, codes: CodeSystem, code: string, index: number): void {
    let lists = this.lists.get(organisation);
    if (!lists) this.lists.set(organisation, (lists = new Map<CodeSystem, Map<string, number[]>>()));
    let list = lists.get(codes);
    if (!list) lists.set(codes, (list = new Map<string, number[]>()));
    const places = list.get(code);
    if (places) places.push(index);
    else list.set(code, [index]);
  }

  of(organisation: string, codes: CodeSystem, code: string): readonly number[] | undefined {
    return this.lists.get(organisation)?.get(codes)?.get(code);
  }

  /** The own line of a unit. */
  ofUnit(organisation: string): readonly number[] | undefined {
    return this.of("", "organisation", organisation);
  }
}

function unitOver({ codes, organisation = "" }: RowDraft): string {
  return codes === "organisation" ? "" : organisation;
}

/** The nearest row with a key: above, else below. */
function nearest(places: readonly number[] | undefined, from: number): number | undefined {
  if (!places) return undefined;
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const after = places[low] === from ? places[low + 1] : places[low];
  return low > 0 ? places[low - 1] : after;
}

/** `上年结转 小计` below its lines: the sum of what stands since the total before it. */
function isPartial(row: RowDraft): boolean {
  return row.label.endsWith("小计");
}

/** The last row of each length of code, above the row that is being read, of one unit and one list. */
class CodesAbove {
  private readonly rows: number[] = [];
  private readonly texts: string[] = [];
  private organisation = "";
  private codes: CodeSystem | undefined;

  /** The row right above that carries the longest beginning of a code which its list knows; nearly every row has one. */
  whole({ code = "", codes = "function" }: RowDraft, organisation: string): number | undefined {
    if (codes === "organisation" || codes === "project") return undefined;
    const digits = codes === "function" && code.length > SECTION_DIGITS ? SECTION_DIGITS : CLASS_DIGITS;
    const above = code.length > digits ? this.texts[digits] : undefined;
    const isOf = codes === this.codes && organisation === this.organisation;
    return above !== undefined && isOf && code.startsWith(above) ? this.rows[digits] : undefined;
  }

  add({ code = "", codes }: RowDraft, organisation: string, index: number): void {
    if (codes !== this.codes || organisation !== this.organisation) this.texts.length = 0;
    this.codes = codes;
    this.organisation = organisation;
    this.rows[code.length] = index;
    this.texts[code.length] = code;
  }
}

/** Digits of a 类, of any list, and of a 款 of 功能分类. */
const CLASS_DIGITS = 3;
const SECTION_DIGITS = 5;

interface CodeIndex {
  /** Made when first asked for. */
  readonly places: () => CodePlaces;
  /** 人员经费合计 and 公用经费合计. */
  readonly natures: ReadonlyMap<string, number>;
  readonly grand: number | undefined;
}

function indexOf(rows: readonly RowDraft[]): CodeIndex {
  const natures = new Map<string, number>();
  const totals: number[] = [];
  const partials: number[] = [];
  rows.forEach((row, index) => {
    if (row.code === undefined && row.role === "total") {
      const nature = conceptOf(NATURE_WORDS, row.label)?.nature;
      if (nature === "人员经费" || nature === "公用经费") natures.set(nature, index);
      else if (isPartial(row)) partials.push(index);
      else totals.push(index);
    }
  });
  const grand =
    totals.length === 1 ? totals[0] : totals.find((index) => rows[index]?.organisation === undefined);
  let places: CodePlaces | undefined;
  return { places: () => (places ??= placesOf(rows)), natures, grand };
}

function placesOf(rows: readonly RowDraft[]): CodePlaces {
  const places = new CodePlaces();
  rows.forEach((row, index) => {
    if (row.code !== undefined && row.codes !== undefined)
      places.add(unitOver(row), row.codes, row.code, index);
  });
  return places;
}

/** The row that a coded row is a part of by its own digits, or by the row that carries its code alone. */
function wholeByCode(
  row: RowDraft,
  at: number,
  rows: readonly RowDraft[],
  index: CodeIndex,
  above: CodesAbove,
): number | undefined {
  const { code = "", codes = "function" } = row;
  const organisation = unitOver(row);
  if (row.secondary !== undefined) {
    const own = index.places().of(organisation, codes, code);
    const plain = own?.filter((place) => rows[place]?.secondary === undefined);
    const whole = nearest(plain, at);
    if (whole !== undefined) return whole;
  }
  const right = above.whole(row, organisation);
  if (right !== undefined) return right;
  for (const prefix of STEPS[codes](code)) {
    if (prefix === code || prefix === "") continue;
    const whole = nearest(index.places().of(organisation, codes, prefix), at);
    if (whole !== undefined) return whole;
  }
  if (codes === "economic") {
    const whole = index.natures.get(natureOfEconomicClass(code) ?? "");
    if (whole !== undefined) return whole;
  }
  return undefined;
}

/** The own line of the unit whose line a coded row is. */
function unitLine({ codes, organisation }: RowDraft, at: number, index: CodeIndex): number | undefined {
  return codes === "organisation" || organisation === undefined
    ? undefined
    : nearest(index.places().ofUnit(organisation), at);
}

/**
 * Parents in a table with codes: by the digits, under the unit whose lines they are; lines without a code take
 * their place by indentation (the unit that heads its 科目, the projects of a unit).
 */
export function codeParents(rows: readonly RowDraft[]): RowTree {
  const index = indexOf(rows);
  const { grand } = index;
  const twins = new Map<number, number>();
  const open: number[] = [];
  const partial = new Map<number, number>();
  const above: { index: number; indent: number; coded: boolean }[] = [];
  const codesAbove = new CodesAbove();
  const parentOf = (row: RowDraft, at: number): number | undefined => {
    if (row.role === "of-which") return undefined;
    if (at === grand) {
      above.length = 0;
      return undefined;
    }
    if (row.role === "total" && row.code === undefined && isPartial(row) && open.length > 0) {
      for (const line of open.splice(0)) partial.set(line, at);
      return grand;
    }
    if (row.role === "total" && row.code === undefined) {
      if ([...index.natures.values()].includes(at)) return grand;
      if (grand !== undefined && row.organisation === undefined && row.concept.nature === undefined)
        twins.set(at, grand);
      return undefined;
    }
    const { indent } = row.own;
    for (let last = above.at(-1); last && last.indent >= indent; last = above.at(-1)) above.pop();
    const head = (row.code === undefined ? above.at(-1) : above.findLast(({ coded }) => !coded))?.index;
    if (row.label !== "") above.push({ index: at, indent, coded: row.code !== undefined });
    if (row.code !== undefined) {
      const unit = unitLine(row, at, index);
      // A line without a code between the unit and the row heads the row: 项目 under the 科目 that a unit lists.
      const isHeaded = head !== undefined && unit !== undefined && head > unit;
      const whole = wholeByCode(row, at, rows, index, codesAbove) ?? (isHeaded ? head : (unit ?? head));
      if (whole === undefined) open.push(at);
      return whole ?? grand;
    }
    if (head !== undefined) return head;
    return row.organisation === undefined
      ? headsOthers(rows, at)
        ? grand
        : undefined
      : (nearest(index.places().ofUnit(row.organisation), at) ?? grand);
  };
  const parents = rows.map((row, at) => {
    const parent = parentOf(row, at);
    if (row.code !== undefined && row.codes !== undefined) codesAbove.add(row, unitOver(row), at);
    return parent;
  });
  for (const [line, whole] of partial) parents[line] = whole;
  return { parents, twins };
}

/** Whether the next row stands further in: this one heads a group. */
function headsOthers(rows: readonly RowDraft[], at: number): boolean {
  const next = rows[at + 1];
  return next !== undefined && next.own.indent > (rows[at]?.own.indent ?? 0);
}
