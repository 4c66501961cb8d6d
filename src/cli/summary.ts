import type { Finding } from "../check/index.js";
import { insertBlocks, readWorkbook } from "../hosts/file/index.js";
import { summariesOf, type Summary, type UnitNature } from "../summary/index.js";
import type { Choices } from "../check/index.js";
import { type PaperPaths, UsageError } from "./args.js";
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
  readonly choices: Choices;
  /** Name of the settings file that was read. */
  readonly settings: string | undefined;
}

/** The summaries of a workbook, and the copy that holds them. */
export interface Summarised {
  readonly before: Checked;
  readonly summaries: readonly Summary[];
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
export function summarise(request: SummaryRequest, check: Checking): Summarised {
  const { papers, out, natures, choices, settings } = request;
  if (out !== undefined) refuseTarget(out, papers.workbook, [...papers.narratives, ...papers.companions]);
  const bytes = bytesOf(papers.workbook);
  const read = papersOf(papers, (path) => (path === papers.workbook ? bytes : bytesOf(path)));
  const before = check(read, choices, settings);
  const { dossier, result, repairs } = before;
  const { workbook } = read;
  if (!workbook) throw new UsageError("gouji summary 后面要写工作簿文件名。");
  const summaries = summariesOf({ dossier, result, repairs, workbook, natures });
  refuseUnknownUnits(summaries, natures);
  if (out === undefined) return { before, summaries, copy: undefined };
  if (summaries.length === 0) throw new UsageError("没有认出“三公”经费或公用经费的数，没有写出文件。");

  let made: Uint8Array = bytes;
  const sheets: string[] = [];
  for (const { products } of summaries) {
    const inserted = insertBlocks(made, {
      fileName: workbook.name,
      workbook,
      blocks: products.map(({ block }) => block),
    });
    made = inserted.bytes;
    sheets.push(...inserted.sheets);
  }
  const changed = readWorkbook(made, workbook.name);
  writeWhole(out, made);
  if (!holdsBytes(out, made)) throw new UsageError(`写出的文件读回来不一样，请检查磁盘后重新写出：${out}`);
  const after = check({ ...read, workbook: changed }, choices, settings);
  const known = new Set(result.findings.map(({ id }) => id));
  const created = after.result.findings.filter(({ id }) => !known.has(id));
  return { before, summaries, copy: { path: out, sheets, after, created } };
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
