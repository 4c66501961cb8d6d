import { WorkbookFileError } from "../hosts/file/index.js";
import { readPapers } from "../narrative/index.js";
import packageJson from "../../package.json" with { type: "json" };
import { type FailOn, readCommand, UsageError } from "./args.js";
import { prepareCheck } from "./checkPapers.js";
import { HELP } from "./help.js";
import { factsText } from "./factsText.js";
import { type Checking, fix } from "./fix.js";
import { fixJson } from "./fixJson.js";
import { fixText } from "./fixText.js";
import { type Checked, checkJson, factsJson } from "./json.js";
import { filesOf, papersOf } from "./papers.js";
import { checkSarif } from "./sarif.js";
import { readSettings } from "./settings.js";
import { loadSolver } from "./solver.js";
import { summarise } from "./summary.js";
import { summaryJson } from "./summaryJson.js";
import { summaryText } from "./summaryText.js";
import { checkText } from "./text.js";

const OK = 0;
const FOUND = 1;
const FAILED = 2;

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
      return json(checkSarif({ ...checked.report, files: filesOf(checked.papers) }));
    case "text":
      return checkText(checked);
  }
}

async function run(argv: readonly string[]): Promise<number> {
  const command = readCommand(argv);
  switch (command.name) {
    case "help":
      print(HELP);
      return OK;
    case "version":
      print(`${packageJson.version}\n`);
      return OK;
    case "facts": {
      const papers = papersOf(command.papers);
      const read = { papers, dossier: readPapers(papers) };
      print(
        command.format === "json" ? `${JSON.stringify(factsJson(read), null, 1)}\n` : factsText(read.dossier),
      );
      return OK;
    }
    case "check": {
      const { workbook } = command.papers;
      const { choices, file: settings } = readSettings(workbook, command.settings);
      const papers = papersOf(command.papers);
      const prepared = prepareCheck(papers, {
        choices: { ...choices, ...command.choices },
        settings,
        leavesTails: command.format !== "json",
      });
      const checked = prepared.finish(prepared.wantsSolver ? await loadSolver() : undefined);
      print(printed(checked, command.format));
      return reaches(new Set(checked.result.findings.map((finding) => finding.class)), command.failOn)
        ? FOUND
        : OK;
    }
    case "summary": {
      const { choices, file: settings } = readSettings(command.papers.workbook, command.settings);
      const request = { ...command, choices: { ...choices, ...command.choices }, settings };
      const solver = command.make.includes("balanced") ? await loadSolver() : undefined;
      const check: Checking = (papers, chosen, file) =>
        prepareCheck(papers, { choices: chosen, settings: file, leavesTails: true }).finish(undefined);
      const summarised = summarise(request, check, solver);
      print(
        command.format === "json"
          ? `${JSON.stringify(summaryJson(summarised), null, 1)}\n`
          : summaryText(summarised),
      );
      return OK;
    }
    case "fix": {
      const { choices, file: settings } = readSettings(command.papers.workbook, command.settings);
      const solver = await loadSolver();
      const fixed = fix(
        { ...command, choices: { ...choices, ...command.choices }, settings },
        (papers, chosen, file) => prepareCheck(papers, { choices: chosen, settings: file }).finish(solver),
      );
      print(command.format === "json" ? `${JSON.stringify(fixJson(fixed), null, 1)}\n` : fixText(fixed));
      return OK;
    }
  }
}

run(process.argv.slice(2)).then(succeed, fail);

function succeed(code: number): void {
  // What could not be written has been said by then, and counts more.
  process.exitCode ??= code;
}

function fail(error: unknown): void {
  complain(
    error instanceof UsageError || error instanceof WorkbookFileError
      ? error.message
      : `核对没有完成：程序内部出错（${error instanceof Error ? error.name : "未知"}），原文件没有被改动。`,
  );
  process.exitCode = FAILED;
}
