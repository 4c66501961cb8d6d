import { parseArgs } from "node:util";

export type FailOn = "error" | "rounding" | "never";

export type Command =
  | { readonly name: "help" }
  | { readonly name: "version" }
  | {
      readonly name: "check";
      readonly workbook: string;
      readonly narratives: readonly string[];
      readonly format: "text" | "json";
      readonly failOn: FailOn;
    }
  | { readonly name: "facts"; readonly workbook: string; readonly format: "text" | "json" };

/** Wrong usage: the message is one line for the person who typed it. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

const FORMATS = ["text", "json"] as const;
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
  if (name !== "check" && name !== "facts")
    throw new UsageError(`没有“${name}”这个命令，请用 gouji --help 查看用法。`);
  if (workbook === undefined) throw new UsageError(`gouji ${name} 后面要写工作簿文件名。`);
  if (more.length > 0) throw new UsageError(`一次只能核对一个工作簿，多出：${more.join(" ")}。`);
  const format = oneOf("format", String(values.format), FORMATS);
  if (name === "facts") return { name, workbook, format };
  const failOn = oneOf("fail-on", String(values["fail-on"]), FAIL_ON);
  return { name, workbook, narratives: values.narrative as string[], format, failOn };
}

export const HELP = `勾稽 Gouji：核对部门预算、决算公开工作簿的勾稽关系

用法
  gouji check 工作簿.xlsx|.xls [选项]     核对并列出不符之处
  gouji facts 工作簿.xlsx|.xls [选项]     列出读到的每个金额：位置、口径、数值，以及未读的数和原因

选项
  --format text|json     输出格式，默认 text
  --fail-on error|rounding|never
                         何时以退出码 1 结束：有错误（默认）、有尾差或错误、从不
  --narrative 文件       情况说明。本版本不读，只在结果里列出，可写多次
  -h, --help             显示本说明
  -v, --version          显示版本

退出码
  0  没有达到 --fail-on 的问题    1  有    2  用法有误或文件不能读
`;
