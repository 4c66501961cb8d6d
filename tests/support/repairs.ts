/**
 * A little workbook with a text beside it, in which a figure's digits were swapped, a total's formula is wrong, a sum is
 * off by rounding and the text has a figure of its own; and the repairs that would be proposed for it, made by hand.
 */
import { check, type CheckReport, type Finding, profileOf, reportOf } from "../../src/check/index.js";
import type { CheckOutcome } from "../../src/hosts/worker/index.js";
import { type Papers, readPapers } from "../../src/narrative/index.js";
import type { CellPlace } from "../../src/recognise/index.js";
import type { Change, Proposal, Repair, Repairs } from "../../src/repair/index.js";
import { addressOf, parseAddress, type TextDocument } from "../../src/workbook/index.js";
import { workbookOf } from "./openBook.js";

export const WORKBOOK = workbookOf({
  "03支出": [
    ["2024年度支出决算表"],
    ["单位：万元"],
    ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"],
    [null, "合计", 36, 16, 20],
    ["201", "一般公共服务支出", 30, 10, 20],
    ["20103", "政府办公厅（室）及相关机构事务", 30, 10, 20],
    ["2010301", "行政运行", 12, 10, 2],
    ["2010302", "一般行政管理事务", 18, null, 81],
    ["205", "教育支出", 5, 5, null],
    ["208", "社会保障和就业支出", 1, 1, null],
  ],
  "06基本支出": [
    ["一般公共预算财政拨款基本支出决算表"],
    ["单位：万元"],
    ["科目编码", "科目名称", "决算数"],
    ["301", "工资福利支出", 10.01],
    ["30101", "基本工资", 5],
    ["30102", "津贴补贴", 5],
    ["302", "商品和服务支出", { f: "C8", v: 3 }],
    ["30201", "办公费", 3],
    ["30202", "印刷费", 1],
  ],
});

const SENTENCE = "本部门2024年度支出决算36.10万元。";

export const TEXT: TextDocument = { name: "说明.docx", paragraphs: [{ text: SENTENCE }], tables: [] };

/** Sheets of {@link WORKBOOK} and the text beside it. */
const SHEETS = ["03支出", "06基本支出", "说明.docx"];

/** A place as `03支出!E8`. */
export function placeAt(name: string): CellPlace {
  const [sheet = "", address = ""] = name.split("!");
  return { sheet: SHEETS.indexOf(sheet), ...(parseAddress(address) ?? { row: 0, column: 0 }) };
}

export function changeAt(
  place: string,
  from: string,
  to: string,
  kind: Change["kind"],
  more: Partial<Change> = {},
): Change {
  return { place: placeAt(place), from, to, unit: "万元", printed: from, kind, ...more };
}

const figure = SENTENCE.indexOf("36.10");
const IN_TEXT = changeAt("说明.docx!A1", "36.10", "36.00", "wrong-digit", {
  words: { quote: "支出决算36.10万元", sentence: SENTENCE, figure: { start: figure, end: figure + 5 } },
  sentence: SENTENCE.replace("36.10", "36.00"),
});

/** The findings of the check that have something to do with a cell. */
function findingsAt({ findings }: CheckReport, name: string): readonly Finding[] {
  const [sheet = "", address = ""] = name.split("!");
  return findings.filter(({ cells }) =>
    cells.some(
      ({ place }) => SHEETS[place.sheet] === sheet && addressOf(place.row, place.column) === address,
    ),
  );
}

const CREATED: Proposal["creates"] = [
  { place: placeAt("03支出!C4"), rule: "rollup/functional", class: "rounding" },
];

/** What would be proposed for the findings of a report; nothing for what holds by now. */
export function repairsFor(report: CheckReport): Repairs {
  const settles = (name: string): string[] => findingsAt(report, name).map(({ id }) => id);
  const one = (changes: readonly Change[], at: string, creates: Proposal["creates"] = []): Proposal => ({
    ...{ changes, settles: settles(at), eases: [], creates },
  });
  const repair = (id: string, proposals: Repair["proposals"], more: Partial<Repair> = {}): Repair => ({
    ...{ id, kind: "repair", certain: true, proven: true, proposals, hasMore: false, isLocked: false },
    ...more,
  });
  const tail = (changes: readonly Change[]): Proposal => one(changes, "06基本支出!C4");
  const all = [
    repair("swapped", [one([changeAt("03支出!E8", "81", "18", "swapped-digits")], "03支出!E8")]),
    repair("formula", [
      one([changeAt("06基本支出!C7", "3", "4", "formula", { isFormula: true })], "06基本支出!C7"),
    ]),
    repair("text", [one([IN_TEXT], "说明.docx!A1", CREATED)], { certain: false, proven: false }),
    repair(
      "tail",
      [
        tail([changeAt("06基本支出!C4", "10.01", "10.00", "tail")]),
        tail([changeAt("06基本支出!C5", "5.00", "5.01", "tail")]),
        tail([changeAt("06基本支出!C6", "5.00", "5.01", "tail")]),
      ],
      { kind: "tail", isLocked: true, hasMore: true },
    ),
  ];
  return { repairs: all.filter(({ proposals: [first] }) => first.settles.length > 0), joint: "ran" };
}

/** A check of papers in this process, with the repairs that would be proposed. */
export function checkedWithRepairs(papers: Papers): CheckOutcome {
  const dossier = readPapers(papers);
  const report = reportOf(papers.workbook, dossier, check(dossier), profileOf(dossier));
  return { report, repairs: repairsFor(report), summaries: [] };
}
