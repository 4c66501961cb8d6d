import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { describe, expect, it } from "vitest";

/** The project's own configuration, without the rules that need types: the snippets are not on disk. */
const eslint = new ESLint({ overrideConfig: tseslint.configs.disableTypeChecked });

const WALLS = ["walls/imports", "no-restricted-globals", "no-restricted-properties"];

/** The walls that `code`, standing in `src/<file>`, runs into. */
async function walls(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: `src/${file}` });
  const messages = result?.messages ?? [];
  expect(messages.filter((message) => message.fatal)).toEqual([]);
  return messages
    .filter(({ ruleId, severity }) => severity === 2 && ruleId !== null && WALLS.includes(ruleId))
    .map((message) => message.message);
}

/** The rooms of the engine, each with the first one that it may not see. */
const ORDER = [
  ["workbook", "catalogue"],
  ["catalogue", "forms"],
  ["forms", "recognise"],
  ["recognise", "narrative"],
  ["narrative", "relations"],
  ["relations", "check"],
  ["check", "repair"],
  ["repair", "summary"],
  ["summary", "review"],
  ["review", "summary"],
] as const;
const ENGINE = ORDER.map(([room]) => room);

describe("the order of the engine", () => {
  it.each(ORDER)("%s may not import %s", async (room, later) => {
    const found = await walls(`${room}/x.ts`, `export * from "../${later}/index.js";`);
    expect(found).toEqual([`${room} may not import ${later}.`]);
  });

  it.each(ENGINE)("%s may import the rooms before it", async (room) => {
    const before = ORDER.slice(0, ENGINE.indexOf(room))
      .map(([earlier]) => earlier)
      .filter((earlier) => !(room === "review" && earlier === "summary"));
    const code = before.map((earlier) => `export * from "../${earlier}/index.js";`).join("\n");
    expect(await walls(`${room}/deep/x.ts`, code.replaceAll("../", "../../"))).toEqual([]);
  });

  it.each(
    ENGINE.flatMap((room) =>
      ["hosts/port", "taskpane/index", "page/index", "cli/index"].map((edge) => [room, edge]),
    ),
  )("%s may not import %s", async (room, edge) => {
    expect(await walls(`${room}/x.ts`, `import "../${edge}.js";`)).toHaveLength(1);
  });
});

describe("doors", () => {
  it.each([
    [
      "check/x.ts",
      `import { a } from "../workbook/address.js";`,
      "Import workbook through its door, workbook/index.ts.",
    ],
    [
      "check/x.ts",
      `import data from "../catalogue/data/codes.json";`,
      "Import catalogue through its door, catalogue/index.ts.",
    ],
    [
      "cli/x.ts",
      `import { a } from "../check/deep/judge.js";`,
      "Import check through its door, check/index.ts.",
    ],
    [
      "cli/x.ts",
      `import { a } from "../hosts/file/zip.js";`,
      "Import hosts/file through its door, hosts/file/index.ts.",
    ],
    ["cli/x.ts", `import { a } from "../hosts/other.js";`, "Import hosts through its door, hosts/port.ts."],
  ])("%s: %s", async (file, code, message) => {
    expect(await walls(file, code)).toEqual([message]);
  });

  it.each([
    ["check/x.ts", `import { a } from "./deep/judge.js"; import data from "./data/weights.json";`],
    ["check/deep/x.ts", `import { a } from "../index.js"; import { b } from "../other/y.js";`],
    ["catalogue/index.ts", `import codes from "./data/codes.json";`],
  ])("are not for the room's own files: %s: %s", async (file, code) => {
    expect(await walls(file, code)).toEqual([]);
  });
});

describe("every way to import", () => {
  it.each([
    `import { a } from "../check/index.js";`,
    `import type { A } from "../check/index.js";`,
    `import "../check/index.js";`,
    `export { a } from "../check/index.js";`,
    `export * as check from "../check/index.js";`,
    `export const later = import("../check/index.js");`,
    `export type A = import("../check/index.js").A;`,
    `import check = require("../check/index.js");`,
  ])("%s", async (code) => {
    expect(await walls("relations/x.ts", code)).toEqual(["relations may not import check."]);
  });

  it("names its file by a literal with its ending", async () => {
    expect(await walls("check/x.ts", "export const load = (name: string) => import(name);")).toEqual([
      "Import by a literal name, so that the walls can see it.",
    ]);
    expect(await walls("check/x.ts", `import { a } from "../workbook";`)).toHaveLength(1);
    expect(await walls("check/x.ts", `import { a } from "./judge";`)).toHaveLength(1);
  });
});

describe("the world outside the engine", () => {
  it.each(["node:fs", "fs", "@e965/xlsx", "fflate", "decimal.js/decimal.mjs", "react"])(
    "import %s",
    async (name) => {
      expect(await walls("check/x.ts", `import "${name}";`)).toEqual([`check may not import '${name}'.`]);
    },
  );

  it.each([`import "../../package.json";`, `import "../stray.js";`])("%s", async (code) => {
    expect(await walls("check/x.ts", code)).toHaveLength(1);
  });

  it.each([
    ..."window document process console fetch setTimeout setInterval Date performance globalThis Buffer".split(
      " ",
    ),
    "Math.random",
  ])("%s", async (name) => {
    expect(await walls("check/x.ts", `export const it = ${name};`)).toHaveLength(1);
    expect(await walls("cli/x.ts", `export const it = ${name};`)).toEqual([]);
  });

  it("decimal.js and the rest of Math are open", async () => {
    expect(
      await walls("check/x.ts", `import Decimal from "decimal.js"; export const one = Math.abs(-1);`),
    ).toEqual([]);
  });
});

describe("hosts and edges", () => {
  it.each([
    ["hosts/port.ts", `import type { Workbook } from "../workbook/index.js";`],
    [
      "hosts/file/x.ts",
      `import "../port.js"; import "../../workbook/index.js"; import "fflate"; import "node:zlib";`,
    ],
    ["hosts/excel/x.ts", `import "../port.js"; import "../../repair/index.js";`],
    [
      "taskpane/x.tsx",
      `import "../check/index.js"; import "../hosts/port.js"; import "../hosts/excel/index.js";`,
    ],
    [
      "page/x.tsx",
      `import "../review/index.js"; import "../hosts/port.js"; import "../hosts/worker/index.js"; import "../taskpane/index.js"; import "../../sample/sample.xlsx";`,
    ],
    [
      "hosts/worker/x.ts",
      `import "../port.js"; import "../file/index.js"; import "../solver/index.js"; import "../../check/index.js";`,
    ],
    ["hosts/solver/x.ts", `import "../../repair/index.js"; import "highs";`],
    ["hosts/file/x.ts", `import "../cells/index.js"; import "../formula/index.js";`],
    ["hosts/formula/x.ts", `import "../cells/index.js"; import "../../workbook/index.js";`],
    ["page/x.tsx", `import "../hosts/formula/index.js";`],
    ["cli/x.ts", `import "../hosts/cells/index.js"; import "../hosts/formula/index.js";`],
    [
      "cli/main.ts",
      `import "../check/index.js"; import "../hosts/file/index.js"; import "node:fs"; import "../../package.json";`,
    ],
  ])("%s may %s", async (file, code) => {
    expect(await walls(file, code)).toEqual([]);
  });

  it.each([
    ["hosts/port.ts", "./file/index.js"],
    ["hosts/file/x.ts", "../excel/index.js"],
    ["hosts/excel/x.ts", "../file/index.js"],
    ["hosts/file/x.ts", "../../cli/index.js"],
    ["taskpane/x.tsx", "../page/index.js"],
    ["taskpane/x.tsx", "../hosts/file/index.js"],
    ["page/x.tsx", "../hosts/file/index.js"],
    ["hosts/cells/x.ts", "../file/index.js"],
    ["hosts/cells/x.ts", "../formula/index.js"],
    ["hosts/formula/x.ts", "../file/index.js"],
    ["hosts/formula/x.ts", "../../page/index.js"],
    ["hosts/worker/x.ts", "../../taskpane/index.js"],
    ["hosts/solver/x.ts", "../file/index.js"],
    ["page/x.tsx", "../hosts/solver/index.js"],
    ["page/x.tsx", "../hosts/excel/index.js"],
    ["cli/x.ts", "../hosts/excel/index.js"],
    ["cli/x.ts", "../page/index.js"],
  ])("%s may not import %s", async (file, specifier) => {
    expect(await walls(file, `import "${specifier}";`)).toHaveLength(1);
  });

  it("every file has a room", async () => {
    expect(await walls("stray.ts", "export {};")).toHaveLength(1);
    expect(await walls("elsewhere/x.ts", "export {};")).toHaveLength(1);
  });
});
