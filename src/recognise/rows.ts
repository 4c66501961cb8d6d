import {
  type CodeSystem,
  type Concept,
  economicClassCode,
  functionClassCode,
  TOTAL,
} from "../catalogue/index.js";
import {
  conceptOf,
  DIRECTION_WORDS,
  type Form,
  FUND_WORDS,
  FUNDS_TOTAL,
  isTotalLabel,
  ITEM_WORDS,
  NATURE_WORDS,
  ORIGIN_WORDS,
  PURCHASE_WORDS,
  withoutTotal,
} from "../forms/index.js";
import { CodeReader, systemOfContent } from "./codes.js";
import type { ColumnShape, PanelShape } from "./columns.js";
import { cellAt, figureOf, type GridCell, type GridRow, wholeNumber } from "./grid.js";
import { headerText, type Label, type Numbering } from "./label.js";
import { codedName } from "./lines.js";
import type { RowRole } from "./table.js";

/** A data row of one panel before its facts are made. */
export interface RowDraft {
  readonly source: GridRow;
  readonly panel: number;
  readonly labels: readonly string[];
  readonly label: string;
  readonly own: Label;
  readonly code?: string;
  readonly codes?: CodeSystem;
  readonly organisation?: string;
  readonly lineNumber?: number;
  readonly role: RowRole;
  readonly concept: Concept;
  /** A further code beside the row's own (政府经济分类 beside 部门经济分类). */
  readonly secondary?: string;
  /** A line that names a classification and prints nothing, between two lists of the same money. */
  readonly isHeading: boolean;
  /** Every value is a dash. */
  readonly isDashed: boolean;
  /** A number of things, not money: 团组数, 保有量（辆）. */
  readonly isCount: boolean;
  /** Cells by the panel's value columns. */
  readonly cells: readonly (GridCell | undefined)[];
}

/** A label in a further label column stands further in than any blanks can put it. */
const COLUMN_INDENT = 100;
const NO_LABEL: Label = { plain: "", indent: 0 };
const INCOME = "本年收入";
const SPENDING = "本年支出";

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

function totalConcept(core: string, form: Form | undefined, direction: string | undefined): Concept {
  const whole = form?.wholeFund ?? TOTAL;
  const named = conceptOf(DIRECTION_WORDS, core) ?? conceptOf(DIRECTION_WORDS, `${core}合计`);
  const at = named?.direction ?? direction;
  if (core === "总计" || core === "收入总计" || core === "支出总计") {
    const top = core === "总计" ? (direction === INCOME ? "收入总计" : "支出总计") : core;
    return direction === undefined && core === "总计" ? {} : { direction: top, fund: form?.states.fund ?? whole };
  }
  if (at === INCOME) return { direction: INCOME, fund: form?.states.fund ?? whole };
  if (at === SPENDING) return { direction: SPENDING, function: TOTAL };
  return {};
}

/** The concept that a label says by itself, inside a panel of one direction. */
function labelConcept(label: string, form: Form | undefined, direction: string | undefined): Concept {
  if (label === "") return {};
  const year = /^(20\d{2})年(度)?$/.exec(label)?.[1];
  if (year !== undefined) return { year };
  if (form?.id.endsWith("three-public") || form?.id === "final/09") {
    const item = conceptOf(ITEM_WORDS, label);
    if (item) return item;
  }
  if (form?.id === "budget/procurement") {
    const purchase = conceptOf(PURCHASE_WORDS, label);
    if (purchase) return purchase;
  }
  if (form !== undefined && (form.kind === "performance" || form.states.direction === SPENDING)) {
    const carried = conceptOf(ORIGIN_WORDS, label);
    if (carried?.origin === "上年结转") return { ...carried, ...(conceptOf(FUND_WORDS, label) ?? { fund: "财政拨款" }) };
  }
  const balance = conceptOf(DIRECTION_WORDS, label);
  if (balance && !isTotalLabel(label) && balance.direction !== INCOME && balance.direction !== SPENDING) {
    const fund = conceptOf(FUND_WORDS, label);
    return { ...balance, ...(fund ?? { fund: form?.wholeFund ?? form?.states.fund ?? TOTAL }) };
  }
  const isTotal = isTotalLabel(label) || /^(本年)?(收入|支出)$|总额$/.test(label);
  if (isTotal && (withoutTotal(label) === "" || balance || /^(收入|支出)总/.test(label))) {
    return totalConcept(label, form, direction);
  }
  const core = isTotal ? withoutTotal(label) : label;
  if (direction !== INCOME) {
    const code = functionClassCode(core);
    if (code !== undefined && direction === SPENDING) return { function: code };
    const nature = conceptOf(NATURE_WORDS, core);
    if (nature) return { ...nature, function: TOTAL };
    const economic = economicClassCode(core);
    if (economic !== undefined && direction === SPENDING) return { economic, function: TOTAL };
  }
  const fund = conceptOf(FUND_WORDS, core);
  if (fund) {
    const origin = direction === SPENDING ? conceptOf(ORIGIN_WORDS, core) : undefined;
    return { ...origin, ...fund };
  }
  const nature = /^基本支出结转|^项目支出结转|^经营结余/.exec(core)?.[0].slice(0, 4);
  return nature ? { nature: nature === "经营结余" ? "经营支出" : nature } : {};
}

function codeConcept(code: string, codes: CodeSystem): Concept {
  switch (codes) {
    case "function":
      return { function: code };
    case "economic":
      return { economic: code };
    case "government-economic":
      return { economic: `政府${code}` };
    case "organisation":
      return { organisation: code };
    case "project":
      return {};
  }
}

function roleOf(label: string, own: Label, concept: Concept, hasCode: boolean): RowRole {
  if (own.ofWhich || /^授予(中小|小微)企业/.test(label)) return "of-which";
  if (hasCode) return "item";
  if (isTotalLabel(label) || FUNDS_TOTAL.test(label)) return "total";
  const { direction } = concept;
  if (direction !== undefined && direction !== INCOME && direction !== SPENDING && !direction.endsWith("总计")) return "balance";
  return "item";
}

interface CodeColumns {
  readonly codes: CodeSystem;
  readonly columns: readonly ColumnShape[];
  readonly reader: CodeReader;
}

function codeColumns(panel: PanelShape, body: readonly GridRow[]): CodeColumns[] {
  const groups: { codes: CodeSystem; columns: ColumnShape[] }[] = [];
  for (const column of panel.labels) {
    if (column.kind !== "code" || column.codes === undefined) continue;
    const group = groups.find(({ codes }) => codes === column.codes);
    if (group) group.columns.push(column);
    else groups.push({ codes: column.codes, columns: [column] });
  }
  return groups.map(({ codes, columns }) => {
    const texts = body.flatMap((row) => columns.flatMap(({ at }) => cellAt(row, at)?.cell.text.trim() ?? []));
    const home = systemOfContent(texts.map((text) => codedName(text)?.code ?? text), codes);
    return { codes: home, columns, reader: new CodeReader(home) };
  });
}

/** The data rows of one panel; `rowLabel` names the only row of a table whose label stands in its header. */
export function panelRows(
  panel: PanelShape,
  index: number,
  body: readonly GridRow[],
  form: Form | undefined,
  rowLabel: string | undefined,
): RowDraft[] {
  const direction = panelDirection(panel) ?? form?.states.direction;
  const groups = codeColumns(panel, body);
  const named = panel.labels.filter(({ kind }) => kind === "name");
  const names = named.length > 0 ? named : panel.labels.filter(({ kind, codes }) => kind === "code" && codes === undefined);
  const lines = panel.labels.filter(({ kind }) => kind === "sequence");
  const grouping: string[] = [];
  /** Label columns whose label stands on a line of its own with values: it heads lines, it does not group cells. */
  const heads = new Set<number>();
  let organisation: string | undefined;
  const drafts: RowDraft[] = [];
  const headerLabel = body.length === 1 && rowLabel !== undefined ? { plain: rowLabel, indent: 0 } : NO_LABEL;

  for (const source of body) {
    const values = panel.values.map(({ at }) => cellAt(source, at));
    const nameCells = names.map(({ at }) => cellAt(source, at));
    const found = groups.map((group) => group.reader.read(group.columns.map(({ at }) => cellAt(source, at))));
    const listed = found.filter((code) => code !== undefined && code.codes !== "organisation" && code.codes !== "project");
    const coded = listed[0];
    const secondary = listed.slice(1).map((code) => code?.code ?? "").join("|");
    const unitCode = found.find((code) => code?.codes === "organisation");
    const loose = panel.labels.filter(({ kind }) => kind === "code" || kind === "sequence").map(({ at }) => cellAt(source, at));
    const words = loose.find((cell) => cell && !cell.isNumber && /[^\d\s.()（）-]/.test(cell.cell.text) && !coded?.name);
    const own = nameCells.findLast((cell) => cell !== undefined) ?? words;
    const ownLabel = own ? (own.isNumber ? { plain: own.cell.text, indent: 0 } : own.label) : headerLabel;
    if (!own && !coded && !unitCode && values.every((cell) => cell === undefined)) continue;
    // A unit's code repeated on the lines below it names whose lines they are, not the unit's own line.
    const repeats = unitCode !== undefined && unitCode.code === organisation;
    const unit = repeats ? undefined : unitCode;
    const filled = values.filter((cell) => cell !== undefined);
    const isDashed = filled.length > 0 && filled.every((cell) => figureOf(cell)?.dash === true && !cell.isNumber);
    const isHeading = filled.length === 0 && CLASSIFICATION.test(ownLabel.plain);

    nameCells.forEach((cell, level) => {
      if (!cell) return;
      grouping.length = Math.min(grouping.length, level);
      while (grouping.length < level) grouping.push("");
      grouping[level] = cell.isNumber ? cell.cell.text : cell.label.plain;
    });
    const depth = nameCells.findLastIndex((cell) => cell !== undefined);
    const above = grouping.slice(0, Math.max(depth, 0));
    const outer = groups.length === 0 ? above.filter((text, level) => text !== "" && !heads.has(level)) : [];
    for (const level of heads) if (level >= depth) heads.delete(level);
    if (depth >= 0 && depth < names.length - 1 && values.some((cell) => cell !== undefined)) heads.add(depth);
    const label = coded?.name ?? headerText(ownLabel.plain);
    if (unit) organisation = unit.code;
    else if (isTotalLabel(label) && !coded) organisation = undefined;

    let concept: Concept = {};
    for (const text of outer) concept = { ...concept, ...groupConcept(text) };
    const inner = outer.length > 0 && concept.direction !== undefined ? concept.direction : direction;
    concept = { ...concept, ...labelConcept(label, form, inner) };
    if (form?.lines === "project" && Object.keys(concept).length === 0 && label !== "" && !isTotalLabel(label)) concept = { project: label };
    if (coded) concept = codeConcept(coded.code, coded.codes);
    const rowOrganisation = unit?.code ?? (coded || repeats ? organisation : undefined);
    if (rowOrganisation !== undefined) concept = { ...concept, organisation: rowOrganisation };
    const lineNumber = lines.map(({ at }) => cellAt(source, at)).map((cell) => (cell ? wholeNumber(cell) : undefined)).find((n) => n !== undefined);
    drafts.push({
      source,
      panel: index,
      labels: [...outer, label].filter((text) => text !== ""),
      label,
      own: depth > 0 && groups.length === 0 ? { ...ownLabel, indent: ownLabel.indent + depth * COLUMN_INDENT } : ownLabel,
      role: roleOf(label, ownLabel, concept, coded !== undefined || unit !== undefined),
      concept,
      isHeading,
      isDashed,
      isCount: COUNT_LABEL.test(ownLabel.plain),
      cells: values,
      ...(secondary === "" ? {} : { secondary }),
      ...(coded ? { code: coded.code, codes: coded.codes } : unit ? { code: unit.code, codes: unit.codes } : {}),
      ...(rowOrganisation === undefined ? {} : { organisation: rowOrganisation }),
      ...(lineNumber === undefined ? {} : { lineNumber }),
    });
  }
  return numberedBySequence(withGrandTotal(drafts, direction), lines);
}

/** A bare 合计 below 本年收入合计 and its balances is what other forms call 总计. */
function withGrandTotal(drafts: RowDraft[], direction: string | undefined): RowDraft[] {
  const top = direction === INCOME ? "收入总计" : direction === SPENDING ? "支出总计" : undefined;
  const yearly = drafts.findIndex(({ role, label }) => role === "total" && label.startsWith("本年"));
  if (top === undefined || yearly < 0) return drafts;
  return drafts.map((draft, index) => {
    const isLast = index > yearly && /^合计$/.test(draft.label) && draft.code === undefined;
    return isLast ? { ...draft, concept: { ...draft.concept, direction: top } } : draft;
  });
}

const CHINESE_NUMERAL = /^[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.]?$/;

/** Lists that number their groups 一, 二 and their lines 1, 2 in the 序号 column. */
function numberedBySequence(drafts: RowDraft[], lines: readonly ColumnShape[]): RowDraft[] {
  const at = lines[0]?.at;
  if (at === undefined) return drafts;
  const sequence = drafts.map(({ source }) => cellAt(source, at));
  if (!sequence.some((cell) => cell && CHINESE_NUMERAL.test(cell.cell.text.trim()))) return drafts;
  return drafts.map((draft, index) => {
    const cell = sequence[index];
    if (!cell || draft.own.numbering !== undefined) return draft;
    const numbering: Numbering = CHINESE_NUMERAL.test(cell.cell.text.trim()) ? "chinese" : "arabic";
    return { ...draft, own: { ...draft.own, numbering } };
  });
}

/** `支出经济分类` on a line of its own, between two lists of the same money. */
const CLASSIFICATION = /^(按)?(支出)?(功能|经济|性质).*分类(科目)?[:：]?$/;
const COUNT_LABEL = /[(](个|人|辆|台|次|批|批次|人次|家|户|件)[)]$|(团组数|人次数?|人数|保有量|批次数?|购置数)$/;

function groupConcept(text: string): Concept {
  if (/^收入(构成|情况|来源)?$/.test(text)) return { direction: INCOME };
  if (/^支出(构成|情况|类别)?$/.test(text)) return { direction: SPENDING };
  return {};
}
