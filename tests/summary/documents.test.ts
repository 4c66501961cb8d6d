import { describe, expect, it } from "vitest";
import { messageOf } from "../../src/check/index.js";
import { DOCUMENTS } from "../support/documents.js";
import {
  formulasFrom,
  pasted,
  recalculated,
  summarised,
  type Summarised,
  withSummaries,
} from "../support/summaries.js";

/** Findings that are not among those known before, in words. */
function added({ result }: Summarised, { result: before }: Summarised): string[] {
  const known = new Set(before.findings.map(({ id }) => id));
  return result.findings.flatMap((finding) =>
    known.has(finding.id) ? [] : [`${finding.rule} ${messageOf(finding).what}`],
  );
}

const SUMMARISED = DOCUMENTS.map(([id, workbook]) => ({ id, workbook, before: summarised(workbook) })).filter(
  ({ before }) => before.summaries.length > 0,
);

describe.each(SUMMARISED)("the summaries of $id", ({ workbook, before }) => {
  const made = withSummaries(workbook, before.summaries);

  it("give what their formulas give", () => {
    const places = formulasFrom(made, workbook.sheets.length);
    expect(places.length).toBeGreaterThan(0);
    const done = recalculated(made, places);
    for (const { sheet, row, column } of places) {
      const textAt = ({ sheets }: typeof made): string | undefined =>
        sheets[sheet]?.rows.find(({ index }) => index === row)?.cells.find((cell) => cell.column === column)
          ?.text;
      expect(textAt(done) ?? "", `${made.sheets[sheet]?.name ?? ""} ${String(row)},${String(column)}`).toBe(
        textAt(made),
      );
    }
  });

  it("agree with the tables that they stand beside", () => {
    expect(added(summarised(made), before)).toEqual([]);
  });

  it("have paragraphs whose figures pass the checks of texts", () => {
    for (const { id, paragraphs } of before.summaries) {
      const heading = id === "three-public" ? "一、“三公”经费支出情况说明" : "一、机关运行经费情况说明";
      const said = summarised(workbook, [pasted([heading, ...paragraphs.map(({ text }) => text)])]);
      expect(added(said, before).filter((text) => !text.includes("请填写"))).toEqual([]);
    }
  });
});
