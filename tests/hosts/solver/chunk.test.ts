import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, renameSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import configs from "../../../webpack.config.js";
import { build } from "../../support/browser.js";
import { Folder } from "../../support/command.js";

const folder = new Folder();
const command = join(folder.path, "dist", "gouji.cjs");
const chunks = join(folder.path, "dist", "gouji");

/** Builds a command that needs the solver as the command line is built. */
beforeAll(async () => {
  const commandLine = configs({}).find(({ name }) => name === "cli");
  await build({
    ...commandLine,
    entry: fileURLToPath(new URL("command.ts", import.meta.url)),
    output: { ...commandLine?.output, path: join(folder.path, "dist"), clean: false },
  });
}, 60_000);

function run(file: string, cwd: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, [file, "solve"], { cwd, encoding: "utf8" });
  expect(stderr).toBe("");
  return stdout;
}

describe("the solver of the command line", () => {
  it("is found from any folder, and through a link", () => {
    const link = join(folder.path, "bin", "gouji");
    mkdirSync(join(folder.path, "bin"));
    symlinkSync(command, link);
    for (const cwd of [folder.path, tmpdir(), chunks])
      for (const file of [command, link]) expect(run(file, cwd)).toBe("3");
  });

  it("is no part of the first file", () => {
    expect(readFileSync(command, "utf8")).not.toContain("Highs_");
    expect(spawnSync(process.execPath, [command], { encoding: "utf8" })).toMatchObject({
      stdout: "",
      status: 0,
    });
  });

  it("names no folder of the machine that built it", () => {
    for (const file of [command, join(chunks, "src_hosts_solver_index_ts.cjs")])
      expect(readFileSync(file, "utf8")).not.toContain(process.cwd());
  });

  it("is missing where its file is, and that is all", () => {
    renameSync(join(chunks, "highs.wasm"), join(chunks, "gone.wasm"));
    expect(run(command, folder.path)).toBe("no solver");
    renameSync(join(chunks, "gone.wasm"), join(chunks, "highs.wasm"));
  });
});
