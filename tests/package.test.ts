import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { baseOf, DEVELOPMENT, makePackage, manifestFor } from "../scripts/package.mjs";
import { everything, parseXml } from "./support/xml.js";

const BASE = "https://budget.example.gov.cn/gouji";
const folder = mkdtempSync(join(tmpdir(), "gouji-package-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Every https address in a manifest, namespaces apart. */
function addressesIn(xml: string): string[] {
  return everything(parseXml(xml))
    .flatMap(({ attributes }) => Object.entries(attributes))
    .flatMap(([name, value]) => (name === "DefaultValue" && value.startsWith("https:") ? [value] : []));
}

describe("the package for a web server", () => {
  it.each([
    [BASE, BASE],
    [`${BASE}/`, BASE],
    ["https://gouji.example.cn", "https://gouji.example.cn"],
    ["https://gouji.example.cn:8443/a/b//", "https://gouji.example.cn:8443/a/b"],
  ])("is for %s", (given, base) => {
    expect(baseOf(given)).toBe(base);
  });

  it.each([
    undefined,
    "",
    "gouji",
    "http://gouji.example.cn",
    "https://a.cn/?b",
    "https://a.cn/#b",
    "https://u@a.cn/",
  ])("is not for %j", (given) => {
    expect(() => baseOf(given)).toThrow();
  });

  it("has a manifest for each place that office.js comes from, and every address of it in the site", () => {
    makePackage(BASE, folder);
    for (const [manifest, page, office] of [
      ["manifest.xml", "taskpane.html", "https://appsforoffice.microsoft.com/"],
      ["manifest-21vianet.xml", "taskpane-21vianet.html", "https://appsforoffice.cdn.partner.office365.cn/"],
    ] as const) {
      const xml = readFileSync(join(folder, manifest), "utf8");
      expect(xml).toBe(manifestFor(BASE, page));
      expect(xml).not.toContain(DEVELOPMENT);
      const addresses = addressesIn(xml);
      expect(addresses).toContain(`${BASE}/${page}`);
      for (const address of addresses) {
        expect(address.startsWith(`${BASE}/`)).toBe(true);
        const path = address.slice(BASE.length + 1);
        expect(existsSync(join(folder, "site", path === "" ? "index.html" : path))).toBe(true);
      }
      const html = readFileSync(join(folder, "site", page), "utf8");
      const [first, second] = [...html.matchAll(/<script defer src="([^"]+)"/g)].map(([, src]) => src ?? "");
      expect(first?.startsWith(office)).toBe(true);
      expect(existsSync(join(folder, "site", second ?? ""))).toBe(true);
      expect(html).toContain(`script-src 'self' ${new URL(office).origin} 'wasm-unsafe-eval';`);
    }
  });

  it("holds the page and the single file, and nothing of office.js itself", () => {
    const files = readdirSync(join(folder, "site"), { recursive: true, encoding: "utf8" });
    expect(files).toEqual(expect.arrayContaining(["index.html", "gouji.html", join("page", "index.html")]));
    expect(files.filter((file) => /office\.js|excel-web|\.svg$/.test(file))).toEqual([]);
  });
});
