import { type CodeSystem, type Concept, TOTAL } from "../catalogue/index.js";
import { conceptOf, type Form, FUND_WORDS, isTotalLabel } from "../forms/index.js";
import { type CodeColumns, codeColumns } from "./codecolumns.js";
import type { RowCode } from "./codes.js";
import type { ColumnShape, PanelShape } from "./columns.js";
import type { Cell } from "../workbook/index.js";
import type { GridCell, GridRow } from "./grid.js";
import { headerText, type Label } from "./label.js";
import { numberedBySequence, withGrandTotal, withOfWhich } from "./neighbours.js";
import { codeConcept, groupConcept, INCOME, labelConcept, roleOf, SPENDING } from "./rowwords.js";
import type { RowRole } from "./table.js";
import type { Page } from "./tablesource.js";

/** A data row of one panel before its facts are made. */
export interface RowDraft {
  readonly page: Page;
  readonly source: GridRow;
  readonly panel: number;
  /** The panel in which its values stand: its own, or another one on the same line. */
  readonly valuePanel: number;
  /** Labels of the grouping columns over it, outermost first. */
  readonly outer: readonly string[];
  readonly label: string;
  readonly own: Label;
  readonly code: string | undefined;
  readonly codeColumn: number | undefined;
  readonly codes: CodeSystem | undefined;
  readonly organisation: string | undefined;
  readonly lineNumber: number | undefined;
  readonly role: RowRole;
  readonly concept: Concept;
  /** A further code beside the row's own (政府经济分类 beside 部门经济分类). */
  readonly secondary: string | undefined;
  /** A line that names a classification and prints nothing, between two lists of the same money. */
  readonly isHeading: boolean;
  /** A number of things, not money: 团组数, 保有量（辆）. */
  readonly isCount: boolean;
  /** Column on the sheet of the cell that names the line. */
  readonly nameColumn: number;
}

/** Labels of the grouping columns and of the row itself, outermost first. */
export function labelsOf({ outer, label }: RowDraft): readonly string[] {
  return label === "" ? outer : outer.length === 0 ? [label] : [...outer, label];
}

/** The columns in which a row's values stand. */
export function valueColumns({ page, valuePanel }: RowDraft): readonly ColumnShape[] {
  return page.shape.panels[valuePanel]?.values ?? NO_COLUMNS;
}

export function hasValues(row: RowDraft): boolean {
  return isFilled(row.source, valueColumns(row));
}

function isFilled(row: GridRow, columns: readonly ColumnShape[]): boolean {
  return columns.some(({ at }) => row.indexAt(at) >= 0);
}

/** Every value is a dash. */
export function isDashed(row: RowDraft): boolean {
  const cells = valueColumns(row).flatMap(({ at }) => row.source.cellAt(at) ?? []);
  return cells.length > 0 && cells.every((cell) => !cell.isNumber && cell.figure?.dash === true);
}

/** A label in a further label column stands further in than any blanks can put it. */
const COLUMN_INDENT = 100;
const NO_COLUMNS: readonly ColumnShape[] = [];
const NO_LABELS: readonly string[] = [];
const NO_LABEL: Label = { plain: "", indent: 0 };

/** 收入 or 支出 from the header above a panel; undefined where it does not say. */
export function panelDirection(panel: PanelShape): string | undefined {
  for (const column of [...panel.labels, ...panel.values]) {
    const top = column.path[0] ?? "";
    if (/^(本年)?收入(\(.*\))?$/.test(top)) return INCOME;
    if (/^(本年)?支出(\(.*\))?$|^项目\(按/.test(top)) return SPENDING;
    if (column.path.some((label) => /^收入(项目)?$/.test(label))) return INCOME;
    if (column.path.some((label) => /^支出(项目)?$/.test(label))) return SPENDING;
  }
  return undefined;
}

/** What the code columns of a row say: its own code, a further one beside it, and the unit whose line it is. */
interface RowCodes {
  readonly own: RowCode | undefined;
  readonly secondary: string | undefined;
  readonly unit: RowCode | undefined;
  /** Column on the sheet of the row's own code. */
  readonly column: number | undefined;
}

const NO_CODES: RowCodes = { own: undefined, secondary: undefined, unit: undefined, column: undefined };

/** Reads the rows of one panel from top to bottom, remembering what labels and units are open above. */
class PanelReader {
  private readonly groups: readonly CodeColumns[];
  private readonly names: readonly number[];
  private readonly lines: readonly number[];
  /** Columns in which a 合计 can stand when the name columns are blank. */
  private readonly margins: readonly number[];
  private readonly projectAt: number | undefined;
  private readonly fundAt: number | undefined;
  private readonly direction: string | undefined;
  private readonly grouping: string[] = [];
  /** Label columns whose label stands on a line of its own with values: it heads lines, it does not group cells. */
  private readonly heads = new Set<number>();
  private organisation: string | undefined;

  constructor(
    private readonly page: Page,
    private readonly panel: PanelShape,
    private readonly index: number,
    private readonly form: Form | undefined,
    private readonly headerLabel: Label,
  ) {
    const { labels } = panel;
    const { body } = page.source.block;
    const at = (columns: readonly ColumnShape[]): number[] => columns.map((column) => column.at);
    const words = labels.filter(({ kind }) => kind === "name");
    const attributes =
      words.length > 1 ? words.filter(({ path }) => FUND_COLUMN.test(path.at(-1) ?? "")) : [];
    const further = furtherNames(labels);
    const named = words.filter((column) => !attributes.includes(column) && !further.includes(column));
    this.fundAt = attributes[0]?.at;
    this.projectAt = words.find(({ path }) => /^项目名称$/.test(path.at(-1) ?? ""))?.at;
    this.groups = codeColumns(panel, body);
    this.names = at(
      named.length > 0 ? named : labels.filter(({ kind, codes }) => kind === "code" && codes === undefined),
    );
    this.lines = at(labels.filter(({ kind }) => kind === "sequence"));
    this.margins = at(
      labels.filter(
        (column) => column.kind === "code" || column.kind === "sequence" || attributes.includes(column),
      ),
    );
    this.direction = panelDirection(panel) ?? form?.states.direction;
  }

  private codes(source: GridRow): RowCodes {
    const only = this.groups.length === 1 ? this.groups[0] : undefined;
    if (only) {
      const found = only.reader.read(source, only.columns);
      if (!found || found.codes === "project") return NO_CODES;
      if (found.codes === "organisation") return { ...NO_CODES, unit: found };
      return { ...NO_CODES, own: found, column: lastCell(source, only.columns)?.column };
    }
    let own: RowCode | undefined;
    let secondary: string | undefined;
    let unit: RowCode | undefined;
    let column: number | undefined;
    this.groups.forEach(({ columns, reader }) => {
      const found = reader.read(source, columns);
      if (!found) return;
      if (found.codes === "organisation") unit ??= found;
      else if (own) secondary = `${secondary ?? ""}|${found.code}`;
      else if (found.codes !== "project") {
        own = found;
        column = lastCell(source, columns)?.column;
      }
    });
    return { own, secondary, unit, column };
  }

  /** Level of the row's own label among the name columns; -1 when it stands in none of them. */
  private openLabels(source: GridRow): number {
    const { names, grouping } = this;
    let depth = -1;
    for (let level = 0; level < names.length; level++) {
      const at = names[level] ?? -1;
      if (source.indexAt(at) < 0) continue;
      depth = level;
      // The rows of a code list stand under no labels.
      const cell = this.groups.length > 0 ? undefined : source.cellAt(at);
      if (!cell) continue;
      while (grouping.length < level) grouping.push("");
      grouping[level] = cell.isNumber ? cell.cell.text : cell.label.plain;
      if (grouping.length > level + 1) grouping.length = level + 1;
    }
    return depth;
  }

  private ownCell(source: GridRow, depth: number, named: boolean): GridCell | undefined {
    if (depth >= 0) return source.cellAt(this.names[depth] ?? -1);
    if (named) return undefined;
    for (const at of this.margins) {
      const cell = source.cellAt(at);
      if (cell && !cell.isNumber && WORDS.test(cell.cell.text)) return cell;
    }
    return undefined;
  }

  /** Labels of the grouping columns over a row (收入构成 › 合计). */
  private outerLabels(depth: number, isPrinted: boolean): readonly string[] {
    if (this.groups.length > 0) return NO_LABELS;
    const outer: string[] = [];
    for (let level = 0; level < depth; level++) {
      const text = this.grouping[level] ?? "";
      if (text !== "" && !this.heads.has(level)) outer.push(text);
    }
    for (const level of this.heads) if (level >= depth) this.heads.delete(level);
    const isHead = depth >= 0 && depth < this.names.length - 1 && isPrinted;
    // A 合计 stands in the first column because it has to stand somewhere: what follows in that column still groups.
    if (isHead && !isTotalLabel(this.grouping[depth] ?? "")) this.heads.add(depth);
    return outer;
  }

  private concept(label: string, outer: readonly string[]): Concept {
    let concept: Concept = {};
    for (const text of outer) concept = { ...concept, ...groupConcept(text) };
    const direction = concept.direction ?? this.direction;
    const own = labelConcept(label, this.form, direction);
    if (outer.length > 0) concept = { ...concept, ...own };
    else concept = own;
    const line = this.form?.lines;
    const isNamed =
      line === undefined || label === "" || isTotalLabel(label) || Object.keys(concept).length > 0;
    return isNamed ? concept : { [line]: label.replace(UNIT_NOTE, "") };
  }

  /** Whether a line names something in a further column beside its unit's name: what the unit buys. */
  private namesItem(source: GridRow, depth: number): boolean {
    const [unit, item] = [source.cellAt(this.names[0] ?? -1), source.cellAt(this.names[depth] ?? -1)];
    if (depth < 1 || this.groups.some(({ codes }) => codes !== "organisation")) return false;
    if (!unit || !item || unit.isNumber || item.isNumber) return false;
    return !isTotalLabel(item.label.plain) && item.label.plain !== unit.label.plain;
  }

  private projectCell(source: GridRow): GridCell | undefined {
    return this.projectAt === undefined ? undefined : source.cellAt(this.projectAt);
  }

  /** What a code says, and further columns beside it: the line's project, its fund. */
  private codedConcept({ code, codes }: RowCode, source: GridRow): Concept {
    const concept = codeConcept(code, codes);
    if (this.projectAt === undefined && this.fundAt === undefined) return concept;
    const project = this.projectCell(source);
    const fund = this.fundAt === undefined ? undefined : source.cellAt(this.fundAt);
    return {
      ...concept,
      ...(project && !project.isNumber ? { project: project.label.plain } : {}),
      ...(fund ? conceptOf(FUND_WORDS, fund.label.plain) : {}),
    };
  }

  /** A unit's own line is the whole of the 科目 that the form is about. */
  private unitConcept(): Concept {
    switch (this.form?.codes) {
      case "function":
        return { function: TOTAL };
      case "economic":
        return { economic: TOTAL };
      default:
        return {};
    }
  }

  private lineNumber(source: GridRow): number | undefined {
    for (const at of this.lines) {
      const cell = source.cellAt(at);
      const number = cell?.whole;
      if (number !== undefined) return number;
    }
    return undefined;
  }

  /** The row's draft; undefined for a row that prints nothing in this panel. */
  read(source: GridRow): RowDraft | undefined {
    const isPrinted = isFilled(source, this.panel.values);
    const { own: coded, secondary, unit: unitCode, column: codeColumn } = this.codes(source);
    const depth = this.openLabels(source);
    const ownCell = this.ownCell(source, depth, coded?.name !== undefined);
    if (!ownCell && !coded && !unitCode && !isPrinted) return undefined;
    const ownLabel = ownCell
      ? ownCell.isNumber
        ? { plain: ownCell.cell.text, indent: 0 }
        : ownCell.label
      : this.headerLabel;
    // A unit's code repeated on the lines below it names whose lines they are, not the unit's own line.
    // Nor is a line that names a project, whose unit stands beside it.
    const project = this.projectCell(source);
    const namesProject =
      (project !== undefined && !isTotalLabel(project.label.plain)) ||
      (unitCode !== undefined && this.namesItem(source, depth));
    if (unitCode && namesProject) this.organisation = unitCode.code;
    const repeats = unitCode !== undefined && (unitCode.code === this.organisation || namesProject);
    const unit = repeats ? undefined : unitCode;
    const outer = this.outerLabels(depth, isPrinted);
    const label = coded?.name ?? headerText(ownLabel.plain);
    if (unit) this.organisation = unit.code;
    else if (!coded && isTotalLabel(label)) this.organisation = undefined;
    const organisation = unit?.code ?? (coded || repeats ? this.organisation : undefined);
    const said = coded
      ? this.codedConcept(coded, source)
      : unit
        ? this.unitConcept()
        : this.concept(label, outer);
    const concept = organisation === undefined ? said : { ...said, organisation };
    const code = coded ?? unit;
    return {
      page: this.page,
      source,
      panel: this.index,
      valuePanel: this.index,
      outer,
      label,
      own:
        depth > 0 && this.groups.length === 0
          ? { ...ownLabel, indent: ownLabel.indent + depth * COLUMN_INDENT }
          : ownLabel,
      role: roleOf(label, ownLabel, concept, code !== undefined),
      concept,
      isHeading: !isPrinted && CLASSIFICATION.test(ownLabel.plain),
      isCount: coded === undefined && COUNT_LABEL.test(ownLabel.plain),
      nameColumn: (ownCell?.cell ?? source.filled[0])?.column ?? 0,
      secondary,
      code: code?.code,
      codeColumn,
      codes: code?.codes,
      organisation,
      lineNumber: this.lineNumber(source),
    };
  }

  /** The drafts, once every row is known. */
  finish(drafts: RowDraft[]): RowDraft[] {
    return numberedBySequence(withOfWhich(withGrandTotal(drafts, this.direction)), this.lines[0]);
  }
}

/** The names beside the codes of a second economic list: a line is called by the name beside its own code. */
function furtherNames(labels: readonly ColumnShape[]): readonly ColumnShape[] {
  const second = labels.findIndex(
    ({ kind, codes }, at) =>
      kind === "code" &&
      isEconomic(codes) &&
      labels.slice(0, at).some((other) => isEconomic(other.codes) && other.codes !== codes),
  );
  const isNamed = labels.slice(0, Math.max(second, 0)).some(({ kind }) => kind === "name");
  return isNamed ? labels.slice(second).filter(({ kind }) => kind === "name") : NO_COLUMNS;
}

function isEconomic(codes: CodeSystem | undefined): boolean {
  return codes === "economic" || codes === "government-economic";
}

/** `房屋（平方米）` is 房屋, counted in 平方米. */
const UNIT_NOTE = /\([^()]{1,5}\)$/;
/** A column that says whose money a line is, beside the columns that name it. */
const FUND_COLUMN = /^(资金性质|资金来源|资金类型|资金类别)$/;
const WORDS = /[^\d\s.()（）-]/;

/** The last of some columns' cells that is filled. */
function lastCell(source: GridRow, columns: readonly ColumnShape[]): Cell | undefined {
  let last = -1;
  for (let index = columns.length - 1; index >= 0 && last < 0; index--)
    last = source.indexAt(columns[index]?.at ?? -1);
  return source.filled[last];
}

/** The data rows of one panel; `rowLabel` names the only row of a table whose label stands in its header. */
export function panelRows(
  page: Page,
  panel: PanelShape,
  index: number,
  form: Form | undefined,
  rowLabel: string | undefined,
): RowDraft[] {
  const { body } = page.source.block;
  const headerLabel = body.length === 1 && rowLabel !== undefined ? { plain: rowLabel, indent: 0 } : NO_LABEL;
  const reader = new PanelReader(page, panel, index, form, headerLabel);
  const drafts: RowDraft[] = [];
  body.forEach((row) => {
    const draft = reader.read(row);
    if (draft) drafts.push(draft);
  });
  return reader.finish(drafts);
}

/** `支出经济分类` on a line of its own, between two lists of the same money. */
const CLASSIFICATION = /^(按)?(支出)?(功能|经济|性质).*分类(科目)?[:：]?$/;
const COUNT_LABEL =
  /[(](个|人|辆|台|次|批|批次|人次|家|户|件)[)]$|(团组数|人次数?|人数|保有量|批次数?|购置数)$/;
