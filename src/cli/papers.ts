import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { readCompanion, readText, readWorkbook } from "../hosts/file/index.js";
import type { Papers } from "../narrative/index.js";
import { type PaperPaths, UsageError } from "./args.js";

const FILE_PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: "找不到文件",
  EACCES: "没有读取文件的权限",
  EPERM: "没有读取文件的权限",
  EISDIR: "这是一个文件夹，不是文件",
  EBUSY: "文件正被别的程序占用",
};

/** Reads all files of a check; throws {@link UsageError} or `WorkbookFileError`, naming the file. */
export function papersOf({ workbook, narratives, companions }: PaperPaths, bytes = bytesOf): Papers {
  const paths = [...(workbook === undefined ? [] : [workbook]), ...narratives, ...companions];
  const names = namesOf(paths);
  const read = <Paper>(path: string, reader: (bytes: Uint8Array, name: string) => Paper): Paper =>
    reader(bytes(path), names.get(path) ?? basename(path));
  return {
    workbook: workbook === undefined ? undefined : read(workbook, readWorkbook),
    texts: [...new Set(narratives)].map((path) => read(path, readText)),
    companions: [...new Set(companions)].map((path) => read(path, readCompanion)),
  };
}

/** The names of all files, the workbook's first. */
export function filesOf({ workbook, texts, companions }: Papers): string[] {
  const papers = [...(workbook ? [workbook] : []), ...texts, ...companions];
  return [...new Set(papers.map(({ name }) => name))];
}

/** The content of a file; throws {@link UsageError}, naming it. */
export function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    throw new UsageError(`${FILE_PROBLEMS[code] ?? "文件不能读取"}：${path}`);
  }
}

/** Files by their names without folders; those of one name with their folder: `2023/公开表.xlsx`. */
function namesOf(paths: readonly string[]): Map<string, string> {
  const unique = [...new Set(paths)];
  return new Map(
    unique.map((path) => {
      const name = basename(path);
      const isShared = unique.some((other) => other !== path && basename(other) === name);
      return [path, isShared ? join(basename(dirname(path)), name) : name];
    }),
  );
}
