import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { checkJson, factsJson } from "../../src/cli/json.js";
import { Folder, gouji, SAMPLE } from "../support/command.js";
import { DOCUMENT_SHEETS } from "../support/documents.js";
import { checkedPapers, IN_CELL_TEXT, IN_TEXT } from "../support/papers.js";

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
    const what = { unit: "万元", kind: "tail", why: "末位加 1", formula: false };
    const change = { sheet: "表5", address: "E7", from: "628.04", to: "628.05", ...what };
    const repair = {
      ...{ id: "r", kind: "repair", certain: false, proven: true, locked: false, more: false },
      ...{
        settles: ["f"],
        eases: [],
        creates: [{ sheet: "表5", address: "E8", rule: "rollup", class: "rounding" }],
      },
      changes: [change, { span, from: "907.95", to: "907.94", ...what }],
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

  it("a workbook without any table, and a text without figures", () => {
    const path = folder.workbook("空.xlsx", [
      { name: "封面", rows: [["某局"]] },
      { name: "空", rows: [] },
    ]);
    const text = folder.file("说明.txt", "第一部分 某局概况\n");
    const { out, status } = gouji("check", path, "--narrative", text, "--format", "json");
    expect(errorsOf.check(out)).toEqual([]);
    expect((JSON.parse(out) as Checked).texts).toMatchObject([{ source: "说明.txt", claims: 0 }]);
    expect(status).toBe(0);
    expect(errorsOf.facts(gouji("facts", path, "--format", "json").out)).toEqual([]);
  });

  it("a text alone", () => {
    const text = folder.file("单独.txt", "第一部分 某局概况\n");
    for (const name of ["check", "facts"] as const) {
      const { out, status } = gouji(name, "--narrative", text, "--format", "json");
      expect(errorsOf[name](out)).toEqual([]);
      expect(JSON.parse(out)).toMatchObject({ workbook: null });
      expect(status).toBe(0);
    }
  });

  it("other documents, one of the same name in another folder", () => {
    const other = new Folder();
    const path = other.workbook("sample.xlsx", [{ name: "封面", rows: [["某局2023年度部门决算"]] }]);
    const { out } = gouji("check", SAMPLE, "--with", SAMPLE, "--with", path, "--format", "json");
    expect(errorsOf.check(out)).toEqual([]);
    expect(JSON.parse(out)).toMatchObject({
      workbook: "sample/sample.xlsx",
      companions: [
        { source: "sample/sample.xlsx", kind: "final", year: 2024, tables: 13 },
        { source: expect.stringMatching(/^勾稽 .+\/sample\.xlsx$/) as string, tables: 0 },
      ],
    });
  });
});

describe("places in texts and other documents", () => {
  const checked = checkedPapers();
  const json = checkJson(checked) as Checked & {
    readonly findings: readonly { cells: object[]; spans: object[]; places: object[] }[];
    readonly texts: readonly object[];
    readonly companions: readonly object[];
  };
  const quote = "工资福利支出907.95万元";
  const said = { role: "place", value: "907.95", unit: "万元" };

  it("keep the contract", () => {
    expect(errorsOf.check(JSON.stringify(json))).toEqual([]);
  });

  it("are spans of a paragraph or of a cell, and cells with the file that is not the workbook", () => {
    const [inText, inTable] = json.findings;
    const paragraph = { source: "说明.docx", paragraph: 2, ...IN_TEXT.place.span, quote };
    const cell = { sheet: "说明", address: "A2", ...IN_CELL_TEXT.place.span, quote };
    expect(inText?.spans).toEqual([{ ...paragraph, ...said }]);
    expect(inText?.cells).toMatchObject([{ sheet: "06基本支出", address: "C4", value: "907.94" }]);
    expect(inText?.cells[0]).not.toHaveProperty("source");
    expect(inText?.places).toEqual([
      { span: paragraph, value: "907.95" },
      { cell: { sheet: "06基本支出", address: "C4" }, value: "907.94" },
    ]);
    expect(inTable?.spans).toEqual([{ ...cell, ...said }]);
    expect(inTable?.cells).toMatchObject([
      { sheet: "06基本支出", address: "C4" },
      { sheet: "说明", address: "A2", value: "907.95" },
      { source: "上年.xlsx", sheet: "06基本支出", address: "C4", value: "907.95" },
    ]);
  });

  it("texts tell what was read, compared and not placed; other documents what they are", () => {
    expect(json.texts).toEqual([
      {
        source: "说明.docx",
        claims: 4,
        checked: 2,
        unplaced: [
          expect.objectContaining({ paragraph: 3, quote: "12.30 万元", reason: "unknown" }),
          expect.objectContaining({ paragraph: 3, quote: "4 万元", reason: "estimate" }),
        ],
      },
      { source: "决算.xlsx", sheet: "说明", claims: 1, checked: 1, unplaced: [] },
    ]);
    expect(json.companions).toEqual([
      { source: "上年.xlsx", kind: "final", year: 2023, entity: null, tables: 1, compared: 0 },
    ]);
  });

  it("facts of a text are spans", () => {
    const { dossier, papers } = checked;
    const [fact] = dossier.facts;
    const { place, words } = IN_TEXT;
    if (!fact || !words) throw new Error("no fact");
    const { table, concept, amount, precision, measure, unit, printed } = fact;
    const plain = { table, concept, amount, precision, measure, unit, printed };
    const claim = { ...place, ...plain, place, words, isBlank: false, asText: true, isExact: true };
    const [read] = dossier.texts ?? [];
    if (!read) throw new Error("no text");
    const texts = [{ ...read, name: "说明.docx", sheet: place.sheet, claims: [claim], unplaced: [] }];
    const facts = factsJson({ papers, dossier: { ...dossier, facts: dossier.facts, texts } });
    expect(errorsOf.facts(JSON.stringify(facts))).toEqual([]);
    expect((facts as { facts: object[] }).facts.at(-1)).toMatchObject({
      span: { source: "说明.docx", paragraph: 2, quote },
    });
  });
});
