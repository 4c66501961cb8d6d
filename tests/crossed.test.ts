import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { check, type Finding } from "../src/check/index.js";
import { recognise } from "../src/recognise/index.js";
import { addressOf, type Workbook } from "../src/workbook/index.js";
import { type GridSheet, type GridValue, withCells, workbookOf } from "./support/grid.js";

/** A slip of somebody's pen in a document whose tables agree, and everything that it makes wrong. */
interface Mistake {
  readonly what: string;
  /** Places as `sheet!address` with what stands there instead. */
  readonly cells: readonly (readonly [place: string, value: GridValue])[];
  /** `class rule at sheet!address` of each finding, in any order. */
  readonly finds: readonly string[];
}

interface CrossedDocument {
  readonly id: string;
  readonly about: string;
  /** What is found without any mistake: honest tails of rounding. */
  readonly finds?: readonly string[];
  readonly sheets: readonly GridSheet[];
  readonly mistakes: readonly Mistake[];
}

const FOLDER = new URL("./crossed/", import.meta.url);

const DOCUMENTS = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .map((name) => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")) as CrossedDocument);

function found(workbook: Workbook): string[] {
  const line = ({ class: grade, rule, cells: [first] }: Finding): string =>
    `${grade} ${rule} at ${first ? `${workbook.sheets[first.place.sheet]?.name ?? ""}!${addressOf(first.place.row, first.place.column)}` : ""}`;
  return check(recognise(workbook))
    .findings.filter((finding) => finding.class !== "hint")
    .map(line);
}

describe.each(DOCUMENTS)("$id: $about", (document) => {
  it("reports nothing but tails, for all its tables agree", () => {
    expect(found(workbookOf(document.id, document.sheets)).sort()).toEqual(
      [...(document.finds ?? [])].sort(),
    );
  });

  it.each(document.mistakes)("reports what is wrong and no more: $what", (mistake) => {
    expect(found(workbookOf(document.id, withCells(document.sheets, mistake.cells))).sort()).toEqual(
      [...mistake.finds].sort(),
    );
  });
});
