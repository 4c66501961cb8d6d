import { parseArgs } from "node:util";
import { REGION_NAMES } from "../catalogue/index.js";
import { type Choices, unknownRule } from "../check/index.js";
import { UNIT_NATURES, type UnitNature } from "../summary/index.js";

export type FailOn = "error" | "rounding" | "never";

export type Command =
  | { readonly name: "help" }
  | { readonly name: "version" }
  | {
      readonly name: "check";
      readonly papers: PaperPaths;
      readonly format: "text" | "json" | "sarif";
      readonly failOn: FailOn;
      readonly choices: Choices;
      /** File with settings; beside the workbook where none is named. */
      readonly settings: string | undefined;
    }
  | {
      readonly name: "fix";
      readonly papers: PaperPaths & { readonly workbook: string };
      readonly format: "text" | "json";
      readonly apply: Apply;
      readonly choices: Choices;
      readonly settings: string | undefined;
    }
  | {
      readonly name: "summary";
      readonly papers: PaperPaths & { readonly workbook: string };
      readonly format: "text" | "json";
      /** Where the copy goes; absent: nothing is written. */
      readonly out: string | undefined;
      readonly natures: Readonly<Record<string, UnitNature>>;
      readonly make: readonly Made[];
      /** Sheets that are converted to 万元; all where none is named. */
      readonly sheets: readonly string[];
      readonly choices: Choices;
      readonly settings: string | undefined;
    }
  | { readonly name: "facts"; readonly papers: PaperPaths; readonly format: "text" | "json" };

/** Which repairs are written where; undefined: none, they are listed. */
export type Apply = { readonly what: readonly string[] | "certain"; readonly out: string } | undefined;

/** Which files are laid on the table. */
export interface PaperPaths {
  /** Absent where a text holds the tables. */
  readonly workbook: string | undefined;
  readonly narratives: readonly string[];
  /** Other documents of the same department. */
  readonly companions: readonly string[];
}

/** Wrong usage: the message is one line for the person who typed it. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** What `gouji summary` makes: summaries, and tables in 元 converted to 万元. */
export type Made = (typeof MADE)[number];

const MADE = ["three-public", "operating-cost", "balanced"] as const;
const FORMATS = ["text", "json", "sarif"] as const;
const PLAIN_FORMATS = ["text", "json"] as const;
const KINDS = ["budget", "final", "performance"] as const;
const FAIL_ON = ["error", "rounding", "never"] as const;

function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined)
    throw new UsageError(`--${option} 只能是 ${allowed.join("、")}，不能是“${value}”。`);
  return found;
}

function parse(argv: readonly string[]): {
  values: Readonly<Record<string, unknown>>;
  positionals: string[];
} {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        format: { type: "string", default: "text" },
        "fail-on": { type: "string", default: "error" },
        narrative: { type: "string", multiple: true, default: [] },
        with: { type: "string", multiple: true, default: [] },
        kind: { type: "string" },
        year: { type: "string" },
        region: { type: "string" },
        off: { type: "string", multiple: true, default: [] },
        settings: { type: "string" },
        out: { type: "string" },
        apply: { type: "string", multiple: true },
        "all-certain": { type: "boolean", default: false },
        unit: { type: "string", multiple: true, default: [] },
        make: { type: "string", multiple: true, default: [] },
        sheet: { type: "string", multiple: true, default: [] },
        help: { type: "boolean", short: "h", default: false },
        version: { type: "boolean", short: "v", default: false },
      },
    });
  } catch (error) {
    const option = /'(?:-\w, )?(-{1,2}[^' ]+)/.exec(error instanceof Error ? error.message : "")?.[1];
    throw new UsageError(
      option === undefined ? "命令行写法有误。" : `选项写法有误（不认识，或缺少、多出取值）：${option}。`,
    );
  }
}

/** Reads the command line; throws {@link UsageError}. */
export function readCommand(argv: readonly string[]): Command {
  const { values, positionals } = parse(argv);
  if (values.version === true) return { name: "version" };
  const [name, workbook, ...more] = positionals;
  if (values.help === true || name === "help") return { name: "help" };
  if (name === undefined)
    throw new UsageError("缺少命令，例如 gouji check 工作簿.xlsx；用法见 gouji --help。");
  if (!isCommand(name)) throw new UsageError(`没有“${name}”这个命令，请用 gouji --help 查看用法。`);
  const narratives = values.narrative as string[];
  const companions = values.with as string[];
  if (workbook === undefined && narratives.length === 0)
    throw new UsageError(`gouji ${name} 后面要写工作簿文件名，或用 --narrative 写情况说明的文件名。`);
  if (more.length > 0)
    throw new UsageError(
      `一次只能核对一个工作簿，多出：${more.join(" ")}；情况说明用 --narrative，对照文件用 --with。`,
    );
  const papers = { workbook, narratives, companions };
  refuseForeignOptions(name, values);
  if (name === "fix" || name === "summary") {
    if (workbook === undefined) throw new UsageError(`gouji ${name} 后面要写工作簿文件名。`);
    const format = oneOf("format", String(values.format), PLAIN_FORMATS);
    const common = { papers: { ...papers, workbook }, format, ...readProfile(values) };
    return name === "fix"
      ? { name, ...common, apply: readApply(values) }
      : { name, ...common, out: readOut(values), ...readMade(values) };
  }
  if (name === "facts")
    return { name, papers, format: oneOf("format", String(values.format), PLAIN_FORMATS) };
  return {
    name,
    papers,
    format: oneOf("format", String(values.format), FORMATS),
    failOn: oneOf("fail-on", String(values["fail-on"]), FAIL_ON),
    ...readProfile(values),
  };
}

const COMMANDS = ["check", "facts", "fix", "summary"] as const;

function isCommand(name: string): name is (typeof COMMANDS)[number] {
  return COMMANDS.some((command) => command === name);
}

/** Options that another command has. */
function refuseForeignOptions(name: string, values: Readonly<Record<string, unknown>>): void {
  const isApplying = values.apply !== undefined || values["all-certain"] === true;
  if (isApplying && name !== "fix") throw new UsageError("--apply 和 --all-certain 只用于 gouji fix。");
  if (values.out !== undefined && name !== "fix" && name !== "summary")
    throw new UsageError("--out 只用于 gouji fix 和 gouji summary。");
  const isMaking = [values.unit, values.make, values.sheet].some((given) => (given as string[]).length > 0);
  if (isMaking && name !== "summary")
    throw new UsageError("--make、--unit 和 --sheet 只用于 gouji summary。");
}

function readOut({ out }: Readonly<Record<string, unknown>>): string | undefined {
  if (out === "") throw new UsageError("要用 --out 写明副本存到哪个文件。");
  return out as string | undefined;
}

function readMade(values: Readonly<Record<string, unknown>>): {
  natures: Record<string, UnitNature>;
  make: readonly Made[];
  sheets: readonly string[];
} {
  const given = (values.make as string[]).flatMap((one) => one.split(/[,，]/)).filter((one) => one !== "");
  const make = given.map((one) => oneOf("make", one.trim(), MADE));
  const sheets = values.sheet as string[];
  if (sheets.length > 0 && !make.includes("balanced"))
    throw new UsageError("--sheet 要和 --make balanced 一起用。");
  return {
    natures: readNatures(values.unit as string[]),
    make: make.length === 0 ? ["three-public", "operating-cost"] : make,
    sheets,
  };
}

function readNatures(given: readonly string[]): Record<string, UnitNature> {
  const natures: Record<string, UnitNature> = {};
  for (const one of given) {
    const at = Math.max(one.lastIndexOf("="), one.lastIndexOf("＝"));
    const [unit, nature] = [one.slice(0, at).trim(), one.slice(at + 1).trim()];
    const known = UNIT_NATURES.find((name) => name === nature);
    if (at < 1 || !known)
      throw new UsageError(`--unit 写成 单位名称=性质，性质是 ${UNIT_NATURES.join("、")}，不能是“${one}”。`);
    natures[unit] = known;
  }
  return natures;
}

function readProfile(values: Readonly<Record<string, unknown>>): {
  choices: Choices;
  settings: string | undefined;
} {
  return { choices: readChoices(values), settings: values.settings as string | undefined };
}

function readApply(values: Readonly<Record<string, unknown>>): Apply {
  const out = values.out as string | undefined;
  const given = values.apply as string[] | undefined;
  const ids = given?.flatMap((one) => one.split(/[,，]/)).map((one) => one.trim());
  const isAll = values["all-certain"] === true;
  if (isAll && ids) throw new UsageError("--apply 和 --all-certain 只能写一个。");
  const what = isAll ? "certain" : ids?.filter((id) => id !== "");
  if (what === undefined) {
    if (out === undefined) return undefined;
    throw new UsageError("写了 --out，还要用 --apply 编号 或 --all-certain 说明应用哪些修改建议。");
  }
  if (what.length === 0) throw new UsageError("--apply 后面要写修改建议的编号。");
  if (out === undefined || out === "") throw new UsageError("要用 --out 写明改好的副本存到哪个文件。");
  return { what, out };
}

const YEAR = /^20\d{2}$/;

/** Kind, year, region and rules switched off, as options and settings files write them; throws {@link UsageError}. */
export function readChoices(values: Readonly<Record<string, unknown>>): Choices {
  const { kind, year, region, off } = values;
  const text = (option: string, value: unknown): string => {
    if (typeof value === "string" || typeof value === "number") return String(value);
    throw new UsageError(`${option} 的取值写法有误。`);
  };
  const years = year === undefined ? undefined : text("year", year);
  if (years !== undefined && !YEAR.test(years))
    throw new UsageError(`year 要写四位年份，例如 2024，不能是“${years}”。`);
  if (off !== undefined && !Array.isArray(off)) throw new UsageError("off 要写规则编号的列表。");
  const rules = (off ?? []).flatMap((one: unknown) => text("off", one).split(",")).filter((id) => id !== "");
  const unknown = unknownRule(rules);
  if (unknown !== undefined)
    throw new UsageError(`没有“${unknown}”这条规则，规则编号见 docs/rules 和结果里每条的 rule。`);
  return {
    ...(kind === undefined ? {} : { kind: oneOf("kind", text("kind", kind), KINDS) }),
    ...(years === undefined ? {} : { year: Number(years) }),
    ...(region === undefined ? {} : { region: oneOf("region", text("region", region), REGION_NAMES) }),
    ...(rules.length === 0 ? {} : { off: rules }),
  };
}
