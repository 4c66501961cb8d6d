import type { Finding } from "../check/index.js";
import { insertBlocks, readWorkbook } from "../hosts/file/index.js";
import type { Solver } from "../repair/index.js";
import {
  balanceOf,
  type BalanceReport,
  balanceReport,
  summariesOf,
  type Summary,
  type UnitNature,
} from "../summary/index.js";
import type { Block, Workbook } from "../workbook/index.js";
import type { Choices } from "../check/index.js";
import { type Made, type PaperPaths, UsageError } from "./args.js";
import type { Checking } from "./fix.js";
import type { Checked } from "./json.js";
import { holdsBytes, refuseTarget, writeWhole } from "./outFile.js";
import { bytesOf, papersOf } from "./papers.js";

/** What is asked for. */
export interface SummaryRequest {
  readonly papers: PaperPaths & { readonly workbook: string };
  /** Where the copy goes; undefined: the summaries are only shown. */
  readonly out: string | undefined;
  readonly natures: Readonly<Record<string, UnitNature>>;
  readonly make: readonly Made[];
  readonly sheets: readonly string[];
  readonly choices: Choices;
  /** Name of the settings file that was read. */
  readonly settings: string | undefined;
}

/** The summaries of a workbook, and the copy that holds them. */
export interface Summarised {
  readonly before: Checked;
  readonly summaries: readonly Summary[];
  /** Tables in 元 as tables in 万元 that add up, where they were asked for. */
  readonly balance: BalanceReport | undefined;
  readonly copy: SummaryCopy | undefined;
}

export interface SummaryCopy {
  readonly path: string;
  /** Names of the new sheets. */
  readonly sheets: readonly string[];
  readonly after: Checked;
  /** What a check of the copy finds that the workbook did not have: places that disagree with the new sheets. */
  readonly created: readonly Finding[];
}

/** Works out the summaries, and writes a copy with them on new sheets. Throws {@link UsageError}. */
export function summarise(request: SummaryRequest, check: Checking, solver: Solver | undefined): Summarised {
  const { papers, out, natures, choices, settings } = request;
  if (out !== undefined) refuseTarget(out, papers.workbook, [...papers.narratives, ...papers.companions]);
  const bytes = bytesOf(papers.workbook);
  const read = papersOf(papers, (path) => (path === papers.workbook ? bytes : bytesOf(path)));
  const before = check(read, choices, settings);
  const { dossier, result, repairs } = before;
  const { workbook } = read;
  if (!workbook) throw new UsageError("gouji summary 后面要写工作簿文件名。");
  const all = summariesOf({ dossier, result, repairs, workbook, natures });
  refuseUnknownUnits(all, natures);
  const summaries = all.filter(({ id }) => request.make.includes(id));
  const balance = request.make.includes("balanced")
    ? balanceReport(balanceOf({ dossier, result, ...tablesOf(before, workbook, request.sheets) }, solver), {
        dossier,
        workbook,
      })
    : undefined;
  const made = { before, summaries, balance };
  if (out === undefined) return { ...made, copy: undefined };

  const parts: (readonly Block[])[] = [
    ...summaries.map(({ products }) => products.map(({ block }) => block)),
    ...(balance ? [balance.blocks] : []),
  ].filter((blocks) => blocks.length > 0);
  if (parts.length === 0) throw new UsageError("没有可以编制的表，没有写出文件。");
  const written = withParts(bytes, workbook, parts);
  const changed = readWorkbook(written.bytes, workbook.name);
  writeWhole(out, written.bytes);
  if (!holdsBytes(out, written.bytes))
    throw new UsageError(`写出的文件读回来不一样，请检查磁盘后重新写出：${out}`);
  const after = check({ ...read, workbook: changed }, choices, settings);
  const known = new Set(result.findings.map(({ id }) => id));
  const created = after.result.findings.filter(({ id }) => !known.has(id));
  return { ...made, copy: { path: out, sheets: written.sheets, after, created } };
}

/** The file with each part on new sheets: formulas of a part speak of its own blocks. */
function withParts(
  bytes: Uint8Array,
  workbook: Workbook,
  parts: readonly (readonly Block[])[],
): { bytes: Uint8Array; sheets: string[] } {
  const sheets: string[] = [];
  let made = bytes;
  for (const blocks of parts) {
    const inserted = insertBlocks(made, { fileName: workbook.name, workbook, blocks });
    made = inserted.bytes;
    sheets.push(...inserted.sheets);
  }
  return { bytes: made, sheets };
}

/** The tables on the sheets that were named. */
function tablesOf(
  { dossier }: Checked,
  workbook: Workbook,
  names: readonly string[],
): { tables?: readonly number[] } {
  if (names.length === 0) return {};
  const wanted = names.map((name) => {
    const sheet = workbook.sheets.findIndex((one) => one.name === name);
    if (sheet < 0) throw new UsageError(`工作簿里没有“${name}”这张工作表。`);
    return sheet;
  });
  const tables = dossier.tables.filter(({ sheets }) => sheets.some((sheet) => wanted.includes(sheet)));
  return { tables: tables.map(({ index }) => index) };
}

/** A name that no unit has would be passed over in silence. */
function refuseUnknownUnits(
  summaries: readonly Summary[],
  natures: Readonly<Record<string, UnitNature>>,
): void {
  const units = summaries.flatMap((summary) => summary.units.map(({ name }) => name));
  const unknown = Object.keys(natures).find((name) => !units.includes(name));
  if (unknown !== undefined)
    throw new UsageError(
      `没有“${unknown}”这个单位${units.length === 0 ? "" : `，读到的单位有：${units.join("、")}`}。`,
    );
}
