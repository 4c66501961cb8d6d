import { describe, expect, it } from "vitest";
import type { Inserted } from "../../../src/hosts/port.js";
import { putCell } from "../../excel-host/model/book.js";
import { checkAfterEach, type Opened, openGrid } from "../../support/excel.js";
import { contentsOf, everythingOn, lookAt, modelAt, TABLE } from "./blocks.js";

checkAfterEach();

interface Ready extends Opened {
  readonly inserted: Inserted;
}

async function inserted(where: "sheets" | "selection"): Promise<Ready> {
  const opened = openGrid([
    {
      name: "一",
      rows: [
        ["项目", "金额"],
        ["因公出国", 1],
      ],
    },
  ]);
  opened.excel.book.selection = [{ top: 3, left: 2, bottom: 3, right: 2 }];
  const sources = opened.excel.book.sheets.map(({ id }) => id);
  const blocks = where === "sheets" ? [TABLE, TABLE] : [TABLE];
  // As it is after it was remembered and read again.
  const plain = JSON.stringify(await opened.host.insert({ blocks, sources, where }));
  return { ...opened, inserted: JSON.parse(plain) as Inserted };
}

const names = ({ excel }: Opened): string[] => excel.book.sheets.map(({ name }) => name);

describe("sheets that were inserted", () => {
  it("are deleted, whatever they are called and whoever hid them", async () => {
    const opened = await inserted("sheets");
    const { book } = opened.excel;
    book.renameSheet(book.sheet("说明附表"), "改名");
    book.sheet("改名").visibility = "veryHidden";
    book.addSheet("说明附表");
    expect(await opened.host.remove(opened.inserted)).toEqual({ removed: 2, left: 0 });
    expect(names(opened)).toEqual(["一", "说明附表"]);
  });

  it("that are gone already count for nothing", async () => {
    const opened = await inserted("sheets");
    const { book } = opened.excel;
    book.removeSheet(book.sheet("说明附表"));
    expect(await opened.host.remove(opened.inserted)).toEqual({ removed: 1, left: 0 });
    expect(await opened.host.remove(opened.inserted)).toEqual({ removed: 0, left: 0 });
  });

  it("never leave the workbook without a visible sheet", async () => {
    const opened = await inserted("sheets");
    const { book } = opened.excel;
    book.sheet("一").visibility = "hidden";
    expect(await opened.host.remove(opened.inserted)).toEqual({ removed: 1, left: 1 });
    expect(names(opened)).toEqual(["一", "说明附表"]);
    book.addSheet("二");
    book.sheet("说明附表").visibility = "hidden";
    expect(await opened.host.remove(opened.inserted)).toEqual({ removed: 1, left: 0 });
  });

  it("stay while the structure is protected, and that is said", async () => {
    const opened = await inserted("sheets");
    opened.excel.book.isStructureProtected = true;
    await expect(opened.host.remove(opened.inserted)).rejects.toMatchObject({ code: "structure" });
    expect(names(opened)).toHaveLength(3);
  });
});

describe("an area that was inserted", () => {
  it("is as blank afterwards as if it had never been, and nothing around it is touched", async () => {
    const opened = await inserted("selection");
    const sheet = opened.excel.book.sheet("一");
    putCell(sheet, 3, 4, { value: "旁", format: "0" });
    const formulas = contentsOf(sheet);
    expect(Object.keys(formulas)).toHaveLength(14);
    expect(await opened.host.remove(opened.inserted)).toEqual({ removed: 9, left: 0 });
    expect(everythingOn(sheet)).toEqual({
      name: "一",
      contents: { A1: "项目", B1: "金额", A2: "因公出国", B2: 1, E4: "旁" },
      formats: ["3,4 0"],
      looks: [],
      merges: [],
      marks: [],
    });
    expect(await opened.host.remove(opened.inserted)).toEqual({ removed: 0, left: 0 });
  });

  it("keeps what a person has changed or filled in, as it looks", async () => {
    const opened = await inserted("selection");
    const sheet = opened.excel.book.sheet("一");
    putCell(sheet, 6, 3, { value: 3, format: "#,##0.00" });
    putCell(sheet, 7, 3, { value: "接待增加", format: "General" });
    putCell(sheet, 5, 3, { value: 3.5, format: "#,##0.00" });
    putCell(sheet, 4, 2, { value: "", format: "General" });
    expect(await opened.host.remove(opened.inserted)).toEqual({ removed: 6, left: 3 });
    expect(contentsOf(sheet)).toEqual({
      ...{ A1: "项目", B1: "金额", A2: "因公出国", B2: 1 },
      ...{ D6: 3.5, D7: 3, D8: "接待增加" },
    });
    expect(modelAt(sheet, "D7").format).toBe("#,##0.00");
    expect(lookAt(sheet, "D8")).toMatchObject({ "fill.color": "#FFFFCC" });
    expect(lookAt(sheet, "C7")).toEqual({});
  });

  it("is left where its sheet is locked, and is gone with its sheet", async () => {
    const opened = await inserted("selection");
    const { book } = opened.excel;
    const sheet = book.sheet("一");
    sheet.protection.isOn = true;
    const before = everythingOn(sheet);
    await expect(opened.host.remove(opened.inserted)).rejects.toMatchObject({
      code: "protected",
      data: { sheet: "一" },
    });
    expect(everythingOn(sheet)).toEqual(before);
    book.addSheet("二");
    book.removeSheet(sheet);
    expect(await opened.host.remove(opened.inserted)).toEqual({ removed: 0, left: 0 });
  });
});
