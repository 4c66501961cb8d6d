import packageJson from "../../package.json" with { type: "json" };
import type { Language } from "../check/index.js";
import type { Failure } from "./session/failure.js";

export const { version } = packageJson;

/** What helps us to find a fault: versions and places in our program; no names of sheets, no contents of cells. */
export function diagnosticsOf(failure: Failure, language: Language): string {
  return [
    `Gouji ${version}`,
    navigator.userAgent,
    `language ${language}`,
    `failure ${failure.is}`,
    failure.detail,
  ].join("\n");
}
