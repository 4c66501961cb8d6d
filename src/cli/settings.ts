import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Choices } from "../check/index.js";
import { readChoices, UsageError } from "./args.js";

const KNOWN = new Set(["kind", "year", "region", "off"]);

/** Where the settings of a workbook stand when no file is named: `a.gouji.json` beside `a.xlsx`. */
function beside(workbook: string): string {
  return workbook.replace(/\.[^./\\]+$/, "") + ".gouji.json";
}

/** Settings of a check, and the file they came from; throws {@link UsageError}, naming the file. */
export function readSettings(
  workbook: string | undefined,
  named: string | undefined,
): { choices: Choices; file: string | undefined } {
  const path = named ?? (workbook === undefined ? undefined : beside(workbook));
  if (path === undefined || (named === undefined && !existsSync(path)))
    return { choices: {}, file: undefined };
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    throw new UsageError(`设置文件不能读取：${path}`);
  }
  let settings: unknown;
  try {
    // Notepad puts a byte order mark in front.
    settings = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw new UsageError(`设置文件不是合法的 JSON：${path}`);
  }
  if (typeof settings !== "object" || settings === null || Array.isArray(settings))
    throw new UsageError(`设置文件应是一个 JSON 对象：${path}`);
  const unknown = Object.keys(settings).find((key) => !KNOWN.has(key));
  if (unknown !== undefined) throw new UsageError(`设置文件里有不认识的项目“${unknown}”：${path}`);
  try {
    return { choices: readChoices(settings as Record<string, unknown>), file: basename(path) };
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(`设置文件 ${path}：${error.message}`) : error;
  }
}
