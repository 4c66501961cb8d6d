import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { check, type Finding, messageOf } from "../src/check/index.js";
import { readPapers } from "../src/narrative/index.js";
import { type Example, type ExampleRows, type Rule, RULES } from "../src/relations/index.js";
import { addressOf, parseAddress } from "../src/workbook/index.js";
import { workbookOf } from "./support/grid.js";

const FOLDER = new URL("../docs/rules/", import.meta.url);

/** The sheets of an example; a single one has a name of its own. */
function sheetsOf(example: Example): readonly { name: string; rows: ExampleRows }[] {
  if (isRows(example)) return [{ name: "示例", rows: example }];
  return Object.entries(example).map(([name, rows]) => ({ name, rows }));
}

function isRows(example: Example): example is ExampleRows {
  return Array.isArray(example);
}

/** What is found in an example with the other documents of its rule beside it. */
function findings(example: Example, companions: Rule["companions"] = {}): readonly Finding[] {
  return check(
    readPapers({
      workbook: workbookOf("示例.xlsx", sheetsOf(example)),
      texts: [],
      companions: Object.entries(companions).map(([name, own]) => workbookOf(name, sheetsOf(own))),
    }),
  ).findings;
}

function withMistake({ example, mistake }: Rule): Example {
  const place = parseAddress(mistake.address);
  const changed = (rows: ExampleRows): ExampleRows =>
    rows.map((row, at) =>
      row.map((value, column) => (at === place?.row && column === place.column ? mistake.value : value)),
    );
  if (isRows(example)) return changed(example);
  return Object.fromEntries(
    Object.entries(example).map(([name, rows]) => [name, name === mistake.sheet ? changed(rows) : rows]),
  );
}

function cell(value: string | number | null | undefined): string {
  return value === null || value === undefined ? "" : typeof value === "number" ? value.toFixed(2) : value;
}

function gridLines(rows: ExampleRows): string[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const letters = Array.from({ length: columns }, (_, column) => addressOf(0, column).replace("1", ""));
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(["", ...letters]),
    line(["---", ...letters.map(() => "---")]),
    ...rows.map((row, at) => line([String(at + 1), ...letters.map((_, column) => cell(row[column]))])),
  ];
}

function exampleLines(example: Example): string[] {
  const sheets = sheetsOf(example);
  if (sheets.length === 1) return gridLines(sheets[0]?.rows ?? []);
  return sheets.flatMap(({ name, rows }) => [`工作表“${name}”`, "", ...gridLines(rows), ""]);
}

function fileOf(rule: Rule): string {
  return `${rule.id.replace("/", "-")}.md`;
}

/** A page of docs/rules: everything on it comes from the rule, its messages from the engine. */
function page(rule: Rule): string {
  const messages = findings(withMistake(rule), rule.companions).map((finding) => {
    const { what, why, todo } = messageOf(finding);
    return `> ${what}${why}${todo}`;
  });
  return [
    `# ${rule.title.zh}`,
    "",
    `\`${rule.id}\` · ${rule.title.en}`,
    "",
    rule.explains.zh,
    "",
    rule.explains.en,
    "",
    `依据：${rule.basis}`,
    "",
    "## 正确",
    "",
    ...exampleLines(rule.example),
    ...Object.entries(rule.companions ?? {}).flatMap(([name, own]) => [
      "",
      `对照文件“${name}”`,
      "",
      ...exampleLines(own),
    ]),
    "",
    "## 错误",
    "",
    `把 ${rule.mistake.sheet === undefined ? "" : `“${rule.mistake.sheet}”的 `}${rule.mistake.address} 改成 ${cell(rule.mistake.value) || "空白"}，则报告：`,
    "",
    ...messages.flatMap((message) => [message, ""]),
  ].join("\n");
}

describe.each(RULES)("the rule $id", (rule) => {
  it("reports nothing on its example", () => {
    expect(findings(rule.example, rule.companions)).toEqual([]);
  });

  it("reports the mistake, naming its cell", () => {
    const found = findings(withMistake(rule), rule.companions);
    const place = parseAddress(rule.mistake.reported ?? rule.mistake.address);
    const sheets = isRows(rule.example) ? [undefined] : Object.keys(rule.example);
    const named = found.filter(({ cells }) =>
      cells.some(
        (one) =>
          sheets[one.place.sheet] === rule.mistake.sheet &&
          one.place.row === place?.row &&
          one.place.column === place.column,
      ),
    );
    expect(named.length).toBeGreaterThan(0);
    expect(named).toEqual(found);
    expect(found.some((finding) => finding.rule === rule.id || finding.rule.startsWith(`${rule.id}/`))).toBe(
      true,
    );
  });

  it("has its page, made from it", () => {
    const path = new URL(fileOf(rule), FOLDER);
    if (process.env.WRITE_DOCS === "1") {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(path, page(rule));
    }
    expect(existsSync(path) ? readFileSync(path, "utf8") : "no page: run npm run docs").toBe(page(rule));
  });
});

describe("docs/rules", () => {
  it("holds a page for every rule and no other", () => {
    expect(readdirSync(FOLDER).sort()).toEqual(RULES.map(fileOf).sort());
  });
});
