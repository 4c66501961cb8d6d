import type { Mark, MarkOutcome } from "../port.js";
import { isOfOneObject } from "./errors.js";
import { planMarks, type SheetPlan } from "./markPlan.js";
import type { ExcelAccess, Session } from "./session.js";
import { openSheets } from "./sheets.js";
import { COLOURS, signedFormula } from "./signature.js";
import { findSigned, type SignedFormat } from "./signedFormats.js";
import { askEach } from "./tolerant.js";

/** A sheet with what is to be marked on it. */
interface Target {
  readonly sheet: Excel.Worksheet;
  readonly plan: SheetPlan;
}

/**
 * Takes every mark of ours off the workbook, whoever set it, and sets these; then looks what stands there. `marked`
 * counts the marks that are there, `left` those that are not and each old format that could not be removed; without
 * any new ones `marked` counts the old formats that were removed.
 */
export function replaceMarks(access: ExcelAccess, marks: readonly Mark[], run: string): Promise<MarkOutcome> {
  return access.run(async (session) => {
    const sheets = await openSheets(session);
    const plans = planMarks(marks);
    const targets = plans.flatMap((plan): Target[] => {
      const sheet = sheets.get(plan.key);
      return sheet && mayBeFormatted(sheet) ? [{ sheet, plan }] : [];
    });
    const before = await findSigned(session, sheets.values());
    if (before.signed.length > 0 || targets.length > 0) {
      await exchange(session, sheets, before.signed, targets, run);
    }
    const after = await findSigned(session, sheets.values());
    const standing = await cellsOf(
      session,
      after.signed.filter((mark) => mark.run === run),
    );
    const old = after.signed.filter((mark) => mark.run !== run).length;
    const left = old + after.silent;
    if (marks.length === 0) return { marked: before.signed.length - old, left };
    const marked = targets.reduce((sum, { plan }) => sum + marksThere(plan, standing.get(plan.key) ?? 0), 0);
    return { marked, left: left + marks.length - marked };
  });
}

function mayBeFormatted({ protection }: Excel.Worksheet): boolean {
  return !protection.protected || protection.options.allowFormatCells === true;
}

/** Removes and adds in one sync; where Excel stops at something, mark by mark and sheet by sheet. */
async function exchange(
  session: Session,
  sheets: ReadonlyMap<string, Excel.Worksheet>,
  old: readonly SignedFormat[],
  targets: readonly Target[],
  run: string,
): Promise<void> {
  const made: Excel.ConditionalFormat[] = [];
  try {
    for (const { format } of old) format.delete();
    for (const target of targets) made.push(...addFormats(target, run));
    await session.sync();
    return;
  } catch (error) {
    if (!isOfOneObject(error)) throw error;
  }
  // Some of it may have been done, so what stands there is asked for anew.
  await removeMade(session, made);
  const { signed } = await findSigned(session, sheets.values());
  await remove(session, signed);
  for (const target of targets) await addTolerantly(session, target, run);
}

/** Those that cannot be removed stay: what is left is counted afterwards. */
async function remove(session: Session, signed: readonly Pick<SignedFormat, "format">[]): Promise<void> {
  await askEach(session, signed, ({ format }) => {
    format.delete();
  });
}

/** One may stand there without its formula, so without our signature: nobody would ever find it again. */
function removeMade(session: Session, made: readonly Excel.ConditionalFormat[]): Promise<void> {
  return remove(
    session,
    made.map((format) => ({ format })),
  );
}

async function addTolerantly(session: Session, target: Target, run: string): Promise<void> {
  let made: Excel.ConditionalFormat[] = [];
  try {
    made = addFormats(target, run);
    await session.sync();
  } catch (error) {
    if (!isOfOneObject(error)) throw error;
    await removeMade(session, made);
  }
}

function addFormats({ sheet, plan }: Target, run: string): Excel.ConditionalFormat[] {
  return plan.formats.map(({ class: kind, address }) => {
    const format = sheet.getRanges(address).conditionalFormats.add("Custom");
    format.custom.rule.formula = signedFormula(kind, run);
    format.custom.format.fill.color = COLOURS[kind];
    return format;
  });
}

/** How many cells the marks cover, by sheet. */
async function cellsOf(session: Session, signed: readonly SignedFormat[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  if (signed.length === 0) return counts;
  const areas = signed.map(({ sheet, format }) => ({ sheet, ranges: format.getRanges() }));
  for (const { ranges } of areas) ranges.load("cellCount");
  await session.sync();
  for (const { sheet, ranges } of areas) counts.set(sheet, (counts.get(sheet) ?? 0) + ranges.cellCount);
  return counts;
}

/** All marks of a sheet where all its cells are covered; else one less for every cell that is not. */
function marksThere({ marks, cells }: SheetPlan, standing: number): number {
  return Math.max(0, marks - Math.max(0, cells - standing));
}
