import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import webpack from "webpack";

const PAGE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>Grid</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>html,body,#root{height:100%;margin:0}</style></head>
<body><div id="root"></div><script src="page.js"></script></body></html>`;

const FLAGS = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

/** The test page of the grid, built once, and a browser to open it in. */
export interface GridBrowser {
  readonly browser: Browser;
  newPage(options?: Parameters<Browser["newPage"]>[0]): Promise<Page>;
  close(): Promise<void>;
}

/** @throws when there is no Chromium where `CHROMIUM` says, or in /usr/bin. */
export async function startGridBrowser(): Promise<GridBrowser> {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) {
    throw new Error(`No Chromium at ${executablePath}: set CHROMIUM to the path of one.`);
  }
  const folder = await mkdtemp(path.join(tmpdir(), "gouji-grid-"));
  const [browser] = await Promise.all([chromium.launch({ executablePath, args: FLAGS }), build(folder)]);
  return {
    browser,
    async newPage(options) {
      const page = await browser.newPage(options);
      await page.goto(pathToFileURL(path.join(folder, "page.html")).href);
      return page;
    },
    async close() {
      await browser.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function build(folder: string): Promise<void> {
  const compiler = webpack({
    mode: "development",
    devtool: false,
    target: "web",
    entry: fileURLToPath(new URL("../page/gridPage.tsx", import.meta.url)),
    output: { path: folder, filename: "page.js" },
    resolve: {
      extensions: [".ts", ".tsx", ".js"],
      extensionAlias: { ".js": [".ts", ".tsx", ".js"] },
    },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          loader: "swc-loader",
          options: {
            swcrc: false,
            jsc: {
              parser: { syntax: "typescript", tsx: true },
              target: "es2022",
              transform: { verbatimModuleSyntax: true, react: { runtime: "automatic" } },
            },
          },
        },
      ],
    },
    performance: false,
  });
  await new Promise<void>((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error ?? stats?.hasErrors()) reject(error ?? new Error(stats?.toString("errors-only")));
      else resolve();
    });
  });
  await new Promise<void>((resolve) => {
    compiler.close(() => {
      resolve();
    });
  });
  await writeFile(path.join(folder, "page.html"), PAGE);
}
