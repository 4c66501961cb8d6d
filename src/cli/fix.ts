import type { Choices, Finding } from "../check/index.js";
import { amountStands, cellValueFor } from "../hosts/cells/index.js";
import { type CellEdit, patchWorkbook, readWorkbook } from "../hosts/file/index.js";
import { type BookPlace, cellAt } from "../hosts/formula/index.js";
import type { Papers } from "../narrative/index.js";
import type { Change, Repairs } from "../repair/index.js";
import type { Workbook } from "../workbook/index.js";
import { type Apply, type PaperPaths, UsageError } from "./args.js";
import { changesOf, type Chosen, chosenOf } from "./choose.js";
import type { Checked } from "./json.js";
import { holdsBytes, refuseTarget, writeWhole } from "./outFile.js";
import { bytesOf, papersOf } from "./papers.js";
import { placeName } from "./place.js";

/** What is asked for. */
export interface FixRequest {
  readonly papers: PaperPaths & { readonly workbook: string };
  readonly apply: Apply;
  readonly choices: Choices;
  /** Name of the settings file that was read. */
  readonly settings: string | undefined;
}

/** A check with its repairs, and what was done with them. */
export interface Fixed {
  readonly before: Checked;
  readonly repairs: Repairs;
  /** Absent where nothing was chosen. */
  readonly applied: Applied | undefined;
}

export interface Applied {
  readonly chosen: readonly Chosen[];
  readonly written: readonly Change[];
  /** Formulas and texts, which are never written. */
  readonly byHand: readonly Change[];
  /** Absent where nothing could be written. */
  readonly copy: Copy | undefined;
}

/** The copy with its changes, and what a check of it found. */
export interface Copy {
  readonly path: string;
  readonly after: Checked;
  readonly settled: readonly Finding[];
  readonly remaining: readonly Finding[];
  readonly created: readonly Finding[];
  /** How many formulas got a new result. */
  readonly recalculated: number;
  readonly notRecalculated: readonly BookPlace[];
}

/** Checks papers, with the solver where there is one. */
export type Checking = (papers: Papers, choices: Choices, settings: string | undefined) => Checked;

/** Lists the repairs of a workbook, or writes a copy with those that were chosen. Throws {@link UsageError}. */
export function fix(request: FixRequest, check: Checking): Fixed {
  const { papers, apply, choices, settings } = request;
  if (apply) refuseTarget(apply.out, papers.workbook, [...papers.narratives, ...papers.companions]);
  const bytes = bytesOf(papers.workbook);
  const read = papersOf(papers, (path) => (path === papers.workbook ? bytes : bytesOf(path)));
  const before = check(read, choices, settings);
  const { repairs } = before;
  if (!apply) return { before, repairs, applied: undefined };
  const { workbook } = read;
  if (!workbook) throw new UsageError("gouji fix 后面要写工作簿文件名。");

  const chosen = chosenOf(repairs, apply.what);
  const changes = changesOf(chosen, ({ place }) => placeName(before.report, place));
  const written = changes.filter((change) => isWritable(before, change));
  const byHand = changes.filter((change) => !isWritable(before, change));
  if (written.length === 0) return { before, repairs, applied: { chosen, written, byHand, copy: undefined } };

  const patched = patchWorkbook(
    bytes,
    workbook.name,
    written.map((change) => editOf(before, workbook, change)),
  );
  const changed = readWorkbook(patched.bytes, workbook.name);
  for (const change of written) {
    if (!stands(changed, change)) throw unprintable(before, change);
  }
  writeWhole(apply.out, patched.bytes);
  if (!holdsBytes(apply.out, patched.bytes))
    throw new UsageError(`写出的文件读回来不一样，请检查磁盘后重新写出：${apply.out}`);
  const after = check({ ...read, workbook: changed }, choices, settings);
  const { recalculated, notRecalculated } = patched;
  const copy = { path: apply.out, after, ...compared(before, after), recalculated, notRecalculated };
  return { before, repairs, applied: { chosen, written, byHand, copy } };
}

/** Whether a change is one of a plain cell of the workbook. */
function isWritable({ report }: Checked, { place, isFormula, words }: Change): boolean {
  return (
    report.sheets[place.sheet]?.origin === "workbook" &&
    place.span === undefined &&
    words === undefined &&
    isFormula !== true
  );
}

function editOf({ report }: Checked, workbook: Workbook, change: Change): CellEdit {
  const { sheet, row, column } = change.place;
  const cell = cellAt(workbook, { sheet, row, column });
  if (!amountStands(cell, change.from))
    throw new UsageError(
      `${placeName(report, change.place)} 现在印的不是 ${change.from === "" ? "空白" : change.from}，没有写出文件。`,
    );
  const to =
    change.kind === "note" ? change.to : cellValueFor(cell ?? { column, value: "", text: "" }, change);
  return { sheet, row, column, to };
}

/** Whether a workbook prints what a change was to bring about. */
function stands(workbook: Workbook, { kind, place, to }: Change): boolean {
  const cell = cellAt(workbook, place);
  return kind === "note" ? cell?.value === to : amountStands(cell, to);
}

function unprintable({ report }: Checked, { place, to }: Change): UsageError {
  return new UsageError(
    `${placeName(report, place)} 的数字格式印不出 ${to === "" ? "空白" : to}，没有写出文件，请手工修改这一格。`,
  );
}

function compared(before: Checked, after: Checked): Pick<Copy, "settled" | "remaining" | "created"> {
  const idsOf = ({ result }: Checked): Set<string> => new Set(result.findings.map(({ id }) => id));
  const old = idsOf(before);
  const left = idsOf(after);
  return {
    settled: before.result.findings.filter(({ id }) => !left.has(id)),
    remaining: after.result.findings.filter(({ id }) => old.has(id)),
    created: after.result.findings.filter(({ id }) => !old.has(id)),
  };
}
