import { spawn } from "node:child_process";
import { copyFileSync, existsSync, openSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { COMMAND, Folder, gouji, SAMPLE } from "../support/command.js";

const folder = new Folder();

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly err: string;
}

/** Runs the command behind a pipe whose reader goes away: at once, or with the first piece in its hand. */
function readerGone(after: "nothing" | "first piece", ...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [COMMAND, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    let err = "";
    child.stderr.setEncoding("utf8").on("data", (piece: string) => (err += piece));
    if (after === "nothing") child.stdout.destroy();
    else child.stdout.once("data", () => child.stdout.destroy());
    child.on("error", reject);
    child.on("close", (code, signal) => {
      resolve({ code, signal, err });
    });
  });
}

describe("a reader that closes its end early (| head -1)", () => {
  it.each([
    ["nothing", 1, ["check", SAMPLE]],
    ["nothing", 0, ["facts", SAMPLE, "--format", "json"]],
    ["first piece", 0, ["facts", SAMPLE, "--format", "json"]],
    ["first piece", 1, ["check", SAMPLE, "--format", "json"]],
    ["nothing", 0, ["--help"]],
  ] as const)("after %s: quiet, and ends with %i: %j", async (after, code, args) => {
    expect(await readerGone(after, ...args)).toEqual({ code, signal: null, err: "" });
  });
});

describe.runIf(existsSync("/dev/full"))("a full disk", () => {
  it("is said in one line", async () => {
    const full = openSync("/dev/full", "w");
    const child = spawn(process.execPath, [COMMAND, "check", SAMPLE, "--fail-on", "never"], {
      stdio: ["ignore", full, "pipe"],
    });
    let err = "";
    child.stderr?.setEncoding("utf8").on("data", (piece: string) => (err += piece));
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect(err).toBe("结果没有写完：输出不能写入（ENOSPC）。\n");
    expect(code).toBe(2);
  });
});

describe("file names", () => {
  it.each(["某市 水利局 2024 决算 (终稿).xlsx", "“决算”&表$1'.xlsx", "-决算.xlsx", "決算𠀋.XLSX"])(
    "%s",
    (name) => {
      const path = join(folder.path, name);
      copyFileSync(SAMPLE, path);
      const { out, err, status } = gouji("check", path);
      expect(out.split("\n", 1)).toEqual([`勾稽核对  ${name}`]);
      expect([err, status]).toEqual(["", 1]);
      expect(
        (JSON.parse(gouji("check", path, "--format", "json").out) as { workbook: string }).workbook,
      ).toBe(name);
    },
  );

  it("that do not end in .xlsx: the content counts", () => {
    const path = join(folder.path, "决算.dat");
    copyFileSync(SAMPLE, path);
    expect(gouji("check", path).status).toBe(1);
  });
});

/** The decoder of `gouji` is strict. */
describe("UTF-8", () => {
  it.each([["check", SAMPLE], ["check", SAMPLE, "--format", "json"], ["facts", SAMPLE], ["--help"]])(
    "%s %s %s %s, without a byte order mark, one line break at the end",
    (...args) => {
      const { out } = gouji(...args);
      expect(out).toMatch(/\p{Script=Han}/u);
      expect(out).not.toMatch(/^\uFEFF|\uFFFD|\r/);
      expect(out).toMatch(/[^\n]\n$/);
    },
  );
});
