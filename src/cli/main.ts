import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { check, profileOf, usesOf } from "../check/index.js";
import { readWorkbook, WorkbookFileError } from "../hosts/file/index.js";
import { recognise } from "../recognise/index.js";
import type { Workbook } from "../workbook/index.js";
import packageJson from "../../package.json" with { type: "json" };
import { type FailOn, HELP, readCommand, UsageError } from "./args.js";
import { type Checked, checkJson, factsJson, type UnreadText } from "./json.js";
import { checkSarif } from "./sarif.js";
import { readSettings } from "./settings.js";
import { checkText, factsText } from "./text.js";

const OK = 0;
const FOUND = 1;
const FAILED = 2;

const FILE_PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: "找不到文件",
  EACCES: "没有读取文件的权限",
  EPERM: "没有读取文件的权限",
  EISDIR: "这是一个文件夹，不是文件",
  EBUSY: "文件正被别的程序占用",
};

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    throw new UsageError(`${FILE_PROBLEMS[code] ?? "文件不能读取"}：${path}`);
  }
}

function read(path: string): Workbook {
  return readWorkbook(bytesOf(path), basename(path));
}

const NOT_YET = "说明文字暂不核对，本版本只核对工作簿里的表。";

function reaches(classes: ReadonlySet<string>, failOn: FailOn): boolean {
  if (failOn === "never") return false;
  return classes.has("error") || (failOn === "rounding" && classes.has("rounding"));
}

function print(text: string): void {
  process.stdout.write(text);
}

/** One line, whatever a file name or an option holds. */
function complain(message: string): void {
  process.stderr.write(`${message.replace(/\p{Cc}+/gu, " ")}\n`);
}

/** The codes of a reader that has closed its end (`| head -1`), on Windows too. It has what it wanted. */
const CLOSED: ReadonlySet<string | undefined> = new Set(["EPIPE", "EOF"]);

process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
  if (CLOSED.has(code)) return;
  complain(`结果没有写完：输出不能写入（${code ?? "未知"}）。`);
  process.exitCode = FAILED;
});
process.stderr.on("error", () => undefined);

function printed(checked: Checked, format: "text" | "json" | "sarif"): string {
  const json = (value: object): string => `${JSON.stringify(value, null, 1)}\n`;
  switch (format) {
    case "json":
      return json(checkJson(checked));
    case "sarif":
      return json(checkSarif(checked.workbook, checked.result));
    case "text":
      return checkText(checked);
  }
}

function run(argv: readonly string[]): number {
  const command = readCommand(argv);
  switch (command.name) {
    case "help":
      print(HELP);
      return OK;
    case "version":
      print(`${packageJson.version}\n`);
      return OK;
    case "facts": {
      const workbook = read(command.workbook);
      const recognised = recognise(workbook);
      print(
        command.format === "json"
          ? `${JSON.stringify(factsJson(workbook, recognised), null, 1)}\n`
          : factsText(workbook, recognised),
      );
      return OK;
    }
    case "check": {
      const settings = readSettings(command.workbook, command.settings);
      const choices = { ...settings.choices, ...command.choices };
      const workbook = read(command.workbook);
      const recognised = recognise(workbook, {
        ...(choices.kind === undefined ? {} : { kind: choices.kind }),
        ...(choices.year === undefined ? {} : { year: choices.year }),
      });
      const profile = profileOf(recognised, choices);
      const result = check(recognised, { isUsed: usesOf(profile) });
      const texts = command.narratives.map((source): UnreadText => {
        bytesOf(source);
        return { source: basename(source), reason: NOT_YET };
      });
      const checked: Checked = { workbook, recognised, result, profile, settings: settings.file, texts };
      print(printed(checked, command.format));
      return reaches(new Set(result.findings.map((finding) => finding.class)), command.failOn) ? FOUND : OK;
    }
  }
}

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  complain(
    error instanceof UsageError || error instanceof WorkbookFileError
      ? error.message
      : `核对没有完成：程序内部出错（${error instanceof Error ? error.name : "未知"}），文件没有被改动。`,
  );
  process.exitCode = FAILED;
}
