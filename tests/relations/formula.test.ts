import { describe, expect, it } from "vitest";
import { parseFormulas } from "../../src/relations/index.js";

/** `row 27 = 1 + 2 − 3` of every formula in a note. */
function read(note: string, axis?: "row" | "column"): string[] {
  return parseFormulas(note, axis).map(
    (formula) =>
      `${formula.axis} ${String(formula.whole)} =${formula.parts
        .map(({ number, sign }) => `${sign === 1 ? "+" : "-"}${String(number)}`)
        .join("")}`,
  );
}

describe("formulas in notes", () => {
  it.each([
    ["31行＝（27＋28＋29）行", "row 31 =+27+28+29"],
    ["31行=27行+28行+29行", "row 31 =+27+28+29"],
    ["第31行＝第27行＋第28行＋第29行", "row 31 =+27+28+29"],
    ["27行＝（1＋2＋…＋5）行", "row 27 =+1+2+3+4+5"],
    ["27行=(1+2+...+5)行", "row 27 =+1+2+3+4+5"],
    ["27行＝（1＋2＋……＋5）行", "row 27 =+1+2+3+4+5"],
    ["1栏各行＝（2＋3）栏各行", "column 1 =+2+3"],
    ["6栏各行＝（1＋2－3）栏各行", "column 6 =+1+2-3"],
    ["7栏＝（8＋9＋12）栏", "column 7 =+8+9+12"],
    ["1 栏 各 行 ＝（ 2 ＋ 3 ）栏 各 行", "column 1 =+2+3"],
  ])("%s", (note, formula) => {
    expect(read(note)).toEqual([formula]);
  });

  it("stand several in one note", () => {
    expect(
      read("注：本套报表金额单位转换时可能存在尾数误差。27行＝（1＋2＋3）行；31行＝（27＋28＋29）行。"),
    ).toEqual(["row 27 =+1+2+3", "row 31 =+27+28+29"]);
    expect(
      read("1栏各行＝（2＋3＋6）栏各行；3栏各行＝（4＋5）栏各行；7栏各行＝（8＋9＋12）栏各行。"),
    ).toEqual(["column 1 =+2+3+6", "column 3 =+4+5", "column 7 =+8+9+12"]);
  });

  it("need to be told what they count where they do not say", () => {
    expect(read("1=2+3")).toEqual([]);
    expect(read("1=2+3", "column")).toEqual(["column 1 =+2+3"]);
    expect(read("6=1+2-3", "column")).toEqual(["column 6 =+1+2-3"]);
  });

  it.each([
    "本表反映部门本年度的总收支和年末结转结余等情况。",
    "2023年度预算数=全年预算数",
    "1行＝（1＋2）行",
    "27行＝（8＋…＋1）行",
    "27行＝（1＋2＋…）行",
    "",
  ])("are not read into %s", (note) => {
    expect(read(note)).toEqual([]);
  });
});
