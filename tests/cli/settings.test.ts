import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Folder, gouji } from "../support/command.js";
import { grid } from "../support/table.js";

const folder = new Folder();

/** One mistake in the columns (30 ≠ 20 + 9) and one in the lines (30 ≠ 28). */
function workbook(name: string): string {
  return folder.workbook(name, [
    {
      name: "支出",
      rows: grid`
        2024年度支出决算表
        部门：浙江省某厅 | | | | 单位：万元
        科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
        201 | 一般公共服务支出 | 30 | 20 | 9
        20132 | 组织事务 | 28 | 20 | 8
      `,
    },
  ]);
}

interface Answer {
  readonly profile: Readonly<Record<string, unknown>>;
  readonly findings: readonly { readonly rule: string }[];
  readonly relations: { readonly byKind: Readonly<Record<string, number>> };
}

function answer(
  path: string,
  ...options: readonly string[]
): Answer & { rules: string[]; status: number | null } {
  const { out, err, status } = gouji("check", path, "--format", "json", ...options);
  expect(err).toBe("");
  const read = JSON.parse(out) as Answer;
  return { ...read, status, rules: [...new Set(read.findings.map(({ rule }) => rule))].toSorted() };
}

const BOTH = ["column/sum", "rollup/function"];

describe("--off", () => {
  const path = workbook("规则.xlsx");

  it.each([
    [[], BOTH, []],
    [["--off", "column"], ["rollup/function"], ["column"]],
    [["--off=rollup"], ["column/sum"], ["rollup"]],
    [["--off", "column,rollup"], [], ["column", "rollup"]],
    [["--off", "column", "--off", "rollup"], [], ["column", "rollup"]],
    [["--off", "ratio,"], BOTH, ["ratio"]],
  ])("%j leaves %j", (options, rules, off) => {
    const { rules: found, profile, status, relations } = answer(path, ...options);
    expect(found).toEqual(rules);
    expect(profile).toMatchObject({ off, given: off.length > 0 ? ["off"] : [], settings: null });
    expect(status).toBe(rules.length > 0 ? 1 : 0);
    expect(Object.keys(relations.byKind).includes("column")).toBe(rules.includes("column/sum"));
  });
});

describe("a settings file beside the workbook", () => {
  it("is read by its name", () => {
    const path = workbook("旁边.xlsx");
    expect(answer(path)).toMatchObject({ status: 1, rules: BOTH, profile: { settings: null, off: [] } });
    folder.file("旁边.gouji.json", '{ "off": ["column", "rollup"], "region": "湖北", "year": 2019 }');
    expect(answer(path)).toMatchObject({
      status: 0,
      rules: [],
      profile: {
        settings: "旁边.gouji.json",
        off: ["column", "rollup"],
        region: "湖北",
        year: 2019,
        forms: "final/eight",
        given: ["year", "region", "off"],
      },
    });
  });

  it("of a name with dots and blanks", () => {
    const path = workbook("某局 2024.决算.xlsx");
    folder.file("某局 2024.决算.gouji.json", '{ "off": ["column"] }');
    folder.file("某局 2024.gouji.json", '{ "off": ["rollup"] }');
    expect(answer(path).rules).toEqual(["rollup/function"]);
  });

  it("is not that of another workbook", () => {
    const path = workbook("甲.xlsx");
    folder.file("乙.gouji.json", '{ "off": ["column"] }');
    expect(answer(path).rules).toEqual(BOTH);
  });

  it("may be empty", () => {
    const path = workbook("空.xlsx");
    folder.file("空.gouji.json", "{}");
    expect(answer(path)).toMatchObject({ rules: BOTH, profile: { settings: "空.gouji.json", given: [] } });
  });

  it("says so in the text", () => {
    const path = workbook("文字.xlsx");
    folder.file("文字.gouji.json", '{ "off": ["column"] }');
    const { out } = gouji("check", path);
    expect(out).toContain("文字.gouji.json");
    expect(out).toContain("column");
  });
});

describe("--settings", () => {
  const path = workbook("指定.xlsx");
  folder.file("指定.gouji.json", '{ "off": ["column"] }');
  const other = folder.file("别处.json", '{ "off": ["rollup"], "region": "西藏" }');

  it("goes before the file beside the workbook, which is not read", () => {
    expect(answer(path).rules).toEqual(["rollup/function"]);
    expect(answer(path, "--settings", other)).toMatchObject({
      rules: ["column/sum"],
      profile: { settings: "别处.json", region: "西藏" },
    });
  });

  it("is overridden by options, one by one", () => {
    expect(answer(path, "--settings", other, "--off", "ratio")).toMatchObject({
      rules: BOTH,
      profile: { off: ["ratio"], region: "西藏", given: ["region", "off"] },
    });
    expect(answer(path, "--settings", other, "--region", "海南", "--year", "2018")).toMatchObject({
      rules: ["column/sum"],
      profile: { off: ["rollup"], region: "海南", year: 2018, forms: "final/eight" },
    });
  });
});

describe("options without a file", () => {
  const path = workbook("选项.xlsx");

  it.each([
    [[], { kind: "final", year: 2024, region: "浙江", forms: "final/nine" }],
    [["--year", "2018"], { kind: "final", year: 2018, region: "浙江", forms: "final/eight" }],
    [["--kind", "budget"], { kind: "budget", year: 2024, forms: "budget/nine" }],
    [["--region", "广西"], { kind: "final", region: "广西" }],
  ])("%j", (options, profile) => {
    expect(answer(path, ...options).profile).toMatchObject(profile);
  });
});

/** One line in the user's language, nothing for the program behind the pipe. */
function refusal(...args: readonly string[]): string {
  const { out, err, status } = gouji("check", ...args);
  expect([out, status]).toEqual(["", 2]);
  expect(err).toMatch(/^[^\n]*\p{Script=Han}[^\n]*\n$/u);
  expect(err).not.toMatch(/Error|node:|\.cjs|内部出错/);
  return err;
}

describe("settings that are wrong", () => {
  const path = workbook("错.xlsx");

  it.each([
    ["{ off: 1 }", "JSON"],
    ["", "JSON"],
    ["[]", "JSON 对象"],
    ["null", "JSON 对象"],
    ['"off"', "JSON 对象"],
    ['{ "of": ["column"] }', "“of”"],
    ['{ "off": ["column", "colum"] }', "“colum”"],
    ['{ "off": "column" }', "off"],
    ['{ "off": [["column"]] }', "off"],
    ['{ "off": { "column": true } }', "off"],
    ['{ "year": "24" }', "“24”"],
    ['{ "year": 1999 }', "“1999”"],
    ['{ "year": null }', "year"],
    ['{ "kind": "决算" }', "“决算”"],
    ['{ "region": "浙江省" }', "“浙江省”"],
    ['{ "region": ["浙江"] }', "region"],
  ])("%s", (content, words) => {
    folder.file("错.gouji.json", content);
    const message = refusal(path);
    expect(message).toContain(words);
    expect(message).toContain("错.gouji.json");
  });

  it("in a file that is named", () => {
    const named = folder.file("别的.json", '{ "off": ["colum"] }');
    const message = refusal(workbook("对.xlsx"), "--settings", named);
    expect(message).toContain("“colum”");
    expect(message).toContain("别的.json");
  });

  it("or cannot be read", () => {
    const good = workbook("好.xlsx");
    expect(refusal(good, "--settings", join(folder.path, "没有.json"))).toContain("没有.json");
    expect(refusal(good, "--settings", folder.path)).toContain("设置文件不能读取");
    mkdirSync(join(folder.path, "夹.gouji.json"));
    expect(refusal(workbook("夹.xlsx"))).toContain("夹.gouji.json");
  });

  it("are refused before the workbook is opened", () => {
    folder.file("没有工作簿.gouji.json", "{");
    expect(refusal(join(folder.path, "没有工作簿.xlsx"))).toContain("没有工作簿.gouji.json");
  });
});

describe("options that are wrong", () => {
  const path = workbook("选项错.xlsx");

  it.each([
    [["--off", "nothing"], "“nothing”"],
    [["--off", "column,nothing"], "“nothing”"],
    [["--year", "24"], "“24”"],
    [["--year", "20241"], "“20241”"],
    [["--kind", "others"], "“others”"],
    [["--region", "纽约"], "“纽约”"],
    [["--settings"], "--settings"],
  ])("%j", (options, words) => {
    expect(refusal(path, ...options)).toContain(words);
  });
});
