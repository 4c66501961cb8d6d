import { spawnSync, type SpawnSyncReturns } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { type FileSheet, xlsxOf } from "./xlsxFile.js";

/** The built command; `npm test` builds it first. */
export const COMMAND = fileURLToPath(new URL("../../dist/gouji.cjs", import.meta.url));
export const SAMPLE = fileURLToPath(new URL("../../sample/sample.xlsx", import.meta.url));
export const SAMPLE_TEXT = fileURLToPath(new URL("../../sample/sample.docx", import.meta.url));

export interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Strict: what is no UTF-8 fails the test, and a byte order mark stays to be seen. */
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function outcomeOf({ status, stdout, stderr, error }: SpawnSyncReturns<Buffer>): Outcome {
  if (error) throw error;
  return { status, out: utf8.decode(stdout), err: utf8.decode(stderr) };
}

/** Runs the command as a user does, with plain node. */
export function gouji(...args: readonly string[]): Outcome {
  if (!existsSync(COMMAND)) throw new Error("dist/gouji.cjs is missing: npm run build");
  const env = { ...process.env, LC_ALL: "C", NODE_OPTIONS: "" };
  return outcomeOf(spawnSync(process.execPath, [COMMAND, ...args], { env, maxBuffer: 2 ** 28 }));
}

/** A folder of its own for one test file, gone afterwards. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), "勾稽 "));

  constructor() {
    afterAll(() => {
      rmSync(this.path, { recursive: true, force: true });
    });
  }

  /** Writes a file and returns its path. */
  file(name: string, content: Uint8Array | string): string {
    const path = join(this.path, name);
    writeFileSync(path, content);
    return path;
  }

  workbook(name: string, sheets: readonly FileSheet[]): string {
    return this.file(name, xlsxOf(sheets));
  }
}
