import type { CheckResult } from "../../check/index.js";
import type { Dossier } from "../../narrative/index.js";
import type { Table } from "../../recognise/index.js";
import type { Sheet, Workbook } from "../../workbook/index.js";
import type { Proposal } from "../repair.js";

/** The note that the forms print for 尾差, as the 决算 forms word it. */
const NOTE = "注：本套报表金额单位转换时可能存在尾数误差。";
/** Any wording of it: with one in the workbook, 尾差 are explained already. */
const NOTED = /尾数(?:上)?(?:可能)?(?:存在|有)?(?:误差|差异)|四舍五入/;

/**
 * The standard note below the first table with 尾差, which explains all of the set; undefined where there are none, or the
 * workbook has such a note.
 */
export function noteProposal(
  { tables }: Dossier,
  { findings }: CheckResult,
  workbook: Workbook | undefined,
): Proposal | undefined {
  const sheets = workbook?.sheets ?? [];
  const tails = findings.filter((finding) => finding.class === "rounding");
  const places = tails.flatMap(({ cells }) => cells[0]?.place ?? []);
  const table = tables.find((one) => places.some((place) => isIn(one, place.sheet, place.row)));
  const sheet = table?.sheets[0];
  const own = sheet === undefined ? undefined : sheets[sheet];
  if (!table || sheet === undefined || !own || sheets.some(hasNote)) return undefined;
  const row = (own.rows.at(-1)?.index ?? table.range.bottom) + 1;
  return {
    changes: [
      {
        place: { sheet, row, column: table.range.left },
        from: "",
        to: NOTE,
        unit: undefined,
        printed: "",
        kind: "note",
      },
    ],
    settles: [],
    eases: tails.map(({ id }) => id),
    creates: [],
  };
}

function isIn({ sheets, range }: Table, sheet: number, row: number): boolean {
  return sheets[0] === sheet && row >= range.top && row <= range.bottom;
}

function hasNote({ rows }: Sheet): boolean {
  return rows.some(({ cells }) =>
    cells.some(({ value }) => typeof value === "string" && NOTED.test(value.replace(/\s/g, ""))),
  );
}
