import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { readWorkbook } from "../../src/hosts/file/index.js";
import { Folder, gouji, SAMPLE, SAMPLE_TEXT } from "../support/command.js";
import { grid } from "../support/table.js";

const folder = new Folder();
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true });
const contract = ajv.compile(
  JSON.parse(
    readFileSync(new URL("../../docs/schema/summary.schema.json", import.meta.url), "utf8"),
  ) as object,
);

function errorsOf(json: string): unknown[] {
  contract(JSON.parse(json));
  return contract.errors ?? [];
}

const YUAN = (): string =>
  folder.workbook("元.xlsx", [
    {
      name: "支出",
      formats: { C: "0.00", D: "0.00", E: "0.00" },
      rows: grid`
        支出决算表
        单位：元 | | | |
        科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
        合计 | | 100000 | 66666.67 | 33333.33
        201 | 一般公共服务支出 | 33333.34 | 22222.23 | 11111.11
        205 | 教育支出 | 66666.66 | 44444.44 | 22222.22
      `,
    },
  ]);

describe("gouji summary", () => {
  it("shows what it would make and writes nothing without --out", () => {
    const { out, err, status: code } = gouji("summary", SAMPLE, "--narrative", SAMPLE_TEXT);
    expect([err, code]).toEqual(["", 0]);
    expect(out).toContain("【“三公”经费】");
    expect(out).toContain("【机关运行经费】");
    expect(out).toContain("用 --out 写明副本的文件名");
  });

  it("writes a copy with new sheets behind the old ones, which stay as they are", () => {
    const copy = join(folder.path, "副本.xlsx");
    const { out, err, status: code } = gouji("summary", SAMPLE, "--out", copy, "--unit", "某市水利局=行政");
    expect([err, code]).toEqual(["", 0]);
    const before = readWorkbook(readFileSync(SAMPLE), "a.xlsx").sheets;
    const after = readWorkbook(readFileSync(copy), "a.xlsx").sheets;
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length).map(({ name }) => name)).toEqual([
      "三公经费表（更正）",
      "三公经费底稿",
      "三公经费说明底稿",
      "机关运行经费底稿",
      "机关运行经费说明底稿",
    ]);
    expect(out).toContain("【已写入】");
    const again = join(folder.path, "再一次.xlsx");
    expect(gouji("summary", copy, "--out", again).status).toBe(0);
    const names = readWorkbook(readFileSync(again), "a.xlsx").sheets.map(({ name }) => name);
    expect(names).toContain("三公经费底稿 (2)");
  });

  it("keeps its contract", () => {
    const copy = join(folder.path, "合同.xlsx");
    const json = gouji("summary", SAMPLE, "--narrative", SAMPLE_TEXT, "--out", copy, "--format", "json").out;
    expect(errorsOf(json)).toEqual([]);
    const balanced = gouji("summary", YUAN(), "--make", "balanced", "--format", "json").out;
    expect(errorsOf(balanced)).toEqual([]);
    const { summaries: _, ...without } = JSON.parse(json) as Record<string, unknown>;
    expect(errorsOf(JSON.stringify(without))).not.toEqual([]);
  });

  it("converts tables in 元 so that they add up", () => {
    const copy = join(folder.path, "万元.xlsx");
    const { out, status: code } = gouji("summary", YUAN(), "--make", "balanced", "--out", copy);
    expect(code).toBe(0);
    expect(out).toMatch(/“支出” 换算为万元：9 个数，\d+ 条关系按所列数字加平/);
    const checked = JSON.parse(gouji("check", copy, "--format", "json").out) as {
      findings: { class: string }[];
      tables: { unit: string }[];
    };
    expect(checked.tables.map(({ unit }) => unit)).toEqual(["元", "万元"]);
    expect(checked.findings.filter((finding) => finding.class !== "hint")).toEqual([]);
  });

  it.each([
    [["--unit", "某市水利局"], "--unit 写成 单位名称=性质"],
    [["--unit", "某市水利局=企业"], "--unit 写成 单位名称=性质"],
    [["--unit", "别的局=行政"], "没有“别的局”这个单位，读到的单位有：某市水利局。"],
    [["--make", "all"], "--make 只能是 three-public、operating-cost、balanced"],
    [["--sheet", "01收支总表"], "--sheet 要和 --make balanced 一起用。"],
    [["--make", "balanced", "--sheet", "没有"], "工作簿里没有“没有”这张工作表。"],
    [["--out", SAMPLE], "--out 不能是核对的文件自己"],
    [["--apply", "1"], "--apply 和 --all-certain 只用于 gouji fix。"],
    [["--make", "balanced", "--out", "x.xlsx"], "没有可以编制的表，没有写出文件。"],
  ])("refuses %j in one line", (options, message) => {
    const { out, err, status: code } = gouji("summary", SAMPLE, ...options);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(err).toContain(message);
  });

  it("has options of its own that other commands refuse", () => {
    expect(gouji("check", SAMPLE, "--make", "balanced").err).toContain("只用于 gouji summary");
  });
});
