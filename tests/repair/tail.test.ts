import { describe, expect, it } from "vitest";
import { solver as loading } from "../support/solver.js";
import { grid } from "../support/table.js";
import { concluded, repairTexts } from "../support/repaired.js";

const solver = await loading;

const NOTE = "注：本套报表金额单位转换时可能存在尾数误差。";
const economic = (total: number, ...items: readonly number[]) => grid`
  一般公共预算财政拨款基本支出决算明细表
  | | 单位：万元
  科目编码 | 科目名称 | 决算数
  301 | 工资福利支出 | ${total}
  30101 | 基本工资 | ${items[0] ?? 0}
  30102 | 津贴补贴 | ${items[1] ?? 0}
  30103 | 奖金 | ${items[2] ?? 0}
`;

describe("尾差调整", () => {
  it("keeps the top total and offers every item that could move instead, round figures last", () => {
    expect(repairTexts(economic(907.95, 301.11, 302.3, 304.53))).toEqual([
      "尾差 C5 301.11→301.12 tail | C7 304.53→304.54 tail | C6 302.30→302.31 tail",
    ]);
  });

  it("moves as many cells as units are missing, none by two", () => {
    expect(repairTexts(economic(907.96, 301.11, 302.3, 304.53))).toEqual([
      "尾差 C5 301.11→301.12 tail; C7 304.53→304.54 tail | C5 301.11→301.12 tail; C6 302.30→302.31 tail | C6 302.30→302.31 tail; C7 304.53→304.54 tail",
    ]);
  });

  it("leaves zeros and signs alone", () => {
    expect(repairTexts(economic(301.12, 301.11, 0, 0))).toEqual(["!尾差 C5 301.11→301.12 tail"]);
    expect(repairTexts(economic(301.11, 301.11, 0.01, 0))).toEqual(["!尾差 C5 301.11→301.10 tail"]);
  });

  it("moves one figure in all tables and in the text alike", () => {
    const sheets = [
      {
        name: "支出",
        rows: grid`
          2024年度支出决算表
          | | | | 单位：万元
          科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
          | 合计 | 30 | 20 | 10
          201 | 一般公共服务支出 | 19.99 | 14.99 | 5
          205 | 教育支出 | 10 | 5 | 5
        `,
      },
      {
        name: "总表",
        rows: grid`
          2024年度收入支出决算总表
          | | | 单位：万元
          收入 | | 支出 |
          项目 | 决算数 | 项目 | 决算数
          一、一般公共预算财政拨款收入 | 30 | 一、一般公共服务支出 | 19.99
          | | 二、教育支出 | 10
          本年收入合计 | 30 | 本年支出合计 | 30
          总计 | 30 | 总计 | 30
        `,
      },
    ];
    const { repairs } = concluded(sheets, { solver });
    const [tail] = repairs.repairs;
    const moved = tail?.proposals.map(({ changes }) =>
      changes.map(({ place, to }) => `${place.sheet === 0 ? "支出" : "总表"} ${to}`).sort(),
    );
    expect(moved?.[0]).toHaveLength(3);
    expect(moved).toContainEqual(["总表 20.00", "支出 15.00", "支出 20.00"]);
    expect(tail?.isLocked).toBe(true);
    expect(tail?.proposals.every(({ creates }) => creates.length === 0)).toBe(true);
  });

  it("with the solver is as small as without it, and adds up as printed", () => {
    const items = Array.from({ length: 30 }, (_, at) => 100.01 + at);
    const rows = [
      ["一般公共预算财政拨款基本支出决算明细表"],
      [null, null, "单位：万元"],
      ["科目编码", "科目名称", "决算数"],
      ["301", "工资福利支出", Number((items.reduce((sum, item) => sum + item, 0) + 0.07).toFixed(2))],
      ...items.map((item, at) => [String(30101 + at), `项目${String(at)}`, Number(item.toFixed(2))]),
    ];
    const { repairs } = concluded(rows, { solver });
    const sizes = (repairs.repairs[0]?.proposals ?? []).map(({ changes }) => changes.length);
    expect(new Set(sizes)).toEqual(new Set([7]));
    expect(repairs.repairs[0]?.hasMore).toBe(true);
  });

  it("or the standard note is put below the first table with 尾差, once", () => {
    const rows = economic(907.95, 301.11, 302.3, 304.53);
    const { repairs, result } = concluded(rows);
    expect(repairs.repairs.at(-1)).toMatchObject({
      kind: "tail",
      certain: false,
      isLocked: false,
      proposals: [
        {
          changes: [{ place: { sheet: 0, row: 7, column: 0 }, from: "", to: NOTE, kind: "note" }],
          settles: [],
          eases: result.findings.map(({ id }) => id),
        },
      ],
    });
    expect(concluded([...rows, [NOTE]]).repairs.repairs).toHaveLength(1);
  });

  it("without the solver says that the joint check did not run", () => {
    const rows = economic(907.95, 301.11, 302.3, 304.53);
    expect(concluded(rows).repairs.joint).toBe("ran");
  });
});
