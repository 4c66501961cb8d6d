import type { Block, BlockCell, BlockContent, BlockLook } from "../../src/workbook/index.js";

const FRAMED = { border: true } as const;
const AMOUNT: BlockLook = { ...FRAMED, align: "right", numberFormat: "#,##0.00" };
const HEAD: BlockLook = { ...FRAMED, bold: true, align: "center", wrap: true };

export function text(value: string): BlockContent {
  return { kind: "text", text: value };
}

export function amount(value: string): BlockContent {
  return { kind: "number", amount: value };
}

/** A block of these cells alone, as large as they reach. */
export function blockOf(name: string, cells: readonly BlockCell[], rest: Partial<Block> = {}): Block {
  return {
    name,
    rows: Math.max(0, ...cells.map(({ row }) => row + 1)),
    columns: Math.max(0, ...cells.map(({ column }) => column + 1)),
    cells,
    merges: [],
    widths: [],
    print: { landscape: false },
    ...rest,
  };
}

/**
 * A working paper as it is printed: title, line of the unit, header over two rows with merged cells, amounts taken from
 * the first two cells of sheet `source`, their total and their change in words, and notes. `block`: its own index among
 * those that are inserted.
 */
export function workingPaper(source: number, block = 0, name = "三公经费（底稿）"): Block {
  const taken = (row: number, column: number, value: string): BlockContent => ({
    kind: "formula",
    parts: [`ROUND(`, { sheet: source, row, column }, `,2)`],
    result: { amount: value },
  });
  const own = (row: number, column: number) => ({ block, row, column });
  const cell = (row: number, column: number, content: BlockContent, look: BlockLook): BlockCell => ({
    row,
    column,
    content,
    look,
  });
  const blank = (row: number, column: number, look: BlockLook): BlockCell => ({ row, column, look });
  const line = (row: number, label: string, before: BlockContent, after: BlockContent): BlockCell[] => [
    cell(row, 0, text(label), FRAMED),
    cell(row, 1, before, AMOUNT),
    cell(row, 2, after, AMOUNT),
    cell(
      row,
      3,
      { kind: "formula", parts: [own(row, 2), "-", own(row, 1)], result: { amount: CHANGE[row] ?? "0" } },
      AMOUNT,
    ),
    row === 5
      ? blank(row, 4, { ...FRAMED, wrap: true, tone: "fill-in" })
      : cell(row, 4, text(`=${label}`), { ...FRAMED, wrap: true }),
  ];
  const total = (column: number, value: string): BlockContent => ({
    kind: "formula",
    parts: ["SUM(", own(4, column), ":", own(5, column), ")"],
    result: { amount: value },
  });
  return blockOf(
    name,
    [
      cell(0, 0, text("2024年度“三公”经费支出情况说明底稿"), { bold: true, size: 16, align: "center" }),
      cell(1, 0, text("单位：万元"), { align: "right" }),
      cell(2, 0, text("项目"), HEAD),
      cell(2, 1, text("支出"), HEAD),
      blank(2, 2, HEAD),
      cell(2, 3, text("增减"), HEAD),
      cell(2, 4, text("原因"), HEAD),
      blank(3, 0, HEAD),
      cell(3, 1, text("2023"), HEAD),
      cell(3, 2, text("2024"), HEAD),
      blank(3, 3, HEAD),
      blank(3, 4, HEAD),
      ...line(4, "公务接待费", amount("1.5"), taken(0, 0, "2.25")),
      ...line(5, "公务用车购置及运行维护费", taken(0, 1, "10"), amount("8")),
      ...line(6, "合计", total(1, "11.5"), total(2, "10.25")),
      cell(
        7,
        0,
        {
          kind: "formula",
          parts: [`IF(`, own(6, 3), `<0,"比上年减少","比上年增加")`],
          result: { text: "比上年减少" },
        },
        {},
      ),
      cell(8, 0, text("注：上年数取自上年公开的决算；本表金额按四舍五入取两位小数，尾差未作调整。"), {
        tone: "remark",
        wrap: true,
      }),
    ],
    {
      columns: 5,
      merges: [
        { top: 0, left: 0, bottom: 0, right: 4 },
        { top: 1, left: 0, bottom: 1, right: 4 },
        { top: 2, left: 0, bottom: 3, right: 0 },
        { top: 2, left: 1, bottom: 2, right: 2 },
        { top: 2, left: 3, bottom: 3, right: 3 },
        { top: 2, left: 4, bottom: 3, right: 4 },
        { top: 8, left: 0, bottom: 8, right: 4 },
      ],
      widths: [30, 14, 14, 14, 36],
      heights: { 0: 36, 8: 30 },
      print: { landscape: true, titleRows: [2, 3] },
    },
  );
}

/** Of each row of amounts, where the source holds 2.25 and 10 in its first two cells. */
const CHANGE: Readonly<Record<number, string>> = { 4: "0.75", 5: "-2", 6: "-1.25" };
