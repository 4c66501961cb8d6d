import {
  type Concept,
  conceptKey,
  type Dimension,
  DIMENSIONS,
  isBelow,
  PARENTS,
  TOTAL,
} from "../catalogue/index.js";
import type { Form } from "../forms/index.js";
import type { Fact, Table, TableRow } from "../recognise/index.js";
import { groupBy } from "../workbook/index.js";
import { isChange } from "./column.js";
import { LINE_DIMENSIONS, type LineCode, LineCodes, WHOLE } from "./linecode.js";
import { type Entry, type Place, Stem, TableLines } from "./stem.js";

export { type LineCode, LineCodes, WHOLE } from "./linecode.js";
export { isAlike, type Place, type Stem, unitOf } from "./stem.js";

/** Dimensions of which a form of its kind covers all unless it says otherwise. */
const COVERED: readonly Dimension[] = ["nature", "function", "economic", "organisation", "origin"];

/** Forms whose amounts speak of the whole department, and so can be compared from table to table. */
const COMPARED = /^(final\/|budget\/|performance\/whole-|operating-cost$)/;

const KNOWN_ITEMS: ReadonlySet<string> = new Set([
  ...Object.keys(PARENTS.item ?? {}),
  "三公经费",
  "机关运行经费",
]);

/** What a fact is about as its form reads it: 执行数 of a review is 决算, its 基本支出总额 is 本年支出. */
function readConcept({ concept }: Fact, { assumes }: Form): Concept {
  if (!assumes) return concept;
  const { stage, ...rest } = concept;
  const isOpen = stage === undefined || (stage === "执行数" && assumes.stage !== undefined);
  return { ...assumes, ...(isOpen ? rest : concept) };
}

/** Whether that reading took anything for granted. */
function isAssumed({ concept }: Fact, { assumes }: Form): boolean {
  return Object.entries(assumes ?? {}).some(([dimension, value]) => {
    const said = concept[dimension as Dimension];
    return said === undefined || (said === "执行数" && said !== value);
  });
}

/** The rest of a concept, with what the form covers left out; undefined where too little is known to compare it. */
function stemOf(concept: Concept): Concept | undefined {
  const { direction, stage, fund, item } = concept;
  if (direction === undefined || stage === undefined || stage === "预算数" || fund === undefined)
    return undefined;
  if (concept.project !== undefined || concept.indicator !== undefined || concept.measure !== undefined)
    return undefined;
  if (item !== undefined && !KNOWN_ITEMS.has(item)) return undefined;
  return normal(concept);
}

const BALANCES: ReadonlySet<string | undefined> = new Set(["年初结转和结余", "年末结转和结余"]);

const KEPT = DIMENSIONS.filter((dimension) => !LINE_DIMENSIONS.includes(dimension));

/** A concept without its line codes and without what its form covers anyway. */
function normal(concept: Concept): Concept {
  const kept: Partial<Record<Dimension, string>> = {};
  for (const dimension of KEPT) {
    const value = concept[dimension];
    if (value === undefined) continue;
    if (value === TOTAL && COVERED.includes(dimension)) continue;
    // That a balance comes from the year before, or goes to the next, is what makes it one.
    if (dimension === "origin" && BALANCES.has(concept.direction)) continue;
    kept[dimension] = value;
  }
  return kept;
}

/** Whether a line says what it is; a line of which no word is known would pass for the whole of its column. */
function isKnown(row: TableRow, isOnly: boolean): boolean {
  if (row.role === "of-which") return false;
  if (isOnly) return true;
  for (const _ in row.concept) return true;
  return row.role === "total" && row.parent === undefined;
}

function isFilled({ facts }: TableRow): boolean {
  return facts.some((fact) => fact?.isBlank === false);
}

/** A line that calls itself the whole of what it is a part of (财政拨款 as a line of 一般公共预算) is about something else. */
function contradicts(row: TableRow, table: Table): boolean {
  const whole = row.parent === undefined ? undefined : table.rows[row.parent]?.concept;
  if (!whole) return false;
  return isWholeOf("fund", row.concept, whole) || isWholeOf("nature", row.concept, whole);
}

/** Whether one concept is above another in a dimension that both state. */
function isWholeOf(dimension: Dimension, concept: Concept, part: Concept): boolean {
  const above = concept[dimension];
  const below = part[dimension];
  return above !== undefined && below !== undefined && isBelow(dimension, below, above);
}

/** Which dimensions a line states, with the values that are not codes: lines alike in this share their stems. */
function signatureOf({ panel, role, concept, parent }: TableRow): string {
  let signature = `${String(panel)}|${role}${parent === undefined ? "" : "|part"}`;
  for (const dimension in concept) {
    const value = concept[dimension as Dimension];
    if (value === undefined) continue;
    const isCode = LINE_DIMENSIONS.includes(dimension as Dimension);
    signature += isCode ? `|${dimension}` : `|${dimension}=${value}`;
  }
  return signature;
}

/** The comparable amounts of a whole document, by what they are about. */
export class Ledger {
  private readonly stems = new Map<string, Stem>();

  /** `yearOf` gives the year of a table whose title states a wrong one or none; ledgers that are compared share `codes`. */
  constructor(
    tables: readonly Table[],
    private readonly yearOf: (table: Table) => string | undefined = () => undefined,
    private readonly codes = new LineCodes(),
  ) {
    for (const table of tables)
      if (table.form && COMPARED.test(table.form.id) && !table.form.isPart) this.enter(table, table.form);
  }

  /** All lines that share a concept but for their codes. */
  stem(concept: Concept): Stem | undefined {
    return this.stems.get(conceptKey(normal(concept)));
  }

  all(): Iterable<Stem> {
    return this.stems.values();
  }

  /** The places of one concept; its codes count. */
  places(concept: Concept): readonly Place[] {
    return this.stem(concept)?.at(this.codes.of(concept)) ?? [];
  }

  /** One text for everything that a concept says here: the same for all places that print one fact. */
  keyOf(concept: Concept): string {
    return placeKey(normal(concept), this.codes.of(concept));
  }

  private enter(table: Table, form: Form): void {
    const lines = new TableLines(table, this.codes);
    for (const { row, column } of table.singles) {
      const [fact] = row.facts;
      // Without a direction only what it is spent on shows that an amount is spending.
      const says = row.concept.nature ?? row.concept.direction;
      if (!fact || says === undefined) continue;
      const { item: _label, ...concept } = this.read(fact, table, form);
      const stem = this.stemAt(stemOf({ ...concept, ...row.concept }));
      if (!stem) continue;
      const place = { fact, table, row, column, isAssumed: isAssumed(fact, form) };
      lines.singles.push({ stem, code: this.codes.of(concept), place });
      stem.enter(lines);
    }
    const bySignature = new Map<string, readonly (Entry | undefined)[]>();
    // The only line of a form of 三公经费 is the whole, whatever its label: the columns are the items.
    const isOnly = form.threePublic === true && table.rows.filter(isFilled).length === 1;
    table.rows.forEach((row) => {
      if (!isKnown(row, isOnly && isFilled(row)) || contradicts(row, table)) return;
      // Totals and balances take their meaning from their parts, so each is asked by itself.
      const isPlain = row.role === "item" && row.code !== undefined;
      const signature = isPlain ? signatureOf(row) : "";
      const known = isPlain ? bySignature.get(signature) : undefined;
      const entries = known ?? this.entriesOf(table, row, form);
      if (!known) for (const entry of entries) entry?.stem.enter(lines);
      if (isPlain && !known) bySignature.set(signature, entries);
      lines.add({ row, entries, code: isPlain ? this.codes.of(row.concept) : undefined });
    });
  }

  private read(fact: Fact, table: Table, form: Form): Concept {
    const concept = readConcept(fact, form);
    const year = this.yearOf(table);
    return year === undefined || concept.year !== table.year?.toString() ? concept : { ...concept, year };
  }

  /** What the columns of a panel mean to the lines that are like this one. */
  private entriesOf(table: Table, row: TableRow, form: Form): (Entry | undefined)[] {
    const columns = table.panels[row.panel]?.columns ?? [];
    return row.facts.map((fact, position) => {
      const column = columns[position];
      if (fact?.measure !== "money" || !column?.isNamed || column.ofWhich || isChange(column))
        return undefined;
      const concept = stemOf(this.read(fact, table, form));
      if (form.threePublic && concept?.item === undefined) return undefined;
      const stem = this.stemAt(concept);
      const isCoded = this.codes.of(column.concept) !== WHOLE;
      return (
        stem && { stem, column, isCoded, isAssumed: form.assumes !== undefined && isAssumed(fact, form) }
      );
    });
  }

  private stemAt(concept: Concept | undefined): Stem | undefined {
    if (!concept) return undefined;
    const key = conceptKey(concept);
    let stem = this.stems.get(key);
    if (!stem) {
      stem = new Stem(concept);
      this.stems.set(key, stem);
    }
    return stem;
  }
}

/** The key of the lines with a code in a stem. */
export function placeKey(stem: Concept, code: LineCode): string {
  return `${conceptKey(stem)};${code.text}`;
}

/** Whether a row or column stands above another in the table's own tree. */
function isAbove(place: Place, other: Place): boolean {
  const { table, row, column } = place;
  if (other.row === row) {
    const columns = table.panels[row.panel]?.columns ?? [];
    for (let at = other.column.parent; at !== undefined; at = columns[at]?.parent)
      if (columns[at] === column) return true;
    return false;
  }
  if (other.column !== column) return false;
  for (let at = other.row.parent; at !== undefined; at = table.rows[at]?.parent)
    if (table.rows[at] === row) return true;
  return false;
}

/**
 * The places of one table that really print one concept: where several lines seem to mean the same and print
 * different values, the one above the others, or none.
 */
function settled(places: readonly Place[]): readonly Place[] {
  const [first] = places;
  if (!first || places.length === 1) return places;
  const { units, scale } = first.fact.amount;
  const agree = places.every(({ fact }) => fact.amount.units === units && fact.amount.scale === scale);
  if (agree) return places;
  return places.filter((place) => places.every((other) => other === place || isAbove(place, other)));
}

/** Places by table, each table's settled; tables that print several values for it are left out. */
export function byTable(places: readonly Place[]): Map<Table, readonly Place[]> {
  const [only] = places;
  if (only && places.length === 1) return new Map([[only.table, places]]);
  const result = new Map<Table, readonly Place[]>();
  for (const [table, own] of groupBy(places, (place) => place.table)) {
    const kept = settled(own);
    if (kept.length > 0) result.set(table, kept);
  }
  return result;
}

/** The first of each table's places that print one concept. */
export function firsts(places: readonly Place[]): readonly Place[] {
  const [one, other] = places;
  if (!other || (places.length === 2 && one?.table !== other.table)) return places;
  return [...byTable(places).values()].flatMap(([place]) => place ?? []);
}

/** The table that prints most lines tells an amount best: it is the one that is believed, and it comes last. */
export function byDetail(left: Place, right: Place): number {
  const [one, other] = [left.table, right.table];
  const byForm = (one.form?.id ?? "").localeCompare(other.form?.id ?? "");
  // What a balanced table prints is told better by the one that it was made from.
  const byBalance = Number(other.isBalanced === true) - Number(one.isBalanced === true);
  return byBalance || one.rows.length - other.rows.length || byForm || one.index - other.index;
}

/** The most detailed of the places that print one concept. */
export function bestOf(places: readonly Place[] | undefined): Place | undefined {
  if (!places || places.length < 2) return places?.[0];
  return firsts(places).toSorted(byDetail).at(-1);
}
