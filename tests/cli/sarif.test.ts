import { describe, expect, it } from "vitest";
import { checkSarif } from "../../src/cli/sarif.js";
import { RULES } from "../../src/relations/index.js";
import { Folder, gouji, SAMPLE } from "../support/command.js";
import { workbookOf } from "../support/grid.js";
import { checkedPapers } from "../support/papers.js";
import { reportOfWorkbook } from "../support/report.js";
import { type SarifLocation, type SarifLog, sarifErrors } from "../support/sarif.js";
import { grid } from "../support/table.js";

/** What no schema can say: references that lead somewhere, ids that are unique. */
function expectConsistent(log: SarifLog): void {
  expect(log.runs).toHaveLength(1);
  for (const { tool, artifacts, results } of log.runs) {
    const ids = tool.driver.rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { ruleId, rule, locations, relatedLocations } of results) {
      // The rule is one that the result's id belongs to; its id is left to the index, for the two may differ.
      expect(ids[rule.index]?.split("/")[0]).toBe(ruleId.split("/")[0]);
      expect(locations).toHaveLength(1);
      const related = relatedLocations.map(({ id }) => id);
      expect(new Set(related).size).toBe(related.length);
      for (const { physicalLocation } of [...locations, ...relatedLocations]) {
        const { uri, index } = physicalLocation.artifactLocation;
        expect(artifacts[index]?.location.uri).toBe(uri);
      }
    }
    const prints = results.map(({ partialFingerprints }) => partialFingerprints["goujiFinding/v1"]);
    expect(new Set(prints).size).toBe(results.length);
  }
}

const placeOf = (location: SarifLocation | undefined): string | undefined =>
  location?.logicalLocations[0]?.fullyQualifiedName;

describe("gouji check --format sarif on the sample", () => {
  const { out, err, status } = gouji("check", SAMPLE, "--format", "sarif");
  const log = JSON.parse(out) as SarifLog;
  const [run] = log.runs;

  it("is SARIF 2.1.0", () => {
    expect(sarifErrors(log)).toEqual([]);
    expectConsistent(log);
    expect([err, status]).toEqual(["", 1]);
    expect(out.endsWith("}\n")).toBe(true);
  });

  it("the schema notices what is missing, misnamed or mistyped", () => {
    const [result] = run?.results ?? [];
    const withResult = (changed: object): object => ({ ...log, runs: [{ ...run, results: [changed] }] });
    expect(sarifErrors(withResult({ ...result }))).toEqual([]);
    expect(sarifErrors(withResult({ ...result, message: "text" }))).not.toEqual([]);
    expect(sarifErrors(withResult({ ...result, message: undefined }))).not.toEqual([]);
    expect(sarifErrors(withResult({ ...result, level: "info" }))).not.toEqual([]);
    expect(sarifErrors(withResult({ ...result, ruleID: "x" }))).not.toEqual([]);
    expect(sarifErrors(withResult({ ...result, partialFingerprints: { gouji: "1" } }))).not.toEqual([]);
    expect(sarifErrors({ ...log, version: "2.0.0" })).not.toEqual([]);
    expect(sarifErrors({ ...log, runs: [{ ...run, tool: {} }] })).not.toEqual([]);
    expect(
      sarifErrors({ ...log, runs: [{ ...run, artifacts: [{ location: { uri: "决算 表.xlsx" } }] }] }),
    ).not.toEqual([]);
  });

  it("tells the same as JSON, finding by finding", () => {
    const json = JSON.parse(gouji("check", SAMPLE, "--format", "json").out) as {
      findings: {
        id: string;
        rule: string;
        class: string;
        message: string;
        cells: { sheet: string; address: string }[];
      }[];
    };
    const LEVELS: Record<string, string> = {
      error: "error",
      rounding: "warning",
      doubt: "warning",
      hint: "note",
    };
    expect(
      run?.results.map((result) => [
        result.partialFingerprints["goujiFinding/v1"],
        result.ruleId,
        result.level,
        result.properties.class,
        result.message.text,
        [...result.locations, ...result.relatedLocations].map(placeOf),
      ]),
    ).toEqual(
      json.findings.map(({ id, rule, class: found, message, cells }) => [
        id,
        rule,
        LEVELS[found],
        found,
        message,
        cells.map(({ sheet, address }) => `'${sheet}'!${address}`),
      ]),
    );
    expect(json.findings.length).toBeGreaterThan(5);
  });

  it("lists every rule, found or not", () => {
    expect(run?.tool.driver.rules.map(({ id }) => id)).toEqual(RULES.map(({ id }) => id));
  });
});

describe("a workbook and sheets with unusual names", () => {
  const folder = new Folder();
  const rows = grid`
    支出决算表
    | | 单位：万元
    科目编码 | 科目名称 | 本年支出合计
    201 | 一般公共服务支出 | 30
    20132 | 组织事务 | 28
  `;

  it("are named by an escaped address and a quoted sheet", () => {
    const path = folder.workbook("某局 100%（定稿）#2.xlsx", [{ name: "它's 表", rows }]);
    const { out, status } = gouji("check", path, "--format", "sarif");
    const log = JSON.parse(out) as SarifLog;
    expect(sarifErrors(log)).toEqual([]);
    expectConsistent(log);
    const [result] = log.runs[0]?.results ?? [];
    const { uri } = log.runs[0]?.artifacts[0]?.location ?? { uri: "" };
    expect(decodeURIComponent(uri)).toBe("某局 100%（定稿）#2.xlsx");
    expect(placeOf(result?.locations[0])).toBe("'它''s 表'!C4");
    expect(result?.relatedLocations.map(placeOf)).toEqual(["'它''s 表'!C5"]);
    expect(status).toBe(1);
  });

  it("without findings are a log without results", () => {
    const fine = rows.map((row) => row.map((cell) => (cell === 28 ? 30 : cell)));
    const { out, status } = gouji(
      "check",
      folder.workbook("好.xlsx", [{ name: "表", rows: fine }]),
      "--format=sarif",
    );
    const log = JSON.parse(out) as SarifLog;
    expect(sarifErrors(log)).toEqual([]);
    expect(log.runs[0]?.results).toEqual([]);
    expect(status).toBe(0);
  });

  it("with a blank where an amount should stand have no message at that cell", () => {
    const blank = rows.map((row) => row.map((cell) => (cell === 30 ? null : cell)));
    const workbook = workbookOf("空.xlsx", [{ name: "表", rows: blank }]);
    const log = checkSarif({ ...reportOfWorkbook(workbook).report, files: [workbook.name] }) as SarifLog;
    expect(sarifErrors(log)).toEqual([]);
    const [result] = log.runs[0]?.results ?? [];
    expect(result?.locations[0]).not.toHaveProperty("message");
    expect(result?.relatedLocations[0]?.message).toEqual({ text: "28" });
  });
});

describe("a check that was not finished", () => {
  it("is a warning of the run", () => {
    const workbook = workbookOf("册.xlsx", []);
    const { report } = reportOfWorkbook(workbook);
    const unfinished = [{ rule: "ratio", title: undefined }];
    const log = checkSarif({ ...report, unfinished, files: [workbook.name] }) as SarifLog;
    expect(sarifErrors(log)).toEqual([]);
    expect(
      log.runs[0]?.invocations[0]?.toolExecutionNotifications.map(({ message }) => message.text),
    ).toEqual(["此项检查未完成：ratio，请人工核对。"]);
  });
});

describe("texts and other documents", () => {
  it("are files of their own, and a place in a text is its paragraph with the words", () => {
    const { report } = checkedPapers();
    const files = ["决算.xlsx", "说明.docx", "上年.xlsx"];
    const log = checkSarif({ ...report, files }) as SarifLog;
    expect(sarifErrors(log)).toEqual([]);
    expectConsistent(log);
    const seen = log.runs[0]?.results.map(({ locations, relatedLocations }) =>
      [...locations, ...relatedLocations].map((location) => [
        files[location.physicalLocation.artifactLocation.index],
        placeOf(location),
        location.message?.text,
      ]),
    );
    expect(seen).toEqual([
      [
        ["说明.docx", "'说明.docx'!第2段", "第2段「工资福利支出907.95万元」"],
        ["决算.xlsx", "'06基本支出'!C4", "907.94"],
      ],
      [
        ["决算.xlsx", "'06基本支出'!C4", "907.94"],
        ["决算.xlsx", "'说明'!A2", "A2「工资福利支出907.95万元」"],
        ["上年.xlsx", "'06基本支出'!C4", "907.95"],
      ],
    ]);
  });
});
