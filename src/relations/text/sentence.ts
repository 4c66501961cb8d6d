import type { Form } from "../../forms/index.js";
import type { Level, Spot } from "../../narrative/index.js";
import type { Fact, Table, TableColumn, TableRow } from "../../recognise/index.js";
import type { Place } from "../ledger.js";

/** What a text is called where tables have a title. */
export const TEXT_TITLE = "情况说明";

const NARRATIVE: Form = {
  id: "narrative",
  name: TEXT_TITLE,
  kind: "performance",
  title: /^$/,
  locked: false,
  states: {},
};

const COLUMN: TableColumn = {
  column: 0,
  panel: 0,
  path: [],
  measure: "money",
  concept: {},
  isTotal: false,
  isNamed: true,
  ofWhich: false,
};

/** A sentence as relations see tables: what stands in it has no rows and no columns. */
class SentenceTable implements Table {
  readonly index = -1;
  readonly form = NARRATIVE;
  readonly title = TEXT_TITLE;
  readonly unit = undefined;
  readonly year = undefined;
  readonly entity = undefined;
  readonly project = undefined;
  readonly projectPlace = undefined;
  readonly titlePlace = undefined;
  readonly range = { top: 0, left: 0, bottom: 0, right: 0 };
  readonly panels = [];
  readonly rows = [];
  readonly notes = [];
  readonly columnFormulas = [];
  readonly precision = 2;
  readonly facts = [];
  readonly amounts = { at: (): number => NaN, isFilled: (): boolean => false };
  readonly singles = [];
  readonly sheets: readonly number[];

  constructor(sheet: number) {
    this.sheets = [sheet];
  }
}

/** One table for each sentence, so that what one sentence says twice is told from what two sentences say. */
export class Sentences {
  private readonly tables = new Map<string, SentenceTable>();

  /** A figure of a text as a place of a relation. */
  placeOf(fact: Fact, spot: Spot, isAssumed: boolean): Place {
    const { sheet } = spot.place;
    const key = `${String(sheet)}:${String(spot.sentence)}`;
    let table = this.tables.get(key);
    if (!table) {
      table = new SentenceTable(sheet);
      this.tables.set(key, table);
    }
    return { fact, table, row: rowOf(fact), column: COLUMN, isAssumed };
  }

  ofLevel(level: Level, fact: Fact, isAssumed: boolean): Place {
    return this.placeOf(fact, level, isAssumed);
  }
}

/** The words in front of a figure name it. */
function labelOf({ words, printed }: Fact): string {
  const { quote = "" } = words ?? {};
  return quote
    .slice(0, Math.max(0, quote.length - printed.length))
    .replace(/\s+/g, "")
    .replace(/(为|是|达|约)$/, "");
}

function rowOf(fact: Fact): TableRow {
  const label = labelOf(fact);
  return {
    index: -1,
    sheet: fact.place.sheet,
    row: fact.place.row,
    panel: 0,
    labels: [label],
    label,
    nameColumn: fact.place.column,
    role: "item",
    concept: {},
    facts: [fact],
    factAt: (position) => (position === 0 ? fact : undefined),
  };
}
