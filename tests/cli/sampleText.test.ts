import { describe, expect, it } from "vitest";
import { gouji, SAMPLE, SAMPLE_TEXT } from "../support/command.js";

interface Report {
  readonly findings: readonly {
    readonly rule: string;
    readonly class: string;
    readonly spans: readonly { readonly quote: string }[];
  }[];
}

/** The slips that scripts/sampleText.mjs makes. */
const SLIPS = [
  ["same/tables", "支出决算为1,089.35万元"],
  ["text/share", "占52.05%"],
  ["text/completion", "完成年初预算的95.61%"],
  ["text/template", "比2023年度增加（减少）5.12万元"],
];

describe("the sample's text", () => {
  const { out } = gouji("check", SAMPLE, "--narrative", SAMPLE_TEXT, "--format", "json");
  const alone = JSON.parse(gouji("check", SAMPLE, "--format", "json").out) as Report;
  const { findings } = JSON.parse(out) as Report;

  it("has the slips that were made in it, and no other error that a text reports", () => {
    const reported = findings.filter((finding) => finding.class === "error" && finding.spans.length > 0);
    const slips = reported.map(({ rule, spans: [first] }) => [rule, first?.quote]);
    expect(slips).toEqual(expect.arrayContaining(SLIPS));
    // What the blank sub-total of 三公经费 is, the text says twice.
    const others = reported.filter(
      ({ spans: [first] }) => !SLIPS.some(([, quote]) => quote === first?.quote),
    );
    expect(others.map(({ rule, spans }) => [rule, spans.length])).toEqual([["same/tables", 2]]);
  });

  it("leaves what the tables alone show as it is", () => {
    const rules = (report: readonly { rule: string }[]): string[] =>
      report.map(({ rule }) => rule).toSorted();
    const [more, fewer] = [rules(findings), rules(alone.findings)];
    expect(fewer.every((rule) => more.includes(rule))).toBe(true);
  });

  it("is read but for one figure that no table has", () => {
    const { out: text } = gouji("check", SAMPLE, "--narrative", SAMPLE_TEXT);
    expect(text).toContain("【未识别】1 个数没有核对");
    expect(text).toContain("价值26.80万元");
  });
});
