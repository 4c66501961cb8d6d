import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { check, type Finding, type FindingCell, messageOf } from "../src/check/index.js";
import { readPapers } from "../src/narrative/index.js";
import { prepareRepairs } from "../src/repair/index.js";
import { type Example, type ExampleRows, type Rule, ruleOf, RULES } from "../src/relations/index.js";
import { addressOf, parseAddress } from "../src/workbook/index.js";
import { solver as loading } from "./support/solver.js";
import { workbookOf } from "./support/grid.js";

const solver = await loading;
const FOLDER = new URL("../docs/rules/", import.meta.url);

/** The sheets of an example; a single one has a name of its own. */
function sheetsOf(example: Example): readonly { name: string; rows: ExampleRows }[] {
  if (isRows(example)) return [{ name: "示例", rows: example }];
  return Object.entries(example).map(([name, rows]) => ({ name, rows }));
}

function isRows(example: Example): example is ExampleRows {
  return Array.isArray(example);
}

/** What is found in an example with the text and the other documents of its rule beside it. */
function findings(example: Example, { companions = {} }: Rule, lines: readonly string[]): readonly Finding[] {
  const text = { name: "情况说明.docx", paragraphs: lines.map((line) => ({ text: line })), tables: [] };
  const workbook = workbookOf("示例.xlsx", sheetsOf(example));
  const dossier = readPapers({
    workbook,
    texts: lines.length === 0 ? [] : [text],
    companions: Object.entries(companions).map(([name, own]) => workbookOf(name, sheetsOf(own))),
  });
  const result = check(dossier);
  return prepareRepairs({ dossier, result, workbook }).finish(solver).result.findings;
}

/** The findings of a rule's example with its mistake in it. */
function mistaken(rule: Rule): readonly Finding[] {
  const { text, example } = rule;
  return text ? findings(example, rule, withSlip(text)) : findings(withMistake(rule), rule, []);
}

function withSlip({ lines, mistake: { from, to } }: NonNullable<Rule["text"]>): string[] {
  return lines.map((line) => line.replace(from, to));
}

function withMistake({ example, mistake }: Rule): Example {
  if (!mistake) return example;
  const all = [mistake, ...(mistake.also ?? [])];
  const changed = (rows: ExampleRows): ExampleRows =>
    rows.map((row, at) =>
      row.map((value, column) => {
        const own = all.find(({ address }) => address === addressOf(at, column));
        return own ? own.value : value;
      }),
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

function mistakeLine({ mistake, text }: Rule): string {
  if (text) return `把“${text.mistake.from}”写成“${text.mistake.to}”，则报告：`;
  if (!mistake) return "";
  const sheet = mistake.sheet === undefined ? "" : `“${mistake.sheet}”的 `;
  const changes = [mistake, ...(mistake.also ?? [])].map(
    ({ address, value }) => `${address} 改成 ${cell(value) || "空白"}`,
  );
  return `把 ${sheet}${changes.join("、")}，则报告：`;
}

/** A page of docs/rules: everything on it comes from the rule, its messages from the engine. */
function page(rule: Rule): string {
  const messages = mistaken(rule).map((finding) => {
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
    ...(rule.text ? ["文字", "", ...rule.text.lines.map((line) => `> ${line}`), ""] : []),
    "## 错误",
    "",
    mistakeLine(rule),
    "",
    ...messages.flatMap((message) => [message, ""]),
  ].join("\n");
}

describe.each(RULES)("the rule $id", (rule) => {
  it("reports nothing on its example", () => {
    expect(findings(rule.example, rule, rule.text?.lines ?? [])).toEqual([]);
  });

  it("reports the mistake, naming its place", () => {
    const { mistake, text } = rule;
    const found = mistaken(rule);
    const place = mistake && parseAddress(mistake.reported ?? mistake.address);
    const sheets = isRows(rule.example) ? [undefined] : Object.keys(rule.example);
    const isNamed = ({ place: at, words }: FindingCell): boolean =>
      text
        ? words?.quote.includes(text.mistake.quote) === true
        : sheets[at.sheet] === mistake?.sheet && at.row === place?.row && at.column === place.column;
    const named = found.filter(({ cells }) => cells.some(isNamed));
    expect(named.length).toBeGreaterThan(0);
    expect(named).toEqual(found);
    expect(found.some((finding) => ruleOf(finding.rule) === rule)).toBe(true);
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
