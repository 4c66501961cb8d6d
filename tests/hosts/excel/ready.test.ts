import { describe, expect, it } from "vitest";
import { type OfficeGlobals, ready } from "../../../src/hosts/excel/index.js";

function globals(host: string | null, version = "1.14", platform = "OfficeOnline"): OfficeGlobals {
  const isSetSupported = (name: string, wanted = ""): boolean =>
    name === "ExcelApi" && Number(wanted.split(".")[1]) <= Number(version.split(".")[1]);
  return {
    Office: {
      onReady: () => Promise.resolve({ host, platform }),
      context: { platform, requirements: { isSetSupported } },
    },
    Excel: { run: () => Promise.reject(new Error("not used")) },
  } as unknown as OfficeGlobals;
}

describe("where the page finds itself", () => {
  it("in Excel on the web or on a desktop", async () => {
    const web = await ready({ globals: globals("Excel") });
    expect(web).toMatchObject({ is: "excel", library: { isWeb: true } });
    const desktop = await ready({ globals: globals("Excel", "1.20", "PC") });
    expect(desktop).toMatchObject({ is: "excel", library: { isWeb: false } });
    if (desktop.is === "excel") {
      expect(desktop.library.supports("1.20")).toBe(true);
      expect(desktop.library.supports("1.21")).toBe(false);
    }
  });

  it.each([
    ["too-old", globals("Excel", "1.10")],
    ["too-old", { ...globals("Excel"), Excel: undefined }],
    ["other-host", globals("Word")],
    ["not-office", globals(null)],
    ["not-loaded", {}],
    ["no-answer", { Office: { onReady: () => new Promise(() => undefined) } }],
    ["no-answer", { Office: { onReady: () => Promise.reject(new Error("x")) } }],
  ])("%s", async (is, given) => {
    expect(await ready({ globals: given as OfficeGlobals, timeout: 1 })).toEqual({ is });
  });
});
