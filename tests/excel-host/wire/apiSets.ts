import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { ExcelError } from "./object.js";
import type { MemberGuard } from "./members.js";

const TYPES = createRequire(import.meta.url).resolve("@types/office-js/index.d.ts");

let table: ReadonlyMap<string, string> | undefined;

/** The version of ExcelApi that each member of Excel's API came with: `Range.values` → `1.1`. */
export function apiSets(): ReadonlyMap<string, string> {
  table ??= readTable(readFileSync(TYPES, "utf8"));
  return table;
}

function readTable(types: string): Map<string, string> {
  const sets = new Map<string, string>();
  const from = types.indexOf("\ndeclare namespace Excel {");
  const lines = types.slice(from, types.indexOf("\n}\n", from)).split("\n");
  let className = "";
  let set: string | undefined;
  for (const line of lines) {
    const declared = /^ {4}(?:class|interface|namespace|enum|type|function) (\w+)/.exec(line);
    if (declared) {
      className = line.startsWith("    class ") ? (declared[1] ?? "") : "";
      continue;
    }
    if (line.includes("/**")) set = undefined;
    set = /\[Api set: ExcelApi ([\d.]+\d)/.exec(line)?.[1] ?? set;
    const member = /^ {8}(?:readonly )?(\w+)\??[(:<]/.exec(line)?.[1];
    if (member === undefined || className === "" || set === undefined) continue;
    const key = `${className}.${member}`;
    // Overloads repeat a member; the oldest is the one that makes it usable.
    if (!sets.has(key)) sets.set(key, set);
  }
  return sets;
}

/** Whether a version has reached another; 1.20 is younger than 1.9. */
export function isAtLeast(version: string, wanted: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split(".").map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

/** Refuses the members that an Excel of this version does not have. */
export function guardFor(version: () => string): MemberGuard {
  return (className, member) => {
    const set = apiSets().get(`${className}.${member}`);
    if (set !== undefined && !isAtLeast(version(), set)) {
      throw new ExcelError("ApiNotFound", `${className}.${member} needs ExcelApi ${set}.`);
    }
  };
}
