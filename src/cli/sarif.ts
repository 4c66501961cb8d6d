import { type CheckReport, type Finding, type FindingCell, messageOf } from "../check/index.js";
import { RULES, ruleOf } from "../relations/index.js";
import packageJson from "../../package.json" with { type: "json" };
import { address, isInText, sheetName } from "./place.js";
import { isSpan, quoteOf } from "./placeJson.js";

/** SARIF's levels: an error stops, 尾差 and 待核实 are looked at, 提示 may be. */
const LEVELS: Readonly<Record<Finding["class"], "error" | "warning" | "note">> = {
  error: "error",
  rounding: "warning",
  doubt: "warning",
  hint: "note",
};

/** The files of a check, and what was found in them. */
interface Log extends Pick<CheckReport, "sheets" | "findings" | "unfinished"> {
  readonly files: readonly string[];
}

function location(log: Log, cell: FindingCell): object {
  const { place } = cell;
  const file = log.sheets[place.sheet]?.file ?? "";
  const name = isInText(log, place) ? `第${String(place.row + 1)}段` : address(place);
  const text = isSpan(log, place) ? `${name}「${quoteOf(cell)}」` : cell.printed;
  return {
    physicalLocation: {
      artifactLocation: { uri: encodeURIComponent(file), index: log.files.indexOf(file) },
    },
    logicalLocations: [
      {
        name,
        fullyQualifiedName: `'${sheetName(log, place).replaceAll("'", "''")}'!${name}`,
        kind: isInText(log, place) ? "paragraph" : "cell",
      },
    ],
    ...(text === "" ? {} : { message: { text } }),
  };
}

function result(log: Log, finding: Finding): object {
  const { what, why, todo } = messageOf(finding);
  const rule = ruleOf(finding.rule);
  const [first, ...others] = finding.cells;
  return {
    ruleId: finding.rule,
    ...(rule ? { rule: { index: RULES.indexOf(rule) } } : {}),
    level: LEVELS[finding.class],
    message: { text: `${what}${why}${todo}` },
    locations: first ? [location(log, first)] : [],
    relatedLocations: others.map((cell, at) => ({ id: at + 1, ...location(log, cell) })),
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
export function checkSarif(log: Log): object {
  const { files, findings, unfinished } = log;
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
        artifacts: files.map((file) => ({ location: { uri: encodeURIComponent(file) } })),
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: unfinished.map(({ rule }) => ({
              level: "warning",
              message: { text: `此项检查未完成：${rule}，请人工核对。` },
            })),
          },
        ],
        results: findings.map((finding) => result(log, finding)),
      },
    ],
  };
}
