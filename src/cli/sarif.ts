import { type CheckResult, type Finding, type FindingCell, messageOf } from "../check/index.js";
import { RULES, ruleOf } from "../relations/index.js";
import type { Workbook } from "../workbook/index.js";
import packageJson from "../../package.json" with { type: "json" };
import { address, sheetName } from "./place.js";

/** SARIF's levels: an error stops, 尾差 and 待核实 are looked at, 提示 may be. */
const LEVELS: Readonly<Record<Finding["class"], "error" | "warning" | "note">> = {
  error: "error",
  rounding: "warning",
  doubt: "warning",
  hint: "note",
};

function location(workbook: Workbook, cell: FindingCell): object {
  const sheet = sheetName(workbook, cell.place);
  return {
    physicalLocation: { artifactLocation: { uri: encodeURIComponent(workbook.name), index: 0 } },
    logicalLocations: [
      {
        name: address(cell.place),
        fullyQualifiedName: `'${sheet.replaceAll("'", "''")}'!${address(cell.place)}`,
        kind: "cell",
      },
    ],
    ...(cell.printed === "" ? {} : { message: { text: cell.printed } }),
  };
}

function result(workbook: Workbook, finding: Finding): object {
  const { what, why, todo } = messageOf(finding);
  const rule = ruleOf(finding.rule);
  const [first, ...others] = finding.cells;
  return {
    ruleId: finding.rule,
    ...(rule ? { rule: { index: RULES.indexOf(rule) } } : {}),
    level: LEVELS[finding.class],
    message: { text: `${what}${why}${todo}` },
    locations: first ? [location(workbook, first)] : [],
    relatedLocations: others.map((cell, at) => ({ id: at + 1, ...location(workbook, cell) })),
    partialFingerprints: { "goujiFinding/v1": finding.id },
    properties: {
      class: finding.class,
      basis: finding.basis,
      cause: finding.cause,
      reported: finding.reported ?? null,
      expected: finding.expected ?? null,
      difference: finding.difference ?? null,
      unit: finding.unit ?? null,
    },
  };
}

/** The output of `gouji check --format sarif`: SARIF 2.1.0, for tools that read findings of checkers. */
export function checkSarif(workbook: Workbook, { findings, unfinished }: CheckResult): object {
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "gouji",
            fullName: "勾稽 Gouji",
            version: packageJson.version,
            semanticVersion: packageJson.version,
            rules: RULES.map((rule) => ({
              id: rule.id,
              name: rule.title.en,
              shortDescription: { text: rule.title.zh },
              fullDescription: { text: rule.explains.zh },
              help: { text: `${rule.explains.zh}依据：${rule.basis}` },
            })),
          },
        },
        language: "zh-CN",
        columnKind: "utf16CodeUnits",
        artifacts: [{ location: { uri: encodeURIComponent(workbook.name) } }],
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: unfinished.map(({ rule }) => ({
              level: "warning",
              message: { text: `此项检查未完成：${rule}，请人工核对。` },
            })),
          },
        ],
        results: findings.map((finding) => result(workbook, finding)),
      },
    ],
  };
}
