import { describe, expect, it } from "vitest";
import { Folder, gouji, SAMPLE } from "../support/command.js";
import { grid } from "../support/table.js";

/** The text of one finding: its sheet, its first line, and `印 C5 1.00`, `＋ C6 2.00` … */
interface Block {
  readonly sheet: string;
  readonly head: string;
  readonly arithmetic: string[];
  readonly words: string[];
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let sheet = "";
  for (const line of text.split("\n")) {
    const block = blocks.at(-1);
    const heading = /^【(.+?)】/.exec(line)?.[1];
    const term = /^ {8}([印＋－＝]) (\S+) +(\S+)$/.exec(line)?.slice(1).join(" ");
    if (heading !== undefined) sheet = heading;
    else if (/^ {2}\S/.test(line)) blocks.push({ sheet, head: line.trim(), arithmetic: [], words: [] });
    else if (term !== undefined) block?.arithmetic.push(term);
    else block?.words.push(line.trim());
  }
  return blocks;
}

/** The mistakes that scripts/make-sample.mjs plants. */
const PLANTED = [
  { sheet: "06基本支出", address: "C20" },
  { sheet: "03支出决算", address: "G34" },
  { sheet: "09三公", address: "I8" },
];

/** What each of them breaks: class, place, arithmetic, difference. */
const BROKEN = [
  ["尾差", "06基本支出", "C20", "印 89.95 ＋ 52.10 ＋ 9.60 ＋ 18.25 ＋ 2.29 ＋ 7.72", "-0.01"],
  ["尾差", "06基本支出", "C40", "印 1925.75 ＋ 1835.79 ＋ 89.95", "0.01"],
  ["错误", "03支出决算", "E34", "印 1240.39 ＋ 0.00 ＋ 1204.39 ＋ 0.00 ＋ 0.00 ＋ 0.00", "36.00"],
  [
    "错误",
    "03支出决算",
    "G31",
    "印 1996.18 ＋ 0.00 ＋ 80.55 ＋ 1204.39 ＋ 433.28 ＋ 150.36 ＋ 91.60",
    "36.00",
  ],
  ["错误", "09三公", "I8", "印 空白 ＋ 0.00 ＋ 19.84", "-19.84"],
  ["错误", "09三公", "G8", "印 22.22 ＋ 0.00 ＋ 2.38", "19.84"],
] as const;

describe("the sample", () => {
  const { out, err, status } = gouji("check", SAMPLE);
  const blocks = blocksOf(out);

  it.each(BROKEN)("%s on %s at %s", (name, sheet, address, arithmetic, difference) => {
    const here = blocks.filter(
      (block) =>
        block.sheet === sheet && block.head.startsWith(`${name}  第`) && block.head.includes(` ${address}  `),
    );
    const found = here.find(
      (block) => block.arithmetic.map((term) => term.replace(/ \S+ /, " ")).join(" ") === arithmetic,
    );
    expect(found?.head).toContain(`相差 ${difference} 万元。`);
    expect(found?.words.join("")).toContain(name === "尾差" ? "四舍五入能解释" : "四舍五入不能解释");
    expect(found?.words.join("")).toContain("依据：");
  });

  it("names nothing but what the planted mistakes break", () => {
    const { out: json } = gouji("check", SAMPLE, "--format", "json");
    const { findings } = JSON.parse(json) as {
      findings: { class: string; cells: { sheet: string; address: string }[] }[];
    };
    const strange = findings
      .filter((finding) => finding.class === "error" || finding.class === "rounding")
      .filter(({ cells }) =>
        PLANTED.every(
          ({ sheet, address }) => !cells.some((cell) => cell.sheet === sheet && cell.address === address),
        ),
      );
    expect(strange).toEqual([]);
  });

  it("says what was read and counted, and ends with 1", () => {
    expect(out).toMatch(
      /^勾稽核对 {2}sample\.xlsx\n某市水利局\u30002024年度部门决算\n认出 \d+ 张表，读到 \d+ 个数。\n/,
    );
    expect(out).toMatch(/核对 \d+ 条勾稽关系：成立 \d+；错误 \d+，尾差 \d+，待核实 \d+，提示 \d+。/);
    expect(err).toBe("");
    expect(status).toBe(1);
  });

  it("gives the same again", () => {
    expect(gouji("check", SAMPLE).out).toBe(out);
  });
});

const PURCHASES = {
  name: "支出",
  rows: grid`
    支出决算表
    单位：万元 |     |              |          |
    科目编码   | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
               | 合计     | 30           | 10       | 20
    201        | 一般公共服务支出 | 30   | 10       | 20
    20101      | 人大事务 | 30           | 10       | 20
    2010101    | 行政运行 | 10           | 10       |
    2010102    | 一般行政管理事务 | 20   |          | 20
  `,
};

describe("what a reader has to know", () => {
  const folder = new Folder();

  it("everything holds", () => {
    const path = folder.workbook("好.xlsx", [PURCHASES]);
    expect(gouji("check", path)).toMatchObject({ status: 0, err: "" });
    expect(gouji("check", path).out).toContain("已核对的关系全部成立。");
  });

  it("amounts stored as text", () => {
    const rows = PURCHASES.rows.map((row) =>
      row.map((value, column) => (column === 4 && typeof value === "number" ? value.toFixed(2) : value)),
    );
    const { out, status } = gouji("check", folder.workbook("文本.xlsx", [{ ...PURCHASES, rows }]));
    expect(out).toContain("其中 4 个金额以文本形式存放");
    expect(status).toBe(0);
    expect(gouji("facts", folder.workbook("文本.xlsx", [{ ...PURCHASES, rows }])).out).toMatch(
      /E4 +20\.00.*（文本）/,
    );
  });

  it("hidden sheets and hidden rows, which are read all the same", () => {
    const rows = PURCHASES.rows.map((row, at) => (at === 7 ? row.map((v) => (v === 20 ? 21 : v)) : row));
    const path = folder.workbook("隐藏.xlsx", [
      { ...PURCHASES, hiddenRows: [6] },
      { ...PURCHASES, rows, name: "旧表", hidden: true },
    ]);
    const { out, status } = gouji("check", path);
    expect(out).toContain("隐藏的工作表也已读取：“旧表”。");
    expect(out).toContain("有隐藏的行或列，也已读取：“支出”。");
    expect(out).toContain("【旧表】");
    expect(status).toBe(1);
  });

  it("sheets that nobody checks", () => {
    const path = folder.workbook("别的.xlsx", [
      { name: "封面", rows: [["某局部门决算"]] },
      {
        name: "草稿",
        rows: [
          ["甲", "乙"],
          ["x", 12.5],
          ["y", 13.5],
        ],
      },
    ]);
    const { out, status } = gouji("check", path);
    expect(out).toContain("未核对  “封面”");
    expect(out).toMatch(/未核对 {2}“草稿”：.*表内有数，请人工核对。/);
    expect(out).toContain("没有可以核对的勾稽关系，这不等于没有问题。");
    expect(status).toBe(0);
  });

  it("a figure a line, whatever the cells hold", () => {
    const rows = PURCHASES.rows.map((row, at) => (at === 7 ? [...row.slice(0, 4), "20\n万元"] : row));
    const { out } = gouji("facts", folder.workbook("换行.xlsx", [{ ...PURCHASES, rows }]));
    expect(out).toMatch(/^ {2}E8 +20 万元 万元 .*（文本）$/m);
  });
});
