import type { Concept } from "../catalogue/index.js";
import type { DocumentKind, Form } from "../forms/index.js";
import type { ColumnShape, PanelShape } from "./columns.js";
import { columnConcepts, crossed, indicatorConcept, settleStage, yearText } from "./concepts.js";
import { columnPlaces } from "./columntree.js";
import type { Meaning } from "./facts.js";
import { panelDirection } from "./rows.js";
import type { Panel, TableColumn } from "./table.js";
import type { TableSource } from "./tablesource.js";

/** What a table says of all its panels. */
export interface TablePlan {
  readonly source: TableSource;
  readonly index: number;
  readonly unit: "元" | "万元" | undefined;
  readonly precision: number;
  readonly numbers: ReadonlyMap<number, number>;
  /** Whether some of its rows count things. */
  readonly counts: boolean;
  readonly kind: DocumentKind | undefined;
}

/** What one panel's columns mean to the facts below them. */
export interface PanelPlan {
  readonly panel: Panel;
  readonly meanings: readonly Meaning[];
  /** The same columns in a row that counts things (保有量（辆）) instead of money. */
  readonly counting: readonly Meaning[];
}

/** What form, title and column say of every amount below the column. */
function statedConcept(
  source: TableSource,
  direction: string | undefined,
  columnYear: string | undefined,
  kind: DocumentKind | undefined,
): Concept {
  const year = yearText(columnYear, source.year);
  return {
    ...(source.form?.isPlan && kind === "budget" ? { stage: "年初预算" } : {}),
    ...source.form?.states,
    ...(direction === undefined ? {} : { direction }),
    ...(year === undefined ? {} : { year }),
    ...(source.project === undefined ? {} : { project: source.project }),
    ...(source.fund === undefined ? {} : { fund: source.fund }),
  };
}

/** What the concepts of a column's facts are made from; facts outlive the sheet, so nothing here knows its cells. */
interface ConceptParts {
  readonly stated: Concept;
  readonly own: Concept;
  readonly column: ColumnShape;
  readonly form: Form | undefined;
  readonly kind: DocumentKind | undefined;
}

function withConcept(
  meaning: Omit<Meaning, "concept">,
  { stated, own, column, form, kind }: ConceptParts,
): Meaning {
  return {
    ...meaning,
    concept: (row) => {
      const concept = settleStage(crossed(stated, own, row.said), form, kind);
      return indicatorConcept(concept, column, row.name);
    },
  };
}

/** The same column in a row that counts things. */
function counted(meaning: Meaning): Meaning {
  const measure = meaning.measure === "money" ? "count" : meaning.measure;
  return { ...meaning, unit: undefined, measure };
}

export function planOf(shape: PanelShape, at: number, table: TablePlan): PanelPlan {
  const { source, index, unit, precision, numbers, kind } = table;
  const { form, grid } = source;
  const places = columnPlaces(shape.values);
  const concepts = columnConcepts(shape, form, places, source.fund);
  const direction = panelDirection(shape);
  const columns = shape.values.map((column, position): TableColumn => {
    const place = places[position];
    const number = numbers.get(column.at);
    return {
      column: grid.columns[column.at] ?? 0,
      panel: at,
      path: column.path,
      measure: column.measure,
      concept: concepts[position] ?? {},
      isTotal: column.isTotal,
      isNamed: column.isNamed,
      ofWhich: column.ofWhich,
      ...(column.unit === undefined ? {} : { unit: column.unit }),
      ...(number === undefined ? {} : { number }),
      ...place,
    };
  });
  const meanings = shape.values.map((column, position) => {
    const stated = statedConcept(source, direction, column.year, kind);
    const meaning = {
      table: index,
      unit: column.unit ?? unit,
      measure: column.measure,
      precision,
      isBalanced: source.isBalanced,
    };
    return withConcept(meaning, { stated, own: concepts[position] ?? {}, column, form, kind });
  });
  return { panel: { columns }, meanings, counting: table.counts ? meanings.map(counted) : meanings };
}
