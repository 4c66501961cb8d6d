import { linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import * as XLSX from "@e965/xlsx";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it, test } from "vitest";
import { readCommand, UsageError } from "../../src/cli/args.js";
import { prepareCheck } from "../../src/cli/checkPapers.js";
import { fix, type Fixed } from "../../src/cli/fix.js";
import { fixJson } from "../../src/cli/fixJson.js";
import { fixText } from "../../src/cli/fixText.js";
import { writeWhole } from "../../src/cli/outFile.js";
import { readWorkbook } from "../../src/hosts/file/index.js";
import { cellAt } from "../../src/hosts/formula/index.js";
import type { Change, Proposal, Repair, Repairs } from "../../src/repair/index.js";
import { Folder, gouji, SAMPLE } from "../support/command.js";
import { at } from "../support/openBook.js";

const folder = new Folder();
const schema = JSON.parse(
  readFileSync(new URL("../../docs/schema/fix.schema.json", import.meta.url), "utf8"),
) as object;
const validate = new Ajv2020({
  allErrors: true,
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
}).compile(schema);

/** Two mistakes in the columns and one in the lines: E4 and E5 are 10, C5 is 30. */
function bookWith(name: string): string {
  const sheet = XLSX.utils.aoa_to_sheet([
    ["2024年度支出决算表"],
    ["部门：浙江省某厅", null, null, null, "单位：万元"],
    ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"],
    ["201", "一般公共服务支出", 30, 20, 9],
    ["20132", "组织事务", 28, 20, 8],
    [],
    [null, null, { t: "n", v: 58, f: "C4+C5" }, { t: "n", v: 58, f: "VLOOKUP(C4,C4:D5,1)+C5" }],
  ]);
  for (const address of ["C4", "D4", "E4", "C5", "D5", "E5", "C7", "D7"])
    (sheet[address] as XLSX.CellObject).z = "0.00";
  const bytes = XLSX.write(XLSX.utils.book_new(sheet, "支出"), {
    type: "buffer",
    bookType: "xlsx",
  }) as Uint8Array;
  return folder.file(name, bytes);
}

function change(address: string, from: string, to: string, more: Partial<Change> = {}): Change {
  return { place: at(address), from, to, unit: "万元", printed: from, kind: "wrong-digit", ...more };
}

function proposal(...changes: readonly Change[]): Proposal {
  return { changes, settles: ["x"], eases: [], creates: [] };
}

function repair(id: string, proposals: Repair["proposals"], more: Partial<Repair> = {}): Repair {
  return {
    id,
    kind: "repair",
    certain: false,
    proven: true,
    proposals,
    hasMore: false,
    isLocked: false,
    ...more,
  };
}

const E4 = change("E4", "9.00", "10.00");
const C5 = change("C5", "28.00", "30.00", { kind: "other-row", source: at("C4") });
const E5 = change("E5", "8.00", "10.00");
const FORMULA = change("C7", "58.00", "60.00", { isFormula: true, kind: "formula" });
const SENTENCE = "2024年度支出29万元。";
const SAID = folder.file("说明.txt", SENTENCE);
const TEXT = change("A1", "29", "30", {
  place: { sheet: 1, row: 0, column: 0, span: { start: 6, end: 13 } },
  words: { quote: "支出29万元", sentence: SENTENCE, figure: { start: 8, end: 10 } },
  sentence: "2024年度支出30万元。",
});

const REPAIRS: Repairs = {
  joint: "ran",
  repairs: [
    repair("aa1", [proposal(E4)], { certain: true }),
    repair("bb2", [proposal(C5, E5), proposal(change("C5", "28.00", "29.00"), E5)], {
      hasMore: true,
      proven: false,
    }),
    repair("cc3", [proposal(change("E4", "9.00", "9.50"))], { isLocked: true }),
    repair("dd4", [proposal(FORMULA, TEXT)], { certain: true }),
    repair("ee5", [proposal(C5)], { certain: true, kind: "tail" }),
    repair("ff6", [proposal(change("E4", "8.00", "10.00"))]),
    repair("gg7", [proposal(change("E4", "9.00", "10.005"))]),
    repair("hh8", [
      { ...proposal(change("F4", "", "1")), creates: [{ place: at("C4"), rule: "column", class: "error" }] },
    ]),
  ],
};

function fixed(
  path: string,
  out: string | undefined,
  what: readonly string[] | "certain" = [],
  texts = [SAID],
): Fixed {
  return fix(
    {
      papers: { workbook: path, narratives: texts, companions: [] },
      apply: out === undefined ? undefined : { what, out },
      choices: {},
      settings: undefined,
    },
    (papers, choices, settings) => ({
      ...prepareCheck(papers, { choices, settings }).finish(undefined),
      repairs: REPAIRS,
    }),
  );
}

function cells(path: string, ...addresses: readonly string[]): unknown[] {
  const workbook = readWorkbook(readFileSync(path), "a.xlsx");
  return addresses.map((address) => cellAt(workbook, at(address))?.value);
}

function inFolder(name: string): string {
  return join(folder.path, name);
}

function refusal(what: readonly string[], out = inFolder("不写.xlsx"), path = bookWith("原.xlsx")): string {
  const before = readdirSync(folder.path);
  try {
    fixed(path, out, what);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    expect(readdirSync(folder.path)).toEqual(before);
    return error.message;
  }
  throw new Error("it was written");
}

function expectContract(one: Fixed): void {
  validate(JSON.parse(JSON.stringify(fixJson(one))));
  expect(validate.errors ?? []).toEqual([]);
}

describe("a copy with the chosen repairs", () => {
  const path = bookWith("决算.xlsx");
  const original = readFileSync(path);
  const out = inFolder("决算-改.xlsx");
  const one = fixed(path, out, ["aa1", "bb2:1", "dd4"]);

  it("holds them, in the formats of their cells, and formulas follow", () => {
    expect(cells(out, "C4", "E4", "C5", "E5", "C7", "D7")).toEqual([30, 10, 30, 10, 60, 58]);
    expect(readFileSync(path)).toEqual(original);
    expect(readdirSync(folder.path).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("is checked again", () => {
    const { copy } = one.applied ?? {};
    expect(copy?.settled.length).toBeGreaterThan(1);
    expect(
      copy?.remaining.filter((finding) => finding.class === "error" && finding.rule.startsWith("column")),
    ).toEqual([]);
    // In the line of formulas one is recalculated and one is not.
    expect(copy?.created.map(({ rule }) => rule)).toEqual(["column/sum"]);
    expect(copy).toMatchObject({ recalculated: 1, notRecalculated: [{ sheet: 0, row: 6, column: 3 }] });
  });

  it("is told in Chinese: what was changed and why, what is left, what a person must do", () => {
    const lines = fixText(one);
    for (const words of [
      "【已修改】3 个单元格，随之重算 1 个公式，写入",
      "支出!E4  9.00 → 10.00万元  一位数字有误",
      "支出!C5  28.00 → 30.00万元  填了上下另一行的数（C4）",
      `消除 ${String(one.applied?.copy?.settled.length)} 处不符`,
      "【需手工修改】2 处",
      "支出!C7（公式）  58.00 → 60.00万元",
      "情况说明 第1段「支出29万元」  29 → 30万元",
      "改为：2024年度支出30万元。",
      "【未重算】1 个公式单元格",
      "支出!D7",
    ])
      expect(lines).toContain(words);
  });

  it("keeps the contract of the JSON", () => {
    expectContract(one);
    expect(fixJson(one)).toMatchObject({
      applied: [
        { id: "aa1", proposal: 1 },
        { id: "bb2", proposal: 1 },
        { id: "dd4", proposal: 1 },
      ],
      written: [{ address: "E4" }, { address: "C5" }, { address: "E5" }],
      byHand: [{ address: "C7", formula: true }, { span: { paragraph: 1, source: "说明.txt" } }],
      copy: { file: out, recalculated: 1, notRecalculated: [{ sheet: "支出", address: "D7" }] },
    });
  });

  it("replaces another file of that name", () => {
    writeFileSync(inFolder("旧.xlsx"), "old");
    fixed(path, inFolder("旧.xlsx"), ["aa1"]);
    expect(cells(inFolder("旧.xlsx"), "E4", "E5")).toEqual([10, 8]);
  });

  it("takes all that are certain, but no 尾差调整", () => {
    const all = fixed(path, inFolder("全部.xlsx"), "certain");
    expect(all.applied?.chosen.map(({ repair: { id } }) => id)).toEqual(["aa1", "dd4"]);
    expect(cells(inFolder("全部.xlsx"), "E4", "C5")).toEqual([10, 28]);
  });

  it("says when what was chosen is locked, or makes something else wrong", () => {
    const locked = fixText(fixed(path, inFolder("锁.xlsx"), ["cc3"]));
    expect(locked).toContain("请在系统中作同样修改后重新导出");
    const blank = fixed(path, inFolder("空.xlsx"), ["hh8"]);
    expect(cells(inFolder("空.xlsx"), "F4")).toEqual([1]);
    expectContract(blank);
  });

  it("is not written where only a person can change it", () => {
    const byHand = fixed(path, inFolder("手工.xlsx"), ["dd4"]);
    expect(byHand.applied?.copy).toBeUndefined();
    expect(fixText(byHand)).toContain("没有可以写入单元格的修改，没有写出文件。");
    expect(fixText(byHand)).toContain("【需手工修改】2 处");
    expectContract(byHand);
    expect(readdirSync(folder.path)).not.toContain("手工.xlsx");
  });
});

describe("nothing chosen", () => {
  it("lists the repairs with what to name them by, and writes nothing", () => {
    const path = bookWith("清单.xlsx");
    const before = readdirSync(folder.path);
    const one = fixed(path, undefined);
    const lines = fixText(one);
    for (const words of [
      "【修改建议】8 条",
      "  aa1  改 1 处，消除 1 处不符（确定）",
      "  bb2:2  改 2 处，消除 1 处不符（请核实后选用，未能证明改动最少）",
      "还有其他改动同样少的改法，没有列出",
      "尾差调整",
      "支出!F4  空白 → 1万元",
      "但会新出现 1 处",
    ])
      expect(lines).toContain(words);
    expectContract(one);
    expect(fixJson(one)).toMatchObject({ applied: [], written: [], copy: null });
    expect(readdirSync(folder.path)).toEqual(before);
  });
});

describe("what cannot be chosen ends before anything is written", () => {
  test.each<[readonly string[], ...string[]]>([
    [["zz9"], "没有编号为“zz9”的修改建议", "aa1、bb2:1、bb2:2、cc3"],
    [["bb2"], "有 2 种改法", "bb2:1、bb2:2"],
    [["bb2:3"], "没有第 3 种改法"],
    [["aa1:0"], "没有第 0 种改法"],
    [["bb2:1", "bb2:2"], "只能选一种"],
    [["aa1", "cc3"], "修改建议 aa1 和 cc3 对 支出!E4 的改法不同"],
    [["ff6"], "支出!E4 现在印的不是 8.00"],
    [["gg7"], "支出!E4 的数字格式印不出 10.005"],
  ])("%j", (what, ...words) => {
    const message = refusal(what);
    for (const one of words) expect(message).toContain(one);
  });
});

describe("the target", () => {
  const path = bookWith("目标.xlsx");

  it("is never a file that was read, whatever it is called", () => {
    const link = inFolder("链接.xlsx");
    const hard = inFolder("硬链接.xlsx");
    symlinkSync(path, link);
    linkSync(path, hard);
    for (const out of [path, `${folder.path}/../${basename(folder.path)}/./目标.xlsx`, link, hard])
      expect(refusal(["aa1"], out, path)).toContain("--out 不能是核对的文件自己");
    const text = folder.file("文字.xlsx", SENTENCE);
    expect(() => fixed(path, text, ["aa1"], [text])).toThrow("--out 不能是核对的文件自己");
  });

  it("is no folder, and lies in one that is there", () => {
    mkdirSync(inFolder("夹.xlsx"));
    expect(refusal(["aa1"], inFolder("夹.xlsx"), path)).toContain("文件夹");
    expect(refusal(["aa1"], inFolder("没有/改.xlsx"), path)).toContain("文件夹不存在，没有写出");
  });

  it("is whole or not there: what could not take its place is removed", () => {
    mkdirSync(inFolder("占位/里面"), { recursive: true });
    const before = readdirSync(folder.path);
    expect(() => {
      writeWhole(inFolder("占位"), new Uint8Array(10));
    }).toThrow(/没有写出：.*占位/);
    expect(readdirSync(folder.path)).toEqual(before);
  });

  it("is of the workbook's kind", () => {
    expect(refusal(["aa1"], inFolder("改.xlsm"), path)).toContain("扩展名要与工作簿相同（.xlsx）");
    expect(refusal(["aa1"], inFolder("改"), path)).toContain("扩展名");
    expect(() => fixed(path, inFolder("大写.XLSX"), ["aa1"])).not.toThrow();
  });
});

describe("the command", () => {
  it("lists on the sample, and its JSON keeps the contract", () => {
    expect(gouji("fix", SAMPLE)).toMatchObject({ status: 0, err: "" });
    const { out, status } = gouji("fix", SAMPLE, "--format", "json", "--year", "2024");
    validate(JSON.parse(out));
    expect([validate.errors ?? [], status]).toEqual([[], 0]);
  });

  it("reads several ids, with commas of both kinds", () => {
    expect(
      readCommand(["fix", "a.xlsx", "--out", "b.xlsx", "--apply", "a,b:2", "--apply", "c， d"]),
    ).toMatchObject({
      name: "fix",
      apply: { what: ["a", "b:2", "c", "d"], out: "b.xlsx" },
    });
  });

  test.each<[readonly string[], string]>([
    [["fix"], "工作簿文件名"],
    [["fix", "--narrative", "a.docx"], "工作簿文件名"],
    [["fix", SAMPLE, "--out", "b.xlsx"], "--apply"],
    [["fix", SAMPLE, "--apply", "a"], "--out"],
    [["fix", SAMPLE, "--apply", ",", "--out", "b.xlsx"], "编号"],
    [["fix", SAMPLE, "--apply", "a", "--all-certain", "--out", "b.xlsx"], "只能写一个"],
    [["fix", SAMPLE, "--format", "sarif"], "“sarif”"],
    [["fix", SAMPLE, "--apply", "a", "--out", "b.xlsx"], "没有编号为“a”的修改建议"],
    [["fix", SAMPLE, "--all-certain", "--out", SAMPLE], "--out 不能是核对的文件自己"],
    [["check", SAMPLE, "--out", "b.xlsx"], "--out 只用于 gouji fix 和 gouji summary"],
    [["facts", SAMPLE, "--all-certain"], "--all-certain"],
  ])("%j is wrong usage", (args, words) => {
    const { out, err, status } = gouji(...args);
    expect(err).toContain(words);
    expect(err).toMatch(/^[^\n]*\p{Script=Han}[^\n]*\n$/u);
    expect([out, status]).toEqual(["", 2]);
  });
});
