import type { Language } from "../check/index.js";
import { version } from "../../package.json";
import type { Failure } from "./session/failure.js";

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

export { version };
