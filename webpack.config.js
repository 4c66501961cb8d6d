import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import webpack from "webpack";
import { executable, inlinePage, OFFICE_JS, paneInExcel, servedPage } from "./webpack/page.js";

const dist = fileURLToPath(new URL("dist", import.meta.url));
const workerProgram = path.join(dist, "worker", "worker.js");

/** The solver's program and its WebAssembly. Of its two forms the one for `require` asks nothing of `import.meta`. */
const { resolve: locate } = createRequire(import.meta.url);
const highs = { program: locate("highs"), wasm: locate("highs/runtime") };

/** What every target shares: TypeScript through swc (types are checked by tsc), imports that end in `.js`. */
const shared = {
  mode: "production",
  devtool: false,
  resolve: {
    extensions: [".ts", ".tsx", ".js"],
    extensionAlias: { ".js": [".ts", ".tsx", ".js"] },
    alias: { highs$: highs.program },
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
 * `dist/gouji/`, where the solver's WebAssembly lies too. Not minified: names in a stack trace stay names, and Node
 * gains nothing from it.
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
  module: {
    rules: [
      ...shared.module.rules,
      { test: highs.wasm, type: "asset/resource", generator: { filename: "gouji/[name][ext]" } },
    ],
  },
  optimization: { minimize: false, chunkIds: "named", splitChunks: false },
  plugins: [
    new webpack.BannerPlugin({ banner: "#!/usr/bin/env node", raw: true, entryOnly: true }),
    executable("gouji.cjs"),
  ],
};

/** The engine, the file reader and the solver's program as one script, which pages take in as text and start as a worker from a blob. */
const worker = {
  ...shared,
  name: "worker",
  target: ["webworker", "es2022"],
  entry: "./src/hosts/worker/worker.ts",
  output: { path: path.dirname(workerProgram), filename: path.basename(workerProgram), clean: true },
  // The solver's program asks for these where it runs in Node.
  externals: Object.fromEntries(["fs", "path", "url", "crypto"].map((name) => [`node:${name}`, "undefined"])),
  performance: false,
};

/** A file packed by gzip, as an address: a third of its size, and no policy of ours lets a page fetch it. */
const packed = (content) =>
  `data:application/gzip;base64,${gzipSync(content, { level: 9 }).toString("base64")}`;

/** What the page in both its forms shares: the worker's program, the solver and the sample come as text. */
const pageTarget = {
  ...shared,
  target: ["web", "es2022"],
  dependencies: ["worker"],
  entry: "./src/page/main.tsx",
  resolve: {
    ...shared.resolve,
    alias: { "gouji-worker-program$": workerProgram, "gouji-solver-wasm$": highs.wasm },
  },
  module: {
    rules: [
      // The program of the worker, as text; everything else is compiled.
      { ...shared.module.rules[0] },
      { test: workerProgram, type: "asset/source" },
      { test: highs.wasm, type: "asset/inline", generator: { dataUrl: packed } },
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
  entry: {
    main: "./bench/main.ts",
    plain: "./bench/plain.ts",
    localise: "./bench/localise.ts",
    balance: "./bench/balanceFiles.ts",
  },
  output: { path: path.join(dist, "bench"), filename: "[name].cjs", clean: true },
  module: commandLine.module,
  optimization: { minimize: false },
};

export default (env) =>
  env.bench ? [commandLine, bench] : [commandLine, worker, page, singleFile, addIn(env)];
