import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** What the built command prints for the sample and its 情况说明: UTF-8. */
export function sampleCheck() {
  const sample = [at("sample/sample.xlsx"), "--narrative", at("sample/sample.docx")];
  return execFileSync(process.execPath, [at("dist/gouji.cjs"), "check", ...sample, "--fail-on", "never"]);
}
