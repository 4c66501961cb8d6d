import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterEach, describe, expect, it, test } from "vitest";
import { readWorkbook } from "../../src/hosts/file/index.js";
import type { Sheet, Workbook } from "../../src/workbook/index.js";
import { axeProblems } from "../support/axe.js";
import { workingPaper } from "../support/blocks.js";
import { Visit, withBrowser, withPage } from "../support/browser.js";
import { workbookOf } from "../support/openBook.js";
// The page under test declares `window.gouji`.
import type {} from "./gridPage.js";

const browser = withBrowser();
const address = withPage("page/gridPage.tsx");
let visit: Visit;
let page: Page;

afterEach(async () => {
  await visit.close();
});

async function show(
  workbook: Workbook,
  theme: "light" | "dark" = "light",
  options: BrowserContextOptions = { viewport: { width: 1000, height: 600 } },
): Promise<void> {
  visit = await Visit.open(browser(), address(), options);
  page = visit.page;
  await page.evaluate(([book, wanted]) => window.gouji.open(book, wanted, "zh-CN"), [
    workbook,
    theme,
  ] as const);
}

/** A small table with a merged title, words too long for their columns, and formulas. */
function table(): Workbook {
  const workbook = workbookOf({
    "01 总表": [
      ["2024年度收入支出决算总表"],
      ["编制单位：某市某某局及其所属的全部事业单位"],
      ["项目", "金额", "说明"],
      ["甲", 1.5, "-"],
      ["乙", 2.25],
      ["合计", { f: "SUM(B4:B5)", v: 3.75 }, { f: "VLOOKUP(B4,B4:B5,1)", v: 1.5 }],
    ],
    隐藏的表: [["空"]],
  });
  return {
    ...workbook,
    sheets: workbook.sheets.map((sheet, index): Sheet => {
      if (index > 0) return { ...sheet, visibility: "hidden" };
      const merges = [{ top: 0, left: 0, bottom: 0, right: 2 }];
      const rows = sheet.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => {
          if (typeof cell.value !== "number") return cell;
          const text = cell.value.toFixed(2);
          return { ...cell, format: "0.00", text, ...(row.index === 3 ? { comment: "已核对" } : {}) };
        }),
      }));
      return { ...sheet, merges, rows };
    }),
  };
}

const cell = (address: string) => {
  const [, letter = "A", row = "1"] = /^([A-Z])(\d+)$/.exec(address) ?? [];
  const column = letter.charCodeAt(0) - 63;
  return page.locator(
    `[role=row][aria-rowindex="${Number(row) + 1}"] > [role=gridcell][aria-colindex="${column}"]`,
  );
};
const active = () => page.locator("input").first().inputValue();
const press = (...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

describe("The grid in a browser", () => {
  it("shows texts as printed, titles over their merged area, long lines over blank neighbours", async () => {
    await show(table());
    expect(await cell("B4").innerText()).toBe("1.50");
    expect(await cell("B4").evaluate((element) => getComputedStyle(element).justifyContent)).toBe("flex-end");
    const title = await cell("A1").boundingBox();
    const last = await cell("C3").boundingBox();
    expect(title && last && Math.abs(title.x + title.width - last.x - last.width)).toBeLessThan(1);
    expect(await cell("B1").count()).toBe(0);
    expect(await cell("A1").getAttribute("aria-colspan")).toBe("3");
    const line = await cell("A2").locator("span").boundingBox();
    const own = await cell("A2").boundingBox();
    expect(line && own && line.width > own.width).toBe(true);
  });

  it("says how large it is, where each cell stands, and which is active", async () => {
    await show(table());
    const grid = page.getByRole("grid");
    expect(await grid.getAttribute("aria-rowcount")).toBe("101");
    await cell("B5").click();
    const field = page.locator("textarea");
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    const id = await field.getAttribute("aria-activedescendant");
    expect(await cell("B5").getAttribute("id")).toBe(id);
    expect(await cell("B5").getAttribute("aria-selected")).toBe("true");
  });

  it("moves and selects by keys", async () => {
    await show(table());
    await cell("A3").click();
    await press("ArrowRight", "ArrowDown", "Tab");
    expect(await active()).toBe("C4");
    await press("Enter", "Shift+Tab", "Control+ArrowUp");
    expect(await active()).toBe("B3");
    await press("Shift+ArrowDown", "Shift+ArrowRight");
    expect(await page.locator("[aria-selected=true][role=gridcell]").count()).toBe(4);
    await press("Control+End");
    expect(await active()).toBe("C6");
    await press("Control+Home");
    expect(await active()).toBe("A1");
  });

  it("selects by dragging, and whole columns by their headers, whatever is merged over them", async () => {
    await show(table());
    await cell("A4").hover();
    await page.mouse.down();
    await cell("B5").hover();
    await page.mouse.up();
    const ranges = () => page.evaluate(() => window.gouji.book.getSnapshot().selections[0]?.ranges);
    expect(await ranges()).toEqual([{ top: 3, left: 0, bottom: 4, right: 1 }]);
    await page.getByRole("columnheader", { name: "B", exact: true }).click({ position: { x: 20, y: 8 } });
    expect(await ranges()).toEqual([{ top: 0, left: 1, bottom: 99, right: 1 }]);
  });

  it("goes to the address that is typed into its box", async () => {
    await show(table());
    await page.getByLabel("单元格地址").fill("b5");
    await press("Enter");
    expect(await cell("B5").getAttribute("aria-selected")).toBe("true");
  });

  it("lets the keyboard leave by Escape and Tab", async () => {
    await show(table());
    await cell("A3").click();
    await press("Escape", "Tab");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("tab");
  });

  it("edits by typing, F2 and double-click, cancels, blanks and undoes", async () => {
    await show(table());
    await cell("B4").click();
    await page.keyboard.type("１，０００");
    await press("Enter");
    expect(await cell("B4").innerText()).toBe("1000.00");
    expect(await cell("B6").innerText()).toBe("1002.25");
    expect(await active()).toBe("B5");
    await press("F2", "Backspace", "Escape");
    expect(await cell("B5").innerText()).toBe("2.25");
    await press("F2", "Backspace", "Enter");
    expect(await cell("B5").innerText()).toBe("2.20");
    await cell("A5").dblclick();
    await page.keyboard.type("丙");
    await cell("A4").click();
    expect(await cell("A5").innerText()).toBe("乙丙");
    await press("Delete");
    expect(await cell("A4").innerText()).toBe("");
    await press("Control+z", "Control+z", "Control+z", "Control+z");
    expect(await Promise.all(["A4", "A5", "B5", "B4"].map((address) => cell(address).innerText()))).toEqual([
      "甲",
      "乙",
      "2.25",
      "1.50",
    ]);
    await press("Control+y");
    expect(await cell("B4").innerText()).toBe("1000.00");
  });

  it("takes the words of an input method from their first letter on", async () => {
    await show(table());
    await cell("A4").click();
    const session = await page.context().newCDPSession(page);
    await session.send("Input.imeSetComposition", { text: "shui", selectionStart: 4, selectionEnd: 4 });
    await session.send("Input.insertText", { text: "水利" });
    await press("Enter");
    expect(await cell("A4").innerText()).toBe("水利");
  });

  it("says which formulas are out of date, and that formulas cannot be entered", async () => {
    await show(table());
    await cell("B4").click();
    await page.keyboard.type("3");
    await press("Enter");
    expect(await cell("C6").getAttribute("aria-label")).toContain("公式没有重算");
    expect(await page.getByText("1 个单元格未重算").isVisible()).toBe(true);
    await page.keyboard.type("=B4");
    await press("Enter");
    expect(await page.getByRole("status").innerText()).toContain("不能输入公式");
    expect(await cell("B5").innerText()).toBe("=B4");
  });

  it("copies as text with tabs and pastes it elsewhere", async () => {
    await show(table());
    await cell("A4").click();
    await press("Shift+ArrowRight", "Shift+ArrowDown", "Control+c");
    await cell("E10").click();
    await press("Control+v");
    expect(await cell("E10").innerText()).toBe("甲");
    expect(await cell("F11").innerText()).toBe("2.25");
  });

  it("shows the value that a number holds, and a formula with its value", async () => {
    await show(table());
    const contents = page.getByLabel("单元格内容");
    await cell("B6").click();
    expect(await contents.inputValue()).toBe("=SUM(B4:B5)");
    expect(await page.getByText("值 3.75").isVisible()).toBe(true);
    await cell("B4").click();
    await contents.fill("7.125");
    await contents.press("Enter");
    expect(await cell("B4").innerText()).toBe("7.13");
    expect(await contents.inputValue()).toBe("7.125");
    expect(await page.getByText("显示为 7.13").isVisible()).toBe(true);
  });

  it("switches sheets by their tabs, hidden ones too", async () => {
    await show(table());
    expect(await page.getByRole("tab").last().innerText()).toContain("隐藏");
    await page.getByRole("tab").first().focus();
    await press("ArrowRight");
    expect(await cell("A1").innerText()).toBe("空");
    await cell("A1").click();
    await press("Control+PageUp");
    expect(await page.getByRole("tab", { selected: true }).innerText()).toBe("01 总表");
  });

  it("says the class of a mark, and comments", async () => {
    await show(table());
    await page.evaluate(() => {
      const place = { sheet: window.gouji.book.keys[0] ?? "", row: 3, column: 1 };
      return window.gouji.host.mark([{ place, class: "error" }]);
    });
    expect(await cell("B4").getAttribute("aria-label")).toBe("1.50，错误，批注：已核对");
    expect(await cell("B4").locator("path").count()).toBe(1);
    await page.evaluate(() => window.gouji.host.clearMarks());
    expect(await cell("B4").locator("path").count()).toBe(0);
  });

  it("widens a column that is dragged, and shows no part of a number that does not fit", async () => {
    await show(table());
    const header = page.getByRole("columnheader", { name: "B", exact: true });
    const box = await header.boundingBox();
    if (!box) throw new Error("no header");
    const drag = async (from: number, by: number) => {
      await page.mouse.move(from, box.y + 8);
      await page.mouse.down();
      await page.mouse.move(from + by, box.y + 8, { steps: 3 });
      await page.mouse.up();
    };
    await drag(box.x + box.width - 1, 100);
    const wide = await header.boundingBox();
    expect(wide && Math.round(wide.width - box.width)).toBe(100);
    await drag(box.x + box.width + 99, -300);
    expect(await cell("B4").innerText()).toMatch(/^#+$/);
    expect(await cell("B4").getAttribute("title")).toContain("1.50");
  });
});

describe("Large sheets", () => {
  const rows = 100_000;
  /** Made in the page: handing over a million cells would take longer than showing them. */
  const showLarge = async () => {
    await show(workbookOf({ S: [[1]] }));
    await page.evaluate((count) => {
      const cell = (value: number, column: number) => ({ column, value, text: String(value) });
      const sheet = {
        name: "大表",
        visibility: "visible" as const,
        merges: [{ top: 500, left: 1, bottom: 700, right: 2 }],
        hiddenColumns: [],
        rows: Array.from({ length: count }, (_, index) => ({
          index,
          cells: Array.from({ length: 10 }, (_unused, column) => cell(index * 10 + column, column)),
        })),
      };
      return window.gouji.open({ name: "large.xlsx", sheets: [sheet] }, "light", "zh-CN");
    }, rows);
    await cell("J1").waitFor();
  };
  const cellCount = () => page.getByRole("gridcell").count();
  const goTo = (row: number, column: number) =>
    page.evaluate(
      ([r, c]) => window.gouji.host.goTo([{ sheet: window.gouji.book.keys[0] ?? "", row: r, column: c }]),
      [row, column] as const,
    );

  it("draws only what is in view, wherever that is", async () => {
    await showLarge();
    expect(await cellCount()).toBeLessThan(1000);
    await page.locator("button", { hasText: "pane" }).focus();
    await goTo(99_999, 9);
    await cell(`J${rows}`).waitFor();
    expect(await cell(`J${rows}`).innerText()).toBe(String(rows * 10 - 1));
    expect(await cellCount()).toBeLessThan(1000);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("pane");
  });

  it("puts the place it goes to in the middle, and keeps a merged area that begins above the view", async () => {
    await showLarge();
    await goTo(650, 0);
    await cell("A651").waitFor();
    const box = await cell("A651").boundingBox();
    expect(box && Math.abs(box.y - 300)).toBeLessThan(60);
    const merged = await cell("B501").boundingBox();
    expect(merged && merged.y < 0 && merged.y + merged.height > 600).toBe(true);
  });

  it("holds a cell in the last row and column that a sheet can have", async () => {
    const far = { index: 1_048_575, cells: [{ column: 16_383, value: 1, text: "末" }] };
    await show({
      name: "far.xlsx",
      sheets: [{ name: "远", visibility: "visible", merges: [], hiddenColumns: [], rows: [far] }],
    });
    await goTo(1_048_575, 16_383);
    const last = page.locator('[role=row][aria-rowindex="1048577"] > [aria-colindex="16385"]');
    await last.waitFor();
    expect(await last.innerText()).toBe("末");
    expect(await cellCount()).toBeLessThan(1500);
  });
});

describe("Accessibility", () => {
  const sample = fileURLToPath(new URL("../../sample/sample.xlsx", import.meta.url));

  test.each(["light", "dark"] as const)("axe finds nothing in the %s theme", async (theme) => {
    await show(readWorkbook(readFileSync(sample), "sample.xlsx"), theme);
    await page.evaluate(() => {
      const [sheet = ""] = window.gouji.book.keys;
      const classes = ["error", "doubt", "rounding", "hint"] as const;
      return window.gouji.host.mark(
        classes.map((kind, row) => ({ place: { sheet, row: row + 6, column: 2 }, class: kind })),
      );
    });
    await cell("C9").click();
    expect(await axeProblems(page)).toEqual([]);
  });

  it("tells marks apart by their borders where the system rules over colours", async () => {
    await show(table());
    await page.emulateMedia({ forcedColors: "active" });
    const styles = await page.evaluate(async () => {
      const [sheet = ""] = window.gouji.book.keys;
      const classes = ["error", "doubt", "rounding", "hint"] as const;
      await window.gouji.host.mark(
        classes.map((kind, row) => ({ place: { sheet, row: row + 2, column: 0 }, class: kind })),
      );
      await new Promise(requestAnimationFrame);
      return [4, 5, 6, 7].map((row) => {
        const marked = document.querySelector(`[aria-rowindex="${row}"] > [aria-colindex="2"]`);
        return marked && getComputedStyle(marked).outlineStyle;
      });
    });
    expect(new Set(styles).size).toBe(4);
  });

  it("shows a block that was inserted on a sheet of its own, with a tab, until it is undone", async () => {
    await show(workbookOf({ 源: [[2.25, 10]] }));
    await page.evaluate(async (block) => {
      const { book, host } = window.gouji;
      await host.insert({ blocks: [block], sources: book.keys, where: "sheets" });
    }, workingPaper(0));
    const tabs = page.getByRole("tab");
    expect(await tabs.allInnerTexts()).toEqual(["源", "三公经费（底稿）"]);
    expect(await tabs.nth(1).getAttribute("aria-selected")).toBe("true");
    expect(await cell("A1").getAttribute("aria-colspan")).toBe("5");
    expect(await cell("C7").innerText()).toBe("10.25");
    expect(await cell("E5").innerText()).toBe("=公务接待费");
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole("button", { name: "撤销" }).click();
    expect(await tabs.allInnerTexts()).toEqual(["源"]);
    expect(await cell("A1").innerText()).toBe("2.25");
  });
});
