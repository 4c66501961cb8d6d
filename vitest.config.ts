import { defineConfig } from "vitest/config";

/** Where .ci/run wants the counts; people read the default reporter. */
const report = process.env.GOUJI_TEST_REPORT;

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    pool: "forks",
    maxWorkers: 2,
    // Whole documents take their time on a machine that does other things as well.
    testTimeout: 20_000,
    reporters: report ? ["default", ["json", { outputFile: report }]] : ["default"],
  },
});
