import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Browser, BrowserContext, Frame, Page, Route } from "playwright-core";
import { expect } from "vitest";
import type { Workbook } from "../../src/workbook/index.js";
import { embed } from "../excel-host/adapters/embedding.js";
import { answerWeb } from "../excel-host/adapters/web.js";
import { type ExcelOptions, SimulatedExcel } from "../excel-host/excel.js";

/** One host name for the page around the pane and the pane, as office.js demands; no such server exists. */
const ORIGIN = "https://pane.gouji.test";
const AROUND = `${ORIGIN}/excel-on-the-web`;
const CDN = "https://appsforoffice.microsoft.com/lib/1/hosted/";
const OFFICE_JS = path.join(
  path.dirname(createRequire(import.meta.url).resolve("@microsoft/office-js/package.json")),
  "dist",
);

export interface OpenExcelOptions extends Omit<ExcelOptions, "platform"> {
  /** The folder of the built pane: every file in it is found at its own path. */
  readonly folder: string;
  /** The pane's page in that folder. */
  readonly path?: string;
  readonly locale?: string;
  /** Of the pane, in pixels; Excel on the web gives 350. */
  readonly width?: number;
  readonly colorScheme?: "light" | "dark";
  /** `blocked`: office.js cannot be loaded; `silent`: it is, and nobody answers it. */
  readonly office?: "there" | "blocked" | "silent";
  /** What the pane's page may say on the console without failing the test. */
  readonly mayComplain?: RegExp;
}

export interface OpenedExcel {
  /** The page around the pane. */
  readonly page: Page;
  /** The pane itself. */
  readonly frame: Frame;
  /** Excel behind it: the workbook as it stands, faults to plan, requests that were answered. */
  readonly excel: SimulatedExcel;
  /**
   * Fails the test when the pane asked for anything but its own files and office.js, complained on its console, threw,
   * or used what is not simulated.
   */
  readonly close: () => Promise<void>;
}

/**
 * Opens a workbook in a simulated Excel on the web, in Chromium, with a built pane in it. The pane is the shipped one
 * to the last byte: it takes office.js from Microsoft's address, which is answered from the npm copy, and talks to it.
 * Nothing leaves the machine; all requests are answered by the browser's driver, so no server and no certificate is
 * needed.
 */
export async function openExcel(
  browser: Browser,
  workbook: Workbook,
  options: OpenExcelOptions,
): Promise<OpenedExcel> {
  const { folder, path: pane = "taskpane.html", locale = "zh-CN", width = 350, office = "there" } = options;
  const excel = new SimulatedExcel(workbook, { ...options, platform: "web" });
  const problems: string[] = [];
  const context = await browser.newContext({
    locale,
    viewport: { width: 1000, height: 700 },
    colorScheme: options.colorScheme ?? "light",
  });
  await answerRequests(context, folder, office, problems);
  const page = await context.newPage();
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    const isComplaint = message.type() === "error" || message.type() === "warning";
    if (isComplaint && !options.mayComplain?.test(message.text())) problems.push(message.text());
  });
  await page.exposeFunction("askExcel", (request: string, flags: number) => answerWeb(excel, request, flags));
  excel.onEvent = ({ type, payload }) => {
    // After the answer: office.js adds its handlers while it reads that.
    setTimeout(() => {
      const told = [type, JSON.stringify(payload)] as const;
      page
        .evaluate(([kind, text]) => {
          window.tellPane(kind, text);
        }, told)
        .catch(() => undefined);
    }, 0);
  };
  await page.goto(AROUND);
  const attached = page.waitForEvent("frameattached");
  const embedding = {
    pane: `${ORIGIN}/${pane}`,
    version: excel.version,
    locale,
    width,
    isSilent: office === "silent",
  };
  await page.evaluate(embed, embedding);
  const frame = await attached;
  await frame.waitForURL(embedding.pane);
  return {
    page,
    frame,
    excel,
    async close() {
      await context.close();
      expect(problems).toEqual([]);
      expect(excel.missing).toEqual([]);
    },
  };
}

async function answerRequests(
  context: BrowserContext,
  folder: string,
  office: OpenExcelOptions["office"],
  problems: string[],
): Promise<void> {
  const file = (route: Route, root: string, name: string): Promise<void> => {
    const found = path.join(root, decodeURIComponent(name));
    if (!found.startsWith(root) || !existsSync(found)) {
      problems.push(`asked for ${route.request().url()}`);
      return route.fulfill({ status: 404 });
    }
    return route.fulfill({ path: found, headers: { "access-control-allow-origin": "*" } });
  };
  await context.route("**/*", (route) => {
    const { origin, pathname, href } = new URL(route.request().url());
    if (href === AROUND) {
      return route.fulfill({ contentType: "text/html", body: "<!doctype html><body style='margin:0'>" });
    }
    if (origin === ORIGIN) return file(route, folder, pathname);
    if (href.startsWith(CDN)) {
      return office === "blocked"
        ? route.abort()
        : file(route, OFFICE_JS, pathname.slice("/lib/1/hosted".length));
    }
    if (href.startsWith("data:") || href.startsWith("blob:")) return route.continue();
    problems.push(`asked for ${href}`);
    return route.abort();
  });
}
