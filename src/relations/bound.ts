import type { Concept } from "../catalogue/index.js";
import { isStandardForm } from "../forms/index.js";
import type { Recognised, Table, TableColumn, TableRow } from "../recognise/index.js";
import { accountsOf } from "./accounts.js";
import { bestOf, type Ledger, type Place } from "./ledger.js";
import { BOUND, type Derived, nothingDerived, ofPlaces } from "./relation.js";
import type { Rule } from "./rule.js";

/** A part that cannot be larger than its whole, in tables that print one of the two each. */
interface Declared {
  readonly rule: string;
  /** Ways in which forms print the two: the first that is there counts. */
  readonly wholes: readonly Concept[];
  readonly parts: readonly Concept[];
  readonly basis: string;
  /** The scopes of the two may differ: a person decides. */
  readonly weak?: true;
}

const THREE_PUBLIC_BASIS = "三公经费口径：财政拨款安排的全部支出，不小于基本支出中的同一经济科目";
const CARRIED_BASIS = "表样：全部结转和结余不小于其中的财政拨款结转和结余";
const OPERATING_BASIS = "机关运行经费口径：行政单位和参公单位基本支出中的公用经费";

/** 三公经费 items and the 经济科目 of 基本支出 that are part of them. */
const THREE_PUBLIC_CODES: readonly (readonly [item: string, code: string, weak?: true])[] = [
  ["公务接待", "30217"],
  ["公务用车运行", "30231"],
  ["公务用车购置", "31013"],
  ["公务用车购置", "30913"],
  // Teachers' and researchers' travel may be left out of 三公经费.
  ["因公出国", "30212", true],
  ["会议费", "30215", true],
  ["培训费", "30216", true],
];

const SPENDING = { direction: "本年支出" } as const;

function threePublicBounds(stage: string): Declared[] {
  return THREE_PUBLIC_CODES.map(([item, economic, weak]) => ({
    rule: "bound/three-public",
    wholes: ["财政拨款", "一般公共预算"].map((fund) => ({ ...SPENDING, stage, fund, item })),
    parts: ["基本支出", "公用经费"].map((nature) => ({
      ...SPENDING,
      stage,
      fund: "一般公共预算",
      nature,
      economic,
    })),
    basis: THREE_PUBLIC_BASIS,
    ...(weak ? { weak } : {}),
  }));
}

function carriedBounds(stage: string): Declared[] {
  return ["年初结转和结余", "年末结转和结余"].map((direction) => ({
    rule: "bound/carried-over",
    wholes: [{ direction, stage, fund: "合计" }],
    parts: [{ direction, stage, fund: "财政拨款" }],
    basis: CARRIED_BASIS,
  }));
}

function operatingBounds(stage: string): Declared[] {
  return [
    {
      rule: "bound/operating-cost",
      wholes: [{ ...SPENDING, stage, fund: "一般公共预算", nature: "公用经费" }],
      parts: ["一般公共预算", "财政拨款"].map((fund) => ({
        ...SPENDING,
        stage,
        fund,
        item: "机关运行经费",
      })),
      basis: OPERATING_BASIS,
      weak: true,
    },
  ];
}

/** What no structure gives: written down here, each with its basis. */
const DECLARED: readonly Declared[] = ["决算", "年初预算"].flatMap((stage) => [
  ...threePublicBounds(stage),
  ...carriedBounds(stage),
  ...operatingBounds(stage),
]);

/** The most detailed place of the first concept that is printed. */
function firstOf(ledger: Ledger, concepts: readonly Concept[]): Place | undefined {
  for (const concept of concepts) {
    const found = bestOf(ledger.places(concept));
    if (found) return found;
  }
  return undefined;
}

/** The declared bounds between tables. */
export function declaredBounds(document: Recognised): Derived {
  const derived = nothingDerived();
  for (const { ledger } of accountsOf(document)) boundsIn(ledger, derived);
  return derived;
}

function boundsIn(ledger: Ledger, derived: Derived): void {
  const years = new Set([...ledger.all()].map(({ concept }) => concept.year));
  for (const { rule, wholes, parts, basis, weak } of DECLARED) {
    for (const year of years) {
      const inYear = (concepts: readonly Concept[]): readonly Concept[] =>
        year === undefined ? concepts : concepts.map((concept) => ({ ...concept, year }));
      const [above, below] = [firstOf(ledger, inYear(wholes)), firstOf(ledger, inYear(parts))];
      if (!above || !below || above.table === below.table) continue;
      derived.relations.push({
        rule,
        kind: "bound",
        test: BOUND,
        basis,
        ...ofPlaces(above, [below]),
        ...(weak ? { weak } : {}),
      });
    }
  }
}

const OF_WHICH_RULE = "bound/of-which";
const OF_WHICH_BASIS = "表样：“其中”项是它上面（左边）一项的一部分";

/** 其中 rows and columns: never added, but never larger than what they are a part of. */
export function ofWhichBounds(table: Table): Derived {
  const derived = nothingDerived();
  table.panels.forEach(({ columns }, panel) => {
    columns.forEach((column, position) => {
      const above = column.ofWhich && column.measure === "money" ? wholeOf(columns, position) : -1;
      for (const row of above < 0 ? [] : table.rows) {
        if (row.panel !== panel) continue;
        add(placeAt(table, row, above), placeAt(table, row, position), derived);
      }
    });
  });
  // In lists of other forms 其中 may speak of a total further up.
  const isSummary = isStandardForm(table.form);
  table.rows.forEach((row, at) => {
    const above = isSummary && row.role === "of-which" ? lineAbove(table.rows, at) : undefined;
    if (!above) return;
    row.facts.forEach((_, position) => {
      const part = placeAt(table, row, position);
      if (part?.column.ofWhich === false) add(placeAt(table, above, position), part, derived);
    });
  });
  return derived;
}

function placeAt(table: Table, row: TableRow, position: number): Place | undefined {
  const fact = row.factAt(position);
  const column = table.panels[row.panel]?.columns[position];
  return column && (fact?.measure === "money" || fact?.measure === "count")
    ? { fact, table, row, column }
    : undefined;
}

function add(whole: Place | undefined, part: Place | undefined, derived: Derived): void {
  if (!whole || !part || part.fact.isBlank || whole.fact.isBlank || whole.fact.amount.units < 0n) return;
  if (whole.fact.measure !== part.fact.measure) return;
  derived.relations.push({
    rule: OF_WHICH_RULE,
    kind: "bound",
    test: BOUND,
    basis: OF_WHICH_BASIS,
    ...ofPlaces(whole, [part]),
  });
}

/** The column that a 其中 column is a part of: the nearest one to its left about the same stage and year. */
function wholeOf(columns: readonly TableColumn[], position: number): number {
  const own = columns[position];
  return columns.findLastIndex(
    (column, at) =>
      at < position &&
      !column.ofWhich &&
      column.measure === "money" &&
      column.concept.stage === own?.concept.stage &&
      column.concept.year === own?.concept.year,
  );
}

/** The line that a run of 其中 lines is a part of. */
function lineAbove(rows: readonly TableRow[], at: number): TableRow | undefined {
  for (let index = at - 1; index >= 0; index--) {
    const row = rows[index];
    if (row?.panel === rows[at]?.panel && row?.role !== "of-which") return row;
  }
  return undefined;
}

export const ofWhichRule: Rule = {
  id: "bound/of-which",
  title: { zh: "核对“其中”项", en: "Check 其中 amounts against what they are part of" },
  explains: {
    zh: "“其中”各行、各栏不相加，但任何一项不能大于它所属的数。",
    en: "其中 rows and columns are never added, but none may be larger than what it is a part of.",
  },
  basis: OF_WHICH_BASIS,
  example: [
    ["支出预算总表"],
    [null, null, null, null, "单位：万元"],
    ["科目编码", "科目名称", "合计", "其中：财政拨款", "备注"],
    ["201", "一般公共服务支出", 30, 20, null],
    ["205", "教育支出", 10, 10, null],
  ],
  mistake: { address: "D4", value: 31 },
  derive: ofWhichBounds,
};

export const boundRule: Rule = {
  id: "bound",
  parts: ["bound/three-public", "bound/carried-over", "bound/operating-cost"],
  title: { zh: "核对部分不大于全部", en: "Check that no part is larger than its whole" },
  explains: {
    zh: "三公经费各项不小于基本支出中的同一经济科目（公务接待费30217、公务用车运行维护费30231、公务用车购置31013）；全部结转和结余不小于财政拨款结转和结余；机关运行经费不大于公用经费；支出表不小于各财政拨款支出表。因公出国（境）、机关运行经费和不同资金之间口径可能不同，只列为待核实。",
    en: "Items of 三公经费 are not below their 经济科目 in 基本支出, all balances not below those of 财政拨款, 机关运行经费 not above 公用经费. Where scopes may differ it is only to be verified.",
  },
  basis: "各条关系的口径规定和表样，见每条所列依据",
  example: {
    基本支出表: [
      ["2024年度一般公共预算财政拨款基本支出决算表"],
      [null, null, null, null, null, "单位：万元"],
      ["人员经费", null, null, "公用经费", null, null],
      ["科目编码", "科目名称", "决算数", "科目编码", "科目名称", "决算数"],
      ["301", "工资福利支出", 15, "302", "商品和服务支出", 5],
      ["30101", "基本工资", 15, "30217", "公务接待费", 5],
      ["人员经费合计", null, 15, "公用经费合计", null, 5],
    ],
    三公经费: [
      ["2024年度财政拨款“三公”经费支出决算表"],
      [null, null, null, null, null, "单位：万元"],
      ["决算数", null, null, null, null, null],
      ["合计", "因公出国（境）费", "公务用车购置及运行费", null, null, "公务接待费"],
      [null, null, "小计", "公务用车购置费", "公务用车运行费", null],
      [6, 0, 0, 0, 0, 6],
    ],
  },
  mistake: { sheet: "三公经费", address: "F6", value: 4 },
  across: declaredBounds,
};
