import { bytesOfAddress } from "../hosts/worker/index.js";
import type { Source } from "../taskpane/index.js";
import text from "../../sample/sample.docx";
import workbook from "../../sample/sample.xlsx";

/** A bundled file, from its data: address, under the name that it is shown by. */
function bundled(address: string, name: string): Source {
  return { name, arrayBuffer: () => Promise.resolve(bytesOfAddress(address).buffer) };
}

/** The bundled sample: a workbook and its 情况说明. */
export function sampleFiles(names: { readonly workbook: string; readonly text: string }): {
  readonly workbook: Source;
  readonly text: Source;
} {
  return { workbook: bundled(workbook, names.workbook), text: bundled(text, names.text) };
}
