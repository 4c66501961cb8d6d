import type { CodeSystem, Concept } from "../catalogue/index.js";
import { type Form, type Measure, OF_WHICH } from "../forms/index.js";
import { type GridRow, isCode, isFigure, wholeOf } from "./grid.js";
import type { HeaderLabel } from "./header.js";
import type { Cell } from "../workbook/index.js";
import type { Reading } from "./reading.js";
import { isStageLabel, type Sense, senseOf } from "./sense.js";

export type ColumnKind = "code" | "name" | "sequence" | "text" | "value";

export interface ColumnShape {
  readonly at: number;
  readonly kind: ColumnKind;
  /** Header labels, outermost first, repeated ones once. */
  readonly path: readonly string[];
  readonly codes?: CodeSystem;
  /** For `value` columns. */
  readonly measure: Measure;
  readonly concept: Concept;
  readonly isTotal: boolean;
  readonly ofWhich: boolean;
  readonly unit?: "元" | "万元";
  readonly year?: string;
  /** Whether any word of its header is known. */
  readonly known: boolean;
  /** Whether its own label is known, not only those above it. */
  readonly isNamed: boolean;
}

interface Content {
  figures: number;
  texts: number;
  codes: number;
  /** Whole numbers that go up by one from row to row. */
  steps: number;
  wholes: number;
  /** Rows that begin with this column. */
  leads: number;
  last: number | undefined;
}

function noContent(): Content {
  return { figures: 0, texts: 0, codes: 0, steps: 0, wholes: 0, leads: 0, last: undefined };
}

function contents(body: readonly GridRow[], width: number): Content[] {
  const columns = Array.from({ length: width }, noContent);
  body.forEach(({ filled, readings, position }) => {
    for (let index = 0; index < filled.length; index++) {
      const cell = filled[index];
      const column = cell && columns[position[cell.column] ?? -1];
      if (!column) continue;
      if (index === 0) column.leads += 1;
      count(cell, readings[index], column);
    }
  });
  return columns;
}

function count(cell: Cell, reading: Reading | undefined, column: Content): void {
  if (isFigure(cell, reading)) column.figures += 1;
  else if (!/^[-/—－]+$/.test(cell.text.trim())) column.texts += 1;
  if (isCode(cell, reading)) column.codes += 1;
  const whole = wholeOf(cell, reading);
  if (whole === undefined) return;
  column.wholes += 1;
  if (column.last !== undefined && whole === column.last + 1) column.steps += 1;
  column.last = whole;
}

function isCounting(content: Content): boolean {
  return content.wholes >= 3 && content.wholes === content.figures && content.steps === content.wholes - 1;
}

/** Which code list a column's header names, innermost words first. */
function codeSystemOf(path: readonly string[], form: Form | undefined): CodeSystem | undefined {
  for (let index = path.length - 1; index >= 0; index--) {
    const label = path[index] ?? "";
    if (/政府(预算)?(支出)?经济/.test(label)) return "government-economic";
    if (label.includes("经济")) return "economic";
    if (label.includes("功能")) return "function";
    if (/^(?!.*科目).*(单位|部门(?!预算支出)).*(编码|代码|编号)/.test(label)) return "organisation";
    if (/项目(编码|代码|编号)/.test(label)) return "project";
    if (/(品目|目录|资产)(编码|代码|编号)/.test(label)) return undefined;
  }
  return form?.codes ?? "function";
}

function dedupe(path: readonly HeaderLabel[]): string[] {
  const labels: string[] = [];
  for (const { plain } of path) if (labels.at(-1) !== plain) labels.push(plain);
  return labels;
}

function mergeSenses(senses: readonly Sense[]): { concept: Concept; unit?: "元" | "万元"; year?: string } {
  let concept: Concept = {};
  let unit: "元" | "万元" | undefined;
  let year: string | undefined;
  for (const sense of senses) {
    concept = { ...concept, ...sense.concept };
    unit = sense.unit ?? unit;
    year = sense.year ?? year;
  }
  return { concept, ...(unit === undefined ? {} : { unit }), ...(year === undefined ? {} : { year }) };
}

/** Fewer figures than this that look like codes may as well be amounts. */
const FEWEST_CODES = 3;

function kindOf(own: Sense | undefined, inherited: boolean, content: Content, isFirst: boolean): ColumnKind {
  const mostlyFigures = content.figures > content.texts;
  if (own?.role === "sequence") return "sequence";
  if ((inherited || !own) && isCounting(content)) return "sequence";
  if (own?.role === "code") return "code";
  if (content.codes >= 2 && content.codes * 2 > content.texts + content.figures && own?.role === "name")
    return "code";
  if (own?.role === "name" || own?.role === "indicator") {
    return mostlyFigures && content.codes < content.figures && content.figures > 0 && content.texts === 0
      ? "value"
      : "name";
  }
  if (own?.role === "text") return "text";
  if (own?.known) {
    if (content.figures === 0 && content.texts > 0 && own.measure !== "target")
      return isFirst ? "name" : "text";
    return "value";
  }
  if (mostlyFigures)
    return content.codes >= FEWEST_CODES && content.codes * 2 > content.figures ? "code" : "value";
  return isFirst && content.texts > 0 ? "name" : "text";
}

/** What each column of a table holds, from its header path and its content together. */
export function columnShapes(
  paths: readonly (readonly HeaderLabel[])[],
  body: readonly GridRow[],
  form: Form | undefined,
): ColumnShape[] {
  const content = contents(body, paths.length);
  const shapes = paths.map((path, at): ColumnShape => {
    const labels = dedupe(path);
    const read = labels.map((label) => senseOf(label));
    const innermost = path.at(-1);
    const own = innermost && senseOf(innermost.plain);
    const named = own?.known === true ? own : read.findLast((sense) => sense.known);
    const inherited = innermost?.own === false;
    const filled = content[at];
    const isSpread = inherited && filled?.figures === 0 && filled.texts === 0;
    const kind = isSpread ? "text" : kindOf(named, inherited, filled ?? noContent(), at === 0);
    const codes = kind === "code" ? codeSystemOf(labels, form) : undefined;
    const measured = read.findLast((sense) => sense.measure !== undefined && sense.measure !== "money");
    const { concept, unit, year } = mergeSenses(read);
    const summing = labels.findLast((label) => !isStageLabel(label));
    return {
      at,
      kind,
      path: labels,
      measure: measured?.measure ?? "money",
      concept,
      isTotal: summing !== undefined && senseOf(summing).isTotal,
      ofWhich: labels.some((label) => OF_WHICH.test(label)),
      known: named !== undefined,
      isNamed: own === undefined || own.known,
      ...(codes === undefined ? {} : { codes }),
      ...(unit === undefined ? {} : { unit }),
      ...(year === undefined ? {} : { year }),
    };
  });
  return withLabelColumns(shapes, content, (at) => {
    const innermost = paths[at]?.at(-1);
    if (innermost?.own !== true) return false;
    const sense = senseOf(innermost.plain);
    return (
      !sense.known || sense.role === "text" || (sense.measure !== undefined && sense.measure !== "money")
    );
  });
}

/** Columns of words in front of the first figures are labels, unless their own header says that they describe. */
function withLabelColumns(
  shapes: ColumnShape[],
  content: readonly Content[],
  describes: (at: number) => boolean,
): ColumnShape[] {
  const first = shapes.findIndex(({ kind, at }) => kind === "value" && (content[at]?.figures ?? 0) > 0);
  let labelled = false;
  return shapes.map((shape, index) => {
    const isEmpty = (content[shape.at]?.figures ?? 0) + (content[shape.at]?.texts ?? 0) === 0;
    if (
      index < first &&
      isEmpty &&
      shape.kind === "value" &&
      !shape.isTotal &&
      Object.keys(shape.concept).length === 0
    ) {
      return { ...shape, kind: "text" };
    }
    const isLabel = shape.kind === "name" || shape.kind === "code";
    const words = content[shape.at]?.texts ?? 0;
    // A column that many lines begin with is a level of labels (一级项目 over 二级项目), whatever it is called.
    const isLevel = (content[shape.at]?.leads ?? 0) * 2 >= words;
    const described = labelled && !isLevel && describes(shape.at);
    if (index >= first || isLabel || words === 0 || described || shape.kind === "sequence") {
      labelled ||= isLabel;
      return shape;
    }
    labelled = true;
    return { ...shape, kind: "name" };
  });
}

/** Label columns and the value columns to their right: one of several blocks that stand side by side. */
export interface PanelShape {
  readonly labels: readonly ColumnShape[];
  readonly values: readonly ColumnShape[];
}

const OPENS =
  /^(项目|收入|支出|(收入|支出)项目|科目名称|科目|名称|项目\(.*\)|(按|支出|部门|政府).*(分类|科目)(\(.*\))?)$/;

function opensPanel(column: ColumnShape): boolean {
  if (column.kind === "code") return true;
  return column.kind === "name" && OPENS.test(column.path.at(-1) ?? "");
}

export function panelsOf(columns: readonly ColumnShape[]): PanelShape[] {
  const panels: { labels: ColumnShape[]; values: ColumnShape[] }[] = [];
  let panel: { labels: ColumnShape[]; values: ColumnShape[] } | undefined;
  for (const column of columns) {
    if (column.kind === "text") continue;
    if (!panel || (panel.values.length > 0 && opensPanel(column))) {
      panel = { labels: [], values: [] };
      panels.push(panel);
    }
    if (column.kind === "value") panel.values.push(column);
    else if (panel.values.length === 0) panel.labels.push(column);
  }
  return panels;
}
