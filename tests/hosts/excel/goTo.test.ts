import { describe, expect, it } from "vitest";
import { rangeName } from "../../../src/workbook/index.js";
import { checkAfterEach, type Opened, openGrid } from "../../support/excel.js";

checkAfterEach();

const SHEETS = [
  { name: "表一", rows: [[1]] },
  { name: "it's 'B', C", rows: [[2]] },
];

const shown = ({ excel }: Opened): string =>
  `${excel.book.active?.name ?? ""}!${excel.book.selection.map(rangeName).join(",")}`;

describe("going to places", () => {
  it("brings the sheet to the front and selects the cell, in four requests and without a write", async () => {
    const opened = openGrid(SHEETS);
    await opened.host.goTo([opened.at("it's 'B', C", "C7")]);
    expect(shown(opened)).toBe("it's 'B', C!C7");
    expect(opened.excel.syncs).toHaveLength(4);
    expect(opened.excel.book.writes).toBe(0);
  });

  it("selects all places of the sheet where Excel can, the first one active", async () => {
    const places = (opened: Opened) =>
      [
        opened.at("表一", "C7"),
        opened.at("表一", "A1"),
        opened.at("表一", "A2"),
        opened.at("it's 'B', C", "B5"),
        opened.at("表一", "C7"),
      ] as const;
    const opened = openGrid(SHEETS, { version: "1.18" });
    await opened.host.goTo(places(opened));
    expect(shown(opened)).toBe("表一!C7,A1:A2");

    const older = openGrid(SHEETS, { version: "1.17" });
    await older.host.goTo(places(older));
    expect(shown(older)).toBe("表一!C7");
  });

  it("selects once more when the selection went astray, and then gives up", async () => {
    const opened = openGrid(SHEETS);
    const { excel, host } = opened;
    excel.state.astray = 1;
    await host.goTo([opened.at("表一", "C7")]);
    expect(shown(opened)).toBe("表一!C7");
    excel.state.astray = 2;
    await expect(host.goTo([opened.at("表一", "D8")])).rejects.toMatchObject({ code: "failed" });
  });

  it("finds a sheet by its id whatever it is called by now", async () => {
    const opened = openGrid(SHEETS);
    const place = opened.at("表一", "B2");
    opened.excel.book.renameSheet(opened.excel.book.sheet("表一"), "新名");
    await opened.host.goTo([place]);
    expect(shown(opened)).toBe("新名!B2");
  });

  it("says that the sheet is gone, hidden, or that another workbook lies in front", async () => {
    const opened = openGrid(SHEETS);
    const { excel, host } = opened;
    const place = opened.at("it's 'B', C", "A1");
    excel.state.isBehind = true;
    await expect(host.goTo([place])).rejects.toMatchObject({ code: "other-workbook" });
    excel.state.isBehind = false;
    excel.book.sheet("it's 'B', C").visibility = "hidden";
    await expect(host.goTo([place])).rejects.toMatchObject({
      code: "sheet-hidden",
      data: { sheet: "it's 'B', C" },
    });
    excel.book.removeSheet(excel.book.sheet("it's 'B', C"));
    await expect(host.goTo([place])).rejects.toMatchObject({ code: "sheet-gone" });
  });
});
