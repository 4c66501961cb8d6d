import { beforeEach, describe, expect, it } from "vitest";
import { sheetOf, type GridSheet } from "../support/grid.js";
import { connect, settled } from "./adapters/node.js";
import { type ExcelOptions, SimulatedExcel } from "./excel.js";
import { putCell } from "./model/book.js";
import { apiSets } from "./wire/apiSets.js";

/** What a request of the real office.js comes to in the simulated Excel, without any host of ours. */
type Batch = (context: Excel.RequestContext) => Promise<unknown>;

let excel: SimulatedExcel;

function open(
  options: ExcelOptions = {},
  sheets: readonly GridSheet[] = [{ name: "表", rows: [[1, 2]] }],
): void {
  excel = new SimulatedExcel({ name: "a.xlsx", sheets: sheets.map(sheetOf) }, options);
}

const run = (batch: Batch): Promise<unknown> => connect(excel).run(batch);
const refusal = (code: string) => expect.objectContaining({ code }) as unknown;

function first(context: Excel.RequestContext): Excel.Worksheet {
  return context.workbook.worksheets.getItem("表");
}

beforeEach(() => {
  open();
});

describe("the simulated Excel refuses what Excel refuses", () => {
  it.each<[string, string, Batch]>([
    [
      "an array of another shape",
      "InvalidArgument",
      (context) => {
        first(context).getRange("A1:B1").values = [[1], [2]];
        return context.sync();
      },
    ],
    [
      "a sheet that is not there",
      "ItemNotFound",
      (context) => {
        context.workbook.worksheets.getItem("无").load("name");
        return context.sync();
      },
    ],
    [
      "an address that is none",
      "InvalidArgument",
      (context) => {
        first(context).getRange("A1,B2").load("values");
        return context.sync();
      },
    ],
    [
      "a cell outside the sheet",
      "InvalidArgument",
      (context) => {
        first(context).getRangeByIndexes(1_048_576, 0, 1, 1).load("values");
        return context.sync();
      },
    ],
    [
      "addresses beyond 8,192 characters",
      "InvalidArgument",
      (context) => {
        first(context)
          .getRanges(Array.from({ length: 3000 }, () => "A1").join())
          .load("address");
        return context.sync();
      },
    ],
    [
      "more than five million cells",
      "RangeExceedsLimit",
      (context) => {
        first(context).getRange("A1:F1000000").load("values");
        return context.sync();
      },
    ],
    [
      "selecting on a sheet that is not in front",
      "InvalidOperation",
      (context) => {
        excel.book.active = excel.book.addSheet("前");
        first(context).getRange("A1").select();
        return context.sync();
      },
    ],
  ])("%s", async (_what, code, batch) => {
    await expect(run(batch)).rejects.toEqual(refusal(code));
    expect(excel.missing).toEqual([]);
  });

  it.each<[string, string, Batch]>([
    [
      "a formula that names a sheet which is not there",
      "InvalidArgument",
      (context) => {
        first(context).getRange("A1").formulas = [["='无'!A1"]];
        return context.sync();
      },
    ],
    [
      "clearing a part of a merged area",
      "InvalidOperation",
      (context) => {
        first(context).getRange("A1:B1").merge(false);
        first(context).getRange("B1").clear("Contents");
        return context.sync();
      },
    ],
    [
      "a line between rows where there is one row",
      "InvalidArgument",
      (context) => {
        first(context).getRange("A1:B1").format.borders.getItem("InsideHorizontal").style = "Continuous";
        return context.sync();
      },
    ],
    [
      "a second sheet of one name",
      "ItemAlreadyExists",
      (context) => {
        context.workbook.worksheets.add("表");
        return context.sync();
      },
    ],
    [
      "deleting the only sheet that is visible",
      "InvalidOperation",
      (context) => {
        first(context).delete();
        return context.sync();
      },
    ],
  ])("%s", async (_what, code, batch) => {
    await expect(run(batch)).rejects.toEqual(refusal(code));
    expect(excel.missing).toEqual([]);
  });

  it("new sheets and deleting while the structure is protected", async () => {
    excel.book.addSheet("二");
    excel.book.isStructureProtected = true;
    const add: Batch = (context) => {
      context.workbook.worksheets.add("三");
      return context.sync();
    };
    const remove: Batch = (context) => {
      context.workbook.worksheets.getItem("二").delete();
      return context.sync();
    };
    await expect(run(add)).rejects.toEqual(refusal("AccessDenied"));
    await expect(run(remove)).rejects.toEqual(refusal("AccessDenied"));
  });

  it("more than 5 MB, on the web only", async () => {
    const long = "长".repeat(30_000);
    const rows = Array.from({ length: 70 }, () => [long]);
    const read: Batch = (context) => {
      first(context).getRange("A1:A70").load("values");
      return context.sync();
    };
    const write: Batch = (context) => {
      first(context).getRange("B1:B70").values = rows;
      return context.sync();
    };
    open({ platform: "web" }, [{ name: "表", rows }]);
    await expect(run(read)).rejects.toEqual(refusal("ResponsePayloadSizeLimitExceeded"));
    await expect(run(write)).rejects.toEqual(refusal("RequestPayloadSizeLimitExceeded"));
    open({ platform: "desktop" }, [{ name: "表", rows }]);
    await run(read);
    await run(write);
  });

  it("writing on a protected sheet, except into unlocked cells", async () => {
    const sheet = excel.book.sheet("表");
    sheet.protection.isOn = true;
    putCell(sheet, 0, 1, { value: 2, format: "General", isLocked: false });
    const write = (address: string) =>
      run((context) => {
        first(context).getRange(address).values = [[9]];
        return context.sync();
      });
    await expect(write("A1")).rejects.toEqual(refusal("AccessDenied"));
    await write("B1");
    const mark: Batch = (context) => {
      first(context).getRange("A1").conditionalFormats.add("Custom");
      return context.sync();
    };
    await expect(run(mark)).rejects.toEqual(refusal("AccessDenied"));
    expect(sheet.formats).toEqual([]);
  });

  it("everything while a cell is being edited", async () => {
    excel.isEditing = true;
    const read: Batch = (context) => {
      context.workbook.load("name");
      return context.sync();
    };
    await expect(run(read)).rejects.toEqual(refusal("InvalidOperationInCellEditMode"));
  });

  it("members that this version does not have, and remembers that somebody wanted them", async () => {
    open({ version: "1.8" });
    const areas: Batch = (context) => {
      first(context).getRanges("A1").load("address");
      return context.sync();
    };
    await expect(run(areas)).rejects.toEqual(refusal("ApiNotFound"));
    expect(excel.missing).toEqual(["Worksheet.GetRanges"]);
  });

  it("members that are not simulated, and remembers them", async () => {
    const merged: Batch = (context) => {
      first(context).getRange("A1").getMergedAreasOrNullObject().load("address");
      return context.sync();
    };
    await expect(run(merged)).rejects.toEqual(refusal("ApiNotFound"));
    const slanted: Batch = (context) => {
      first(context).getRange("A1").format.font.italic = true;
      return context.sync();
    };
    await expect(run(slanted)).rejects.toEqual(refusal("ApiNotFound"));
    expect(excel.missing).toEqual(["Range.GetMergedAreasOrNullObject", "RangeFont.Italic"]);
  });

  it.each(["", "x".repeat(32), "a/b", "a[b", "'a", "表"])("a sheet named %j", (name) => {
    expect(() => excel.book.addSheet(name)).toThrow();
  });
});

describe("the simulated Excel behaves as Excel", () => {
  it("keeps what was done before an action that fails", async () => {
    const half: Batch = (context) => {
      first(context).getRange("A1").values = [[5]];
      first(context).getRange("A2").values = [[5, 6]];
      return context.sync();
    };
    await expect(run(half)).rejects.toEqual(refusal("InvalidArgument"));
    expect(excel.book.sheet("表").cells.get(0)?.get(0)?.value).toBe(5);
  });

  it("keeps ranges until they are given back", async () => {
    await run(async (context) => {
      first(context).getRange("A1").load("values");
      await context.sync();
      expect(excel.keptReferences).toBe(1);
    });
    await settled();
    expect(excel.keptReferences).toBe(0);
  });

  it("takes texts for formulas, numbers and dates as if they were typed", async () => {
    await run((context) => {
      first(context).getRange("A1:E1").values = [["=1+1", "12", "2024-1-1", "'12", "+A1"]];
      return context.sync();
    });
    const row = excel.book.sheet("表").cells.get(0);
    expect([0, 1, 2, 3, 4].map((column) => typeof row?.get(column)?.value)).toEqual([
      "number",
      "number",
      "number",
      "string",
      "number",
    ]);
    expect(row?.get(4)?.formula).toBe("=+A1");
  });

  it("drops what is written into a merged area beside its first cell, and says nothing", async () => {
    await run((context) => {
      first(context).getRange("A1:B1").merge(false);
      first(context).getRange("A1:B1").values = [["甲", "乙"]];
      return context.sync();
    });
    const row = excel.book.sheet("表").cells.get(0);
    expect([row?.get(0)?.value, row?.get(1)?.value]).toEqual(["甲", ""]);
  });

  it("keeps a formula as a text in a cell in text format", async () => {
    await run((context) => {
      const range = first(context).getRange("A1:B1");
      range.numberFormat = [["@", null]];
      range.formulas = [["=1+1", "=1+1"]];
      return context.sync();
    });
    const row = excel.book.sheet("表").cells.get(0);
    expect(row?.get(0)).toEqual({ value: "=1+1", format: "@" });
    expect(row?.get(1)?.formula).toBe("=1+1");
  });

  it("takes arrays that office.js cuts into several", async () => {
    const rows = Array.from({ length: 2000 }, (_, row) => [row, "值"]);
    await run((context) => {
      first(context).getRange("A1:B2000").values = rows;
      return context.sync();
    });
    expect(excel.missing).toEqual([]);
    expect(excel.book.sheet("表").cells.get(1999)?.get(0)?.value).toBe(1999);
  });

  it("knows from the published types which version brought each member", () => {
    const sets = apiSets();
    expect(sets.size).toBeGreaterThan(1500);
    expect(sets.get("Range.values")).toBe("1.1");
    expect(sets.get("Worksheet.getRanges")).toBe("1.9");
    expect(sets.get("RangeAreas.select")).toBe("1.18");
    expect(sets.get("WorksheetCollection.onNameChanged")).toBe("1.17");
  });
});
