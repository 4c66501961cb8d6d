import { chmod } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import webpack from "webpack";

const dist = fileURLToPath(new URL("dist", import.meta.url));

/** What every target shares: TypeScript through swc (types are checked by tsc), imports that end in `.js`. */
const shared = {
  mode: "production",
  devtool: false,
  resolve: {
    extensions: [".ts", ".js"],
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
            transform: { verbatimModuleSyntax: true },
          },
        },
      },
    ],
  },
};

/** Makes the built command executable. */
const executable = (file) => ({
  apply(compiler) {
    compiler.hooks.afterEmit.tapPromise("executable", () => chmod(path.join(dist, file), 0o755));
  },
});

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

/** The benchmarks (`npm run bench`), and a plain reader to measure the command against. */
const bench = {
  ...shared,
  name: "bench",
  target: "node20",
  entry: { main: "./bench/main.ts", plain: "./bench/plain.ts" },
  output: { path: path.join(dist, "bench"), filename: "[name].cjs", clean: true },
  optimization: { minimize: false },
};

export default (env) => (env.bench ? [commandLine, bench] : [commandLine]);
