import { describe, expect, it } from "vitest";
import { excelHost } from "../../../src/hosts/excel/index.js";
import { HostError } from "../../../src/hosts/port.js";
import { connect } from "../../excel-host/adapters/node.js";
import { checkAfterEach, openGrid } from "../../support/excel.js";

checkAfterEach();

const SHEETS = [{ name: "表一", rows: [["合计", 907.94]] }];

describe("the memory of a workbook", () => {
  it("keeps a text for a pane that is opened later, on no sheet", async () => {
    const { host, excel } = openGrid(SHEETS);
    const cells = (): string => JSON.stringify(excel.book.sheets.map((sheet) => [...sheet.cells]));
    const before = cells();
    expect(await host.memory.load("applied")).toBeUndefined();
    await host.memory.save("applied", '{"合计":1}');
    const later = excelHost({ library: connect(excel) });
    expect(await later.memory.load("applied")).toBe('{"合计":1}');
    expect([...excel.book.settings.keys()]).toEqual(["gouji.applied"]);
    expect(cells()).toBe(before);
  });

  it("takes the place of what was there, and forgets", async () => {
    const { host, excel } = openGrid(SHEETS);
    await host.memory.save("unlocked", "a");
    await host.memory.save("unlocked", "b");
    expect(await host.memory.load("unlocked")).toBe("b");
    await host.memory.save("unlocked", undefined);
    await host.memory.save("unlocked", undefined);
    expect(await host.memory.load("unlocked")).toBeUndefined();
    expect(excel.book.settings.size).toBe(0);
  });

  it("is not somebody else's: what is no text of ours is none", async () => {
    const { host, excel } = openGrid(SHEETS);
    excel.book.settings.set("gouji.applied", { not: "ours" });
    expect(await host.memory.load("applied")).toBeUndefined();
  });

  it("says when Excel does not keep it", async () => {
    const { host, excel } = openGrid(SHEETS);
    Object.defineProperty(excel.book.settings, "set", { value: () => excel.book.settings });
    await expect(host.memory.save("applied", "a")).rejects.toBeInstanceOf(HostError);
  });
});
