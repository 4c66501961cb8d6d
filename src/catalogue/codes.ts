import economicDepartment from "./data/economic-department.json" with { type: "json" };
import economicGovernment from "./data/economic-government.json" with { type: "json" };
import functional from "./data/functional.json" with { type: "json" };
import earlierClassNames from "./data/earlier-class-names.json" with { type: "json" };
import earlierNames from "./data/earlier-names.json" with { type: "json" };

/** Which list a code belongs to; its header names it. */
export type CodeSystem = "function" | "economic" | "government-economic" | "organisation" | "project";

/**
 * How sure an entry is: `verified` (printed with its code in a published document), `name-verified` (name printed,
 * code by position) or `recalled` (never checked). A finding may rest on verified entries only.
 */
export interface CodeEntry {
  readonly code: string;
  readonly name: string;
  readonly status: string;
}

const LISTS: Readonly<Partial<Record<CodeSystem, ReadonlyMap<string, CodeEntry>>>> = {
  function: new Map(functional.map((entry) => [entry.code, entry])),
  economic: new Map(economicDepartment.map((entry) => [entry.code, entry])),
  "government-economic": new Map(economicGovernment.map((entry) => [entry.code, entry])),
};

export function codeEntry(system: CodeSystem, code: string): CodeEntry | undefined {
  return LISTS[system]?.get(code);
}

/** Entries right below a code of 功能分类 (款 of a 类, 项 of a 款); all 类 for the empty code. */
export function functionsBelow(code: string): readonly CodeEntry[] {
  return BELOW.get(code) ?? [];
}

const BELOW: ReadonlyMap<string, readonly CodeEntry[]> = (() => {
  const below = new Map<string, CodeEntry[]>();
  for (const entry of functional) {
    const above = entry.code.length === 3 ? "" : entry.code.slice(0, -2);
    const known = below.get(above);
    if (known) known.push(entry);
    else below.set(above, [entry]);
  }
  return below;
})();

/** The classes of 部门经济分类. */
export function economicClasses(): readonly CodeEntry[] {
  return economicDepartment.filter(({ code }) => code.length === 3);
}

/** Names that a code of 功能分类 had in earlier years. */
const EARLIER: ReadonlyMap<string, readonly string[]> = (() => {
  const names = new Map<string, string[]>();
  for (const { code, name } of [...earlierClassNames, ...earlierNames])
    names.set(code, [...(names.get(code) ?? []), name]);
  return names;
})();

/** All names of a code that are known, today's first. */
export function codeNames(system: CodeSystem, code: string): readonly string[] {
  const entry = codeEntry(system, code);
  const earlier = system === "function" ? (EARLIER.get(code) ?? []) : [];
  return entry ? [entry.name, ...earlier] : earlier;
}

/** Name of a class (类) as a summary form prints it, without spaces and brackets → its code. */
const CLASS_CODES: ReadonlyMap<string, string> = new Map([
  ...functional
    .filter((entry) => entry.code.length === 3)
    .map((entry) => [plain(entry.name), entry.code] as const),
  ...earlierClassNames.map((entry) => [plain(entry.name), entry.code] as const),
]);

const ECONOMIC_CLASS_CODES: ReadonlyMap<string, string> = new Map(
  economicDepartment
    .filter((entry) => entry.code.length === 3)
    .map((entry) => [plain(entry.name), entry.code] as const),
);

function plain(name: string): string {
  return name.normalize("NFKC").replace(/[\s()、,]/g, "");
}

function withSpending<T>(find: (name: string) => T | undefined, name: string): T | undefined {
  const key = plain(name);
  return find(key) ?? find(key.endsWith("支出") ? key.slice(0, -2) : `${key}支出`);
}

/** 功能分类 class code of a printed name (`卫生健康支出`, `卫生健康`, earlier names too). */
export function functionClassCode(name: string): string | undefined {
  return withSpending((key) => CLASS_CODES.get(key), name);
}

/** 经济分类 class code of a printed name (`工资福利支出`). */
export function economicClassCode(name: string): string | undefined {
  return withSpending((key) => ECONOMIC_CLASS_CODES.get(key), name);
}

const GOVERNMENT_CLASS_CODES: ReadonlyMap<string, string> = new Map(
  economicGovernment
    .filter((entry) => entry.code.length === 3)
    .map((entry) => [plain(entry.name), entry.code] as const),
);

/** 政府预算经济分类 class code of a printed name (`机关工资福利支出`). */
export function governmentClassCode(name: string): string | undefined {
  return withSpending((key) => GOVERNMENT_CLASS_CODES.get(key), name);
}

/** 301 and 303 are 人员经费; the other classes that can stand in 基本支出 are 公用经费. */
export function natureOfEconomicClass(code: string): "人员经费" | "公用经费" | undefined {
  switch (code.slice(0, 3)) {
    case "301":
    case "303":
      return "人员经费";
    case "302":
    case "307":
    case "309":
    case "310":
    case "311":
    case "312":
    case "399":
      return "公用经费";
    default:
      return undefined;
  }
}
