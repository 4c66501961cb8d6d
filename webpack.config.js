import path from "node:path";
import { fileURLToPath } from "node:url";
import webpack from "webpack";
import { executable, inlinePage, OFFICE_JS, paneInExcel, servedPage } from "./webpack/page.js";

const dist = fileURLToPath(new URL("dist", import.meta.url));
const workerProgram = path.join(dist, "worker", "worker.js");

/** What every target shares: TypeScript through swc (types are checked by tsc), imports that end in `.js`. */
const shared = {
  mode: "production",
  devtool: false,
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
};

/**
 * The command line: `dist/gouji.cjs`, self-contained. What it loads by `import()` becomes a chunk in
 * `dist/gouji/`. Not minified: names in a stack trace stay names, and Node gains nothing from it.
 */
const commandLine = {
  ...shared,
  name: "cli",
  target: "node20",
  entry: "./src/cli/main.ts",
  output: {
    path: dist,
    filename: "gouji.cjs",
    chunkFilename: "gouji/[name].cjs",
    // Clears its own files only; other targets build into folders beside them.
    clean: { keep: (file) => !/^gouji(\.cjs$|\/|$)/.test(file) },
  },
  optimization: { minimize: false, chunkIds: "named", splitChunks: false },
  plugins: [
    new webpack.BannerPlugin({ banner: "#!/usr/bin/env node", raw: true, entryOnly: true }),
    executable("gouji.cjs"),
  ],
};

/** The engine and the file reader as one script, which pages take in as text and start as a worker from a blob. */
const worker = {
  ...shared,
  name: "worker",
  target: ["webworker", "es2022"],
  entry: "./src/hosts/worker/worker.ts",
  output: { path: path.dirname(workerProgram), filename: path.basename(workerProgram), clean: true },
  performance: false,
};

/** What the page in both its forms shares: the worker's program and the sample come as text. */
const pageTarget = {
  ...shared,
  target: ["web", "es2022"],
  dependencies: ["worker"],
  entry: "./src/page/main.tsx",
  resolve: { ...shared.resolve, alias: { "gouji-worker-program$": workerProgram } },
  module: {
    rules: [
      // The program of the worker, as text; everything else is compiled.
      { ...shared.module.rules[0] },
      { test: workerProgram, type: "asset/source" },
      { test: /\.(xlsx|docx)$/, type: "asset/inline" },
    ],
  },
  performance: { hints: false },
};

/** The page as files for a web server: a small first script, the rest when it is needed. */
const page = {
  ...pageTarget,
  name: "page",
  output: {
    path: path.join(dist, "page"),
    filename: "[name].[contenthash:8].js",
    chunkFilename: "[name].[contenthash:8].js",
    clean: true,
  },
  optimization: { chunkIds: "named" },
  plugins: [servedPage()],
};

/** The page as one file that works from disk. */
const singleFile = {
  ...pageTarget,
  name: "single",
  output: { path: path.join(dist, "single"), filename: "page.js", clean: true },
  optimization: { splitChunks: false },
  plugins: [new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 }), inlinePage("gouji.html")],
};

/** The pane in Excel: a page for each place that office.js comes from. `--env officeJs=URL` names another one. */
const addIn = ({ officeJs }) => ({
  ...pageTarget,
  name: "addin",
  entry: "./src/taskpane/excel/main.tsx",
  output: {
    path: path.join(dist, "addin"),
    filename: "pane.[contenthash:8].js",
    chunkFilename: "[name].[contenthash:8].js",
    clean: true,
  },
  optimization: { chunkIds: "named" },
  plugins: Object.entries(officeJs === undefined ? OFFICE_JS : { "taskpane.html": officeJs }).map(
    ([file, address]) => paneInExcel(file, address),
  ),
});

/** The benchmarks (`npm run bench`), and a plain reader to measure the command against. */
const bench = {
  ...shared,
  name: "bench",
  target: "node20",
  entry: { main: "./bench/main.ts", plain: "./bench/plain.ts", localise: "./bench/localise.ts" },
  output: { path: path.join(dist, "bench"), filename: "[name].cjs", clean: true },
  optimization: { minimize: false },
};

export default (env) =>
  env.bench ? [commandLine, bench] : [commandLine, worker, page, singleFile, addIn(env)];
