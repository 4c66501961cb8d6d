import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, vi } from "vitest";
import webpack from "webpack";
import configs from "../../webpack.config.js";
import { servedPage } from "../../webpack/page.js";
import { findChromium, FLAGS } from "../../scripts/chromium.mjs";
import { serve } from "../../scripts/serve.mjs";

/** One Chromium for all tests of a file, which may take their time: pages are loaded and drawn in them. */
export function withBrowser(): () => Browser {
  vi.setConfig({ testTimeout: 60_000 });
  let browser: Browser | undefined;
  beforeAll(async () => {
    const executablePath = findChromium();
    if (executablePath === undefined) throw new Error("no Chromium: run node scripts/chromium.mjs");
    browser = await chromium.launch({ executablePath, args: FLAGS });
  }, 60_000);
  afterAll(() => browser?.close());
  return () => {
    if (!browser) throw new Error("the browser is not started");
    return browser;
  };
}

/** A page that may ask nothing but `address`, and fails the test when it complains or asks anything else. */
export class Visit {
  readonly problems: string[] = [];
  private constructor(readonly page: Page) {}

  /** `initScript` runs before the page's own scripts. */
  static async open(
    browser: Browser,
    address: string,
    { initScript, ...options }: BrowserContextOptions & { initScript?: string } = {},
  ): Promise<Visit> {
    const context = await browser.newContext({ locale: "zh-CN", ...options });
    if (initScript !== undefined) await context.addInitScript(initScript);
    const page = await context.newPage();
    const visit = new Visit(page);
    const origin = address.startsWith("file:") ? address.split("#")[0] : new URL(address).origin;
    await context.route("**/*", (route) => {
      const url = route.request().url();
      if (url.startsWith(origin ?? "") || url.startsWith("data:") || url.startsWith("blob:"))
        return route.continue();
      visit.problems.push(`asked for ${url}`);
      return route.abort();
    });
    page.on("pageerror", (error) => visit.problems.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") visit.problems.push(message.text());
    });
    await page.goto(address);
    return visit;
  }

  /** Nothing was asked of the network and nothing was complained about. */
  async close(): Promise<void> {
    expect(this.problems).toEqual([]);
    await this.page.context().close();
  }
}

const page = configs({}).find(({ name }) => name === "page");

/** Builds `entry`, a test's own page, as the product's page is built, and serves it. */
export function withPage(entry: string): () => string {
  const folder = mkdtempSync(join(tmpdir(), "gouji-page-"));
  let close = (): void => undefined;
  let address = "";
  beforeAll(async () => {
    await build({
      ...page,
      mode: "development",
      devtool: false,
      dependencies: [],
      entry: fileURLToPath(new URL(`../${entry}`, import.meta.url)),
      output: { path: folder, filename: "main.js" },
      plugins: [servedPage()],
    });
    const served = await serve(folder);
    address = served.address;
    close = () => served.server.close();
  }, 120_000);
  afterAll(() => {
    close();
    rmSync(folder, { recursive: true, force: true });
  });
  return () => address;
}

/** Runs webpack once. */
export function build(config: webpack.Configuration): Promise<void> {
  return new Promise((resolve, reject) => {
    const compiler = webpack(config);
    compiler.run((error, stats) => {
      if (error || stats?.hasErrors()) reject(error ?? new Error(stats?.toString("errors-only")));
      else
        compiler.close(() => {
          resolve();
        });
    });
  });
}
