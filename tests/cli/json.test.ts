import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { Folder, gouji, SAMPLE } from "../support/command.js";
import { DOCUMENT_SHEETS } from "../support/documents.js";

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true });

function validator(name: "check" | "facts"): (json: string) => unknown[] {
  const url = new URL(`../../docs/schema/${name}.schema.json`, import.meta.url);
  const validate = ajv.compile(JSON.parse(readFileSync(url, "utf8")) as object);
  return (json) => {
    validate(JSON.parse(json));
    return validate.errors ?? [];
  };
}

const errorsOf = { check: validator("check"), facts: validator("facts") };

interface Checked {
  readonly workbook: string;
  readonly texts: readonly object[];
  readonly tables: readonly { facts: number }[];
  readonly relations: {
    readonly checked: number;
    readonly holding: number;
    readonly byKind: Record<string, number>;
  };
  readonly findings: readonly {
    readonly id: string;
    readonly reported: string | null;
    readonly cells: readonly { readonly value: string; readonly sheet: string; readonly address: string }[];
  }[];
}

describe.each(["check", "facts"] as const)("gouji %s --format json on the sample", (name) => {
  const { out, err } = gouji(name, SAMPLE, "--format", "json");

  it("keeps the contract", () => {
    expect(errorsOf[name](out)).toEqual([]);
    expect(err).toBe("");
  });

  it("the contract notices what is missing, misnamed or mistyped", () => {
    const whole = JSON.parse(out) as Record<string, unknown>;
    const { workbook, ...without } = whole;
    expect(errorsOf[name](JSON.stringify(without))).not.toEqual([]);
    expect(errorsOf[name](JSON.stringify({ ...whole, workbook: [workbook] }))).not.toEqual([]);
    expect(errorsOf[name](JSON.stringify({ ...whole, more: 1 }))).not.toEqual([]);
    expect(errorsOf[name](JSON.stringify({ ...whole, version: 2 }))).not.toEqual([]);
  });
});

describe("the sample's findings", () => {
  const checked = JSON.parse(gouji("check", SAMPLE, "--format", "json").out) as Checked;

  it("have ids of their own, and start with the reported value", () => {
    const ids = checked.findings.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { reported, cells } of checked.findings) {
      if (reported !== null) expect(cells[0]?.value).toBe(reported);
    }
  });

  it("and the counts agree with each other", () => {
    const { checked: all, byKind } = checked.relations;
    expect(Object.values(byKind).reduce((sum, count) => sum + count, 0)).toBe(all);
  });
});

/** Findings as the design gives them and this version does not make them yet. */
describe("the contract of later versions", () => {
  const whole = JSON.parse(gouji("check", SAMPLE, "--format", "json").out) as Checked;
  const [first] = whole.findings;
  const span = { source: "a.docx", paragraph: 12, start: 5, end: 23, quote: "工资福利支出 907.95 万元" };
  const withFinding = (finding: object): string =>
    JSON.stringify({ ...whole, findings: [{ ...first, ...finding }] });

  it.each([
    [
      "a doubt without an expected value",
      { class: "doubt", expected: null, difference: null, intervals: null },
    ],
    ["a hint about a name", { class: "hint", reported: null, expected: null, difference: null, unit: null }],
    ["a text alone", { cells: [], spans: [span] }],
    [
      "a text in a cell",
      { spans: [{ sheet: "表1", address: "A9", start: 0, end: 2, quote: "合计" }], data: { list: ["a"] } },
    ],
    [
      "one figure in two places",
      {
        rule: "same/function",
        places: [
          { cell: { sheet: "表6", address: "C7" }, value: "907.94" },
          { span: { quote: "907.95 万元" }, value: "907.95" },
        ],
      },
    ],
    ["a bound without intervals of its own", { intervals: { reported: ["1", "2"], expected: null } }],
  ])("%s", (_, finding) => {
    expect(errorsOf.check(withFinding(finding))).toEqual([]);
  });

  it.each([
    ["no place at all", { cells: [], spans: [] }],
    ["a span with half a place", { spans: [{ ...span, source: undefined }] }],
    ["an unknown class", { class: "warning" }],
    ["a number in place of decimal text", { reported: 628.04 }],
    ["a place that is both", { places: [{ cell: { sheet: "a", address: "A1" }, span, value: "1" }] }],
  ])("but not %s", (_, finding) => {
    expect(errorsOf.check(withFinding(finding))).not.toEqual([]);
  });

  it("repairs", () => {
    const change = { sheet: "表5", address: "E7", from: "628.04", to: "628.05", why: "与下级各行相加一致" };
    const repair = {
      ...{ id: "r", kind: "repair", certain: false, proven: true, settles: ["f"], creates: [] },
      changes: [change, { span, from: "907.95", to: "907.94", why: "与表6一致" }],
      alternatives: [[change]],
    };
    expect(errorsOf.check(JSON.stringify({ ...whole, repairs: [repair] }))).toEqual([]);
    expect(errorsOf.check(JSON.stringify({ ...whole, repairs: [{ ...repair, changes: [] }] }))).not.toEqual(
      [],
    );
  });
});

describe("whole documents, written to files", () => {
  const folder = new Folder();

  it.each(DOCUMENT_SHEETS)("%s", (id, sheets) => {
    const path = folder.workbook(`${id}.xlsx`, sheets);
    const check = gouji("check", path, "--format", "json", "--fail-on", "rounding");
    expect(errorsOf.check(check.out)).toEqual([]);
    expect(check).toMatchObject({ status: 0, err: "" });
    const { workbook, tables, relations } = JSON.parse(check.out) as Checked;
    expect(workbook).toBe(`${id}.xlsx`);
    expect(relations.checked).toBeGreaterThan(0);

    const facts = gouji("facts", path, "--format", "json");
    expect(errorsOf.facts(facts.out)).toEqual([]);
    expect(facts).toMatchObject({ status: 0, err: "" });
    expect((JSON.parse(facts.out) as { facts: unknown[] }).facts.length).toBeGreaterThanOrEqual(
      tables.reduce((sum, table) => sum + table.facts, 0),
    );
  });

  it("a workbook without any table, and a text that is not read", () => {
    const path = folder.workbook("空.xlsx", [
      { name: "封面", rows: [["某局"]] },
      { name: "空", rows: [] },
    ]);
    const text = folder.file("说明.docx", new Uint8Array());
    const { out, status } = gouji("check", path, "--narrative", text, "--format", "json");
    expect(errorsOf.check(out)).toEqual([]);
    expect((JSON.parse(out) as Checked).texts).toMatchObject([{ source: "说明.docx", claims: 0 }]);
    expect(status).toBe(0);
    expect(errorsOf.facts(gouji("facts", path, "--format", "json").out)).toEqual([]);
  });
});
