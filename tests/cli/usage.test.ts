import { describe, expect, it } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { Folder, gouji, type Outcome, SAMPLE } from "../support/command.js";
import { grid } from "../support/table.js";

const folder = new Folder();

/** A sum that is off by `cents`. */
function off(name: string, cents: number): string {
  return folder.workbook(name, [
    {
      name: "支出",
      formats: { C: "0.00", D: "0.00", E: "0.00" },
      rows: grid`
        支出决算表
        单位：万元 |                  |                      |          |
        科目编码   | 科目名称         | 本年支出合计         | 基本支出 | 项目支出
        201        | 一般公共服务支出 | ${30 + cents / 100}  | 10       | 20
      `,
    },
  ]);
}

describe("--fail-on", () => {
  const clean = off("成立.xlsx", 0);
  const rounding = off("尾差.xlsx", 1);
  const error = off("错误.xlsx", 100);

  it.each([
    [clean, [], 0],
    [clean, ["--fail-on", "rounding"], 0],
    [rounding, [], 0],
    [rounding, ["--fail-on", "error"], 0],
    [rounding, ["--fail-on=rounding"], 1],
    [rounding, ["--fail-on", "never"], 0],
    [error, [], 1],
    [error, ["--fail-on", "error"], 1],
    [error, ["--fail-on", "rounding"], 1],
    [error, ["--fail-on", "never"], 0],
    [error, ["--format", "json"], 1],
  ])("%s %j ends with %i", (path, options, status) => {
    expect(gouji("check", path, ...options)).toMatchObject({ status, err: "" });
  });
});

describe("--help and --version", () => {
  it.each([["--help"], ["-h"], ["help"], ["check", "--help"]])("%s %s", (...args) => {
    const { out, err, status } = gouji(...args);
    expect(out).toMatch(/用法\n {2}gouji check /);
    for (const word of ["--narrative", "--with", "--format", "--fail-on", "退出码", "--version"])
      expect(out).toContain(word);
    expect([err, status]).toEqual(["", 0]);
  });

  it.each(["--version", "-v"])("%s", (option) => {
    expect(gouji(option)).toEqual({ out: `${packageJson.version}\n`, err: "", status: 0 });
  });
});

/** One clear line for a person, nothing for the program behind the pipe. */
function expectRefusal({ out, err, status }: Outcome, words: string): void {
  expect(err).toContain(words);
  expect(err).toMatch(/^[^\n]*\p{Script=Han}[^\n]*\n$/u);
  expect(err).not.toMatch(/^\s*at |Error|node:|\.cjs/m);
  expect(out).toBe("");
  expect(status).toBe(2);
}

describe("wrong usage", () => {
  it.each([
    [[], "gouji --help"],
    [["--format", "json"], "缺少命令"],
    [["chek", SAMPLE], "“chek”"],
    [["check"], "工作簿文件名"],
    [["facts"], "工作簿文件名"],
    [["check", "--with", SAMPLE], "--narrative"],
    [["check", SAMPLE, SAMPLE], "一次只能核对一个工作簿"],
    [["check", SAMPLE, "--colour"], "--colour"],
    [["check", SAMPLE, "-x"], "-x"],
    [["check", SAMPLE, "--format"], "--format"],
    [["check", SAMPLE, "--format", "xml"], "“xml”"],
    [["check", SAMPLE, "--fail-on", "hint"], "“hint”"],
    [["check", SAMPLE, "--fail-on", "--format"], "--fail-on"],
    [["check", SAMPLE, "--help=yes"], "--help"],
    [["two\nlines"], "two lines"],
  ])("%j", (args, words) => {
    expectRefusal(gouji(...args), words);
  });
});

describe("input that cannot be read", () => {
  it.each(["check", "facts"])("a missing file (%s)", (name) => {
    expectRefusal(gouji(name, `${folder.path}/没有 这个.xlsx`), "没有 这个.xlsx");
  });

  it("a missing text beside a workbook", () => {
    expectRefusal(gouji("check", SAMPLE, "--narrative", `${folder.path}/没有.docx`), "没有.docx");
  });

  it("a missing companion", () => {
    expectRefusal(gouji("check", SAMPLE, "--with", `${folder.path}/上年.xlsx`), "上年.xlsx");
  });

  it("a companion that is no document", () => {
    expectRefusal(gouji("check", SAMPLE, "--with", folder.file("上年.html", "<html></html>")), "上年.html");
  });

  it("a missing file with a line break in its name", () => {
    expectRefusal(gouji("check", `${folder.path}/a\nb.xlsx`), "找不到文件");
  });

  it("an empty name", () => {
    expectRefusal(gouji("check", ""), "找不到文件");
  });

  it("a folder", () => {
    expectRefusal(gouji("check", folder.path), "文件夹");
  });

  it("a file in place of a folder", () => {
    expectRefusal(gouji("check", `${SAMPLE}/a.xlsx`), "a.xlsx");
  });

  it.each([
    ["文字.xlsx", "科目,金额\n合计,12.5\n", "纯文本"],
    ["网页.xls", "<html><table><tr><td>1</td></tr></table></html>", "网页"],
    ["空.xlsx", "", "空文件"],
    ["坏.xlsx", "PK\u0003\u0004 not a zip at all", "坏.xlsx"],
  ])("%s that is none", (name, content, words) => {
    expectRefusal(gouji("check", folder.file(name, content)), words);
  });
});
