// Builds the test pane into a folder: node buildTestPane.mjs FOLDER. A process of its own, because the compiler is a
// native program that does not bear being loaded and dropped by the threads of the test runner.
import { fileURLToPath } from "node:url";
import webpack from "webpack";

const compiler = webpack({
  mode: "development",
  devtool: false,
  target: "web",
  entry: fileURLToPath(new URL("testPane.ts", import.meta.url)),
  output: { path: process.argv[2], filename: "main.js" },
  resolve: { extensions: [".ts", ".js"], extensionAlias: { ".js": [".ts", ".js"] } },
  module: {
    rules: [
      {
        test: /\.ts$/,
        loader: "swc-loader",
        options: { swcrc: false, jsc: { parser: { syntax: "typescript" }, target: "es2022" } },
      },
    ],
  },
});
compiler.run((error, stats) => {
  if (error || stats.hasErrors()) {
    console.error(error ?? stats.toString("errors-only"));
    process.exitCode = 1;
  }
  compiler.close(() => undefined);
});
