import {
  closeSync,
  constants,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { UsageError } from "./args.js";

const WRITE_PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: "文件夹不存在",
  ENOTDIR: "文件夹不存在",
  EACCES: "没有写入的权限",
  EPERM: "没有写入的权限",
  EROFS: "没有写入的权限",
  EISDIR: "这是一个文件夹，不是文件",
  EBUSY: "文件正被别的程序占用",
  ENOSPC: "磁盘空间不足",
  EDQUOT: "磁盘空间不足",
};

/**
 * Refuses a target that is one of the files read, under whatever name, a folder, or of another kind than the workbook:
 * Excel does not open a macro workbook that is called .xlsx.
 */
export function refuseTarget(out: string, workbook: string, others: readonly string[]): void {
  const target = identity(out);
  if (target?.isDirectory === true) throw new UsageError(`--out 是一个文件夹，要写文件名：${out}`);
  for (const path of [workbook, ...others]) {
    if (target && identity(path)?.id === target.id)
      throw new UsageError(`--out 不能是核对的文件自己，请换一个文件名：${out}`);
  }
  const kind = extname(workbook).toLowerCase();
  if (/^\.xl[st][xm]$/.test(kind) && extname(out).toLowerCase() !== kind)
    throw new UsageError(`--out 的扩展名要与工作簿相同（${kind}）：${out}`);
}

/** Device and number of the file that a path leads to, through links; undefined where there is none. */
function identity(path: string): { id: string; isDirectory: boolean } | undefined {
  try {
    const { dev, ino, isDirectory } = statted(path);
    return { id: `${dev}:${ino}`, isDirectory };
  } catch {
    return undefined;
  }
}

function statted(path: string): { dev: string; ino: string; isDirectory: boolean } {
  const stat = statSync(path, { bigint: true });
  return { dev: String(stat.dev), ino: String(stat.ino), isDirectory: stat.isDirectory() };
}

/**
 * Puts a file in its place whole or not at all: written beside it under another name, brought to the disk, then
 * renamed. Throws {@link UsageError}; nothing is left behind then.
 */
export function writeWhole(path: string, bytes: Uint8Array): void {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.${String(process.pid)}.tmp`);
  let isOurs = false;
  try {
    const file = openSync(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o666);
    isOurs = true;
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
    isOurs = false;
    bringToDisk(folder);
  } catch (error) {
    if (isOurs) rmSync(temporary, { force: true });
    const code = (error as NodeJS.ErrnoException).code ?? "";
    throw new UsageError(`${WRITE_PROBLEMS[code] ?? `文件不能写入（${code}）`}，没有写出：${path}`);
  }
}

/** The name of a new file is part of its folder. Some systems have no folders that can be opened. */
function bringToDisk(folder: string): void {
  try {
    const handle = openSync(folder, constants.O_RDONLY);
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // The file itself is whole.
  }
}

/** Whether a file holds exactly these bytes. */
export function holdsBytes(path: string, bytes: Uint8Array): boolean {
  return Buffer.compare(readFileSync(path), bytes) === 0;
}
