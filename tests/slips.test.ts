import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { check, type Finding } from "../src/check/index.js";
import { recognise } from "../src/recognise/index.js";
import { addressOf, type Workbook } from "../src/workbook/index.js";
import { type GridSheet, type GridValue, withCells, workbookOf } from "./support/grid.js";

/** A slip of somebody's pen: what stands in some cells instead. */
interface Slip {
  readonly what: string;
  readonly cells: readonly (readonly [place: string, value: GridValue])[];
}

/** A complete set of tables that agree, but for rounding where `hasTails` says so. */
interface SlippedDocument {
  readonly id: string;
  readonly about: string;
  readonly hasTails?: true;
  readonly sheets: readonly GridSheet[];
  readonly slips: readonly Slip[];
}

const FOLDER = new URL("./slips/", import.meta.url);

const DOCUMENTS = readdirSync(FOLDER).map(
  (name) => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")) as SlippedDocument,
);

function findings(workbook: Workbook): readonly Finding[] {
  return check(recognise(workbook)).findings;
}

function placesOf(workbook: Workbook, { cells }: Finding): string[] {
  return cells.map(
    ({ place }) => `${workbook.sheets[place.sheet]?.name ?? ""}!${addressOf(place.row, place.column)}`,
  );
}

describe.each(DOCUMENTS)("$id: $about", ({ id, hasTails, sheets, slips }) => {
  const clean = findings(workbookOf(id, sheets));

  it("has nothing wrong", () => {
    const kinds = new Set(clean.map((finding) => finding.class));
    expect([...kinds]).toEqual(hasTails ? ["rounding"] : []);
  });

  it.each(slips)("shows the cell of a slip: $what", ({ cells }) => {
    const workbook = workbookOf(id, withCells(sheets, cells));
    const known = new Set(clean.map((finding) => finding.id));
    const named = findings(workbook)
      .filter((finding) => !known.has(finding.id))
      .flatMap((finding) => placesOf(workbook, finding));
    expect(named.some((place) => cells.some(([changed]) => changed === place))).toBe(true);
  });
});
