import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Frame, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serve } from "../../scripts/serve.mjs";
import type { Finding } from "../../src/check/index.js";
import { readWorkbook } from "../../src/hosts/file/index.js";
import type { Repairs } from "../../src/repair/index.js";
import { Visit, withBrowser } from "../support/browser.js";
import { SAMPLE } from "../support/command.js";
import { openExcel } from "../support/excelBrowser.js";
import { bookOf, grid } from "../support/table.js";

const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));
const SINGLE = join(DIST, "single", "gouji.html");

const browser = withBrowser();
let address = "";
let stop = (): void => undefined;

beforeAll(async () => {
  if (!existsSync(SINGLE)) throw new Error("dist/single/gouji.html is missing: npm run build");
  const served = await serve(join(DIST, "page"));
  address = served.address;
  stop = () => served.server.close();
});
afterAll(() => {
  stop();
});

/** Three sums that contradict each other, and no two of them: nothing tells so without the solver. */
const WORKBOOK = bookOf(grid`
  2024年度支出决算表
  | | 单位：万元
  科目编码 | 科目名称 | 本年支出合计
  | 合计 | 19.99
  201 | 一般公共服务支出 | 10
  20101 | 人大事务 | 5.01
  20102 | 政协事务 | 5
  205 | 教育支出 | 10
  20501 | 教育管理事务 | 5.01
  20502 | 普通教育 | 5
`);

/** Lets the page check that in place of its own workbook; `answers` is what its workers say. */
const HOOK = `
  window.answers = [];
  window.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => window.answers.push(data));
    }
    postMessage(message) {
      const papers = { workbook: ${JSON.stringify(WORKBOOK)}, texts: [], companions: [] };
      super.postMessage(message.do === "check" ? { ...message, papers } : message);
    }
  };
`;

interface Answer {
  readonly is: string;
  readonly repairs?: Repairs;
  readonly report?: { readonly findings: readonly Finding[] };
}

/** Whether the workers asked for the solver, what they say of the joint check, and how many contradictions they found. */
async function answers(page: Page | Frame): Promise<unknown[]> {
  const said = (): Promise<Answer[]> =>
    page.evaluate(() => (window as unknown as { answers: Answer[] }).answers);
  await expect.poll(async () => (await said()).at(-1)?.is, { timeout: 30_000 }).toBe("checked");
  const all = await said();
  const { repairs, report } = all.find(({ is }) => is === "checked") ?? {};
  const found = report?.findings.filter(({ rule }) => rule === "joint/digits") ?? [];
  return [all.some(({ is }) => is === "needs-solver"), repairs?.joint, found.length];
}

const RAN = [true, "ran", 1];
const NOT_RUN = [true, "not-run", 0];

describe.each<[string, () => string]>([
  ["from a server", () => address],
  ["from disk", () => pathToFileURL(SINGLE).href],
])("the page %s", (_, form) => {
  it("loads the solver for a worker that needs it, under its policy and with no request elsewhere", async () => {
    const visit = await Visit.open(browser(), `${form()}#sample`, { initScript: HOOK });
    expect(await answers(visit.page)).toEqual(RAN);
    await visit.close();
  });
});

/** The served page in a context of its own, where requests may be changed and fail. */
async function disturbed(disturb: (page: Page) => Promise<unknown>): Promise<Page> {
  const context = await browser().newContext({ locale: "zh-CN" });
  await context.addInitScript(HOOK);
  const page = await context.newPage();
  await disturb(page);
  await page.goto(`${address}#sample`);
  return page;
}

describe("the pane in Excel", () => {
  it("loads the solver too, beside office.js", async () => {
    const workbook = readWorkbook(readFileSync(SAMPLE), "sample.xlsx");
    const { frame, close } = await openExcel(browser(), workbook, { folder: join(DIST, "addin") });
    const button = frame.getByRole("button", { name: "核对", exact: true });
    await button.waitFor();
    await frame.evaluate(HOOK);
    await button.click();
    expect(await answers(frame)).toEqual(RAN);
    await close();
  });
});

describe("without the solver", () => {
  it("a worker goes on under a policy that forbids WebAssembly, which it inherits from the page", async () => {
    const page = await disturbed((page) =>
      page.route(address, async (route) => {
        const response = await route.fetch();
        const text = await response.text();
        await route.fulfill({ response, body: text.replace(" 'wasm-unsafe-eval'", "") });
      }),
    );
    expect(await answers(page)).toEqual(NOT_RUN);
    await page.context().close();
  });

  it("a worker goes on where it does not arrive, and the next one asks again", async () => {
    let isMissing = true;
    const page = await disturbed((page) =>
      page.route(/highs_wasm/, (route) => (isMissing ? route.abort() : route.continue())),
    );
    expect(await answers(page)).toEqual(NOT_RUN);
    isMissing = false;
    await page.evaluate(() => {
      (window as unknown as { answers: Answer[] }).answers = [];
    });
    await page.getByRole("button", { name: "重新核对" }).click();
    expect(await answers(page)).toEqual(RAN);
    await page.context().close();
  });
});
