import { describe, expect, it } from "vitest";
import { check, type Finding } from "../../src/check/index.js";
import { readBeside, textOf } from "../support/said.js";
import { COLLEGE_BUDGET } from "./collegeBudget.js";
import { COUNTY_FINAL } from "./countyFinal.js";
import type { Slip, TextDocument } from "./document.js";
import { INSTITUTE_FINAL } from "./instituteFinal.js";
import { SERVICE_BUDGET } from "./serviceBudget.js";

const DOCUMENTS: readonly TextDocument[] = [COUNTY_FINAL, INSTITUTE_FINAL, COLLEGE_BUDGET, SERVICE_BUDGET];

function findings({ sheets }: TextDocument, paragraphs: readonly string[]): readonly Finding[] {
  return check(readBeside({ sheets, paragraphs })).findings.filter((finding) => finding.class !== "hint");
}

/** `error text/sum: 公用经费65.47万元 | …` with the words that it quotes. */
function said({ class: kind, rule, cells }: Finding): string {
  return `${kind} ${rule}: ${cells.flatMap(({ words }) => words?.quote ?? []).join(" | ")}`;
}

function slipped({ paragraphs }: TextDocument, { from, to }: Slip): string[] {
  expect(paragraphs.join("\n").split(from)).toHaveLength(2);
  return paragraphs.map((line) => line.replace(from, to));
}

describe.each(DOCUMENTS)("$about", (document) => {
  it("agree with their text", () => {
    expect(findings(document, document.paragraphs).map(said)).toEqual([]);
  });

  it("are read: nearly every figure has its place", () => {
    const { claims, unplaced } = textOf(readBeside(document));
    expect(claims.length).toBeGreaterThan(30);
    expect(unplaced.map(({ quote }) => quote)).toEqual([]);
  });

  it("hold ten slips and more", () => {
    expect(document.slips.length).toBeGreaterThanOrEqual(10);
  });

  it.each(document.slips)("report $to, and nothing elsewhere", (slip) => {
    const paragraphs = slipped(document, slip);
    const row = paragraphs.findIndex((line, at) => line !== document.paragraphs[at]);
    const found = findings(document, paragraphs);
    const quoting = found.filter(({ cells }) =>
      cells.some(({ words }) => words?.quote.includes(slip.quote) === true),
    );
    expect(quoting.map(said), found.map(said).join("\n")).not.toEqual([]);
    const elsewhere = found.filter(({ cells }) =>
      cells.every(({ place, words }) => words === undefined || place.row !== row),
    );
    expect(elsewhere.map(said)).toEqual([]);
  });
});
