import { unzipSync } from "fflate";
import { type CellEdit, patchWorkbook, WorkbookFileError } from "../../../src/hosts/file/index.js";
import { readZipDirectory, type ZipEntry } from "../../../src/hosts/file/zip/directory.js";
import { parseAddress } from "../../../src/workbook/index.js";
import { packageOf, type Parts } from "./build.js";

export const SHEET = "xl/worksheets/sheet0.xml";

/** New values by address, on one sheet. */
export type Edits = Readonly<Record<string, CellEdit["to"]>>;

export function editsOf(edits: Edits, sheet = 0): CellEdit[] {
  return Object.entries(edits).map(([address, to]) => {
    const place = parseAddress(address);
    if (!place) throw new Error(`not an address: ${address}`);
    return { sheet, ...place, to };
  });
}

export function textOf(bytes: Uint8Array | undefined): string {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** The sheet part of a package of one sheet after these edits. */
export function patchedXml(xml: string, edits: Edits, parts: Parts = {}): string {
  const { bytes } = patchWorkbook(packageOf({ [SHEET]: xml, ...parts }), "a.xlsx", editsOf(edits));
  return textOf(unzipSync(bytes)[SHEET]);
}

function entries(bytes: Uint8Array): ZipEntry[] {
  return readZipDirectory(bytes, 10_000);
}

/** Names of the parts in their order. */
export function namesOf(bytes: Uint8Array): string[] {
  return entries(bytes).map(({ name }) => name);
}

/** The parts whose stored bytes differ, their headers included. */
export function changedParts(before: Uint8Array, after: Uint8Array): string[] {
  const stored = (bytes: Uint8Array): Map<string, string> => {
    const list = entries(bytes);
    const starts = list.map(({ offset }) => offset).sort((a, b) => a - b);
    const directory = Math.min(...list.map(({ record }) => record[0]));
    return new Map(
      list.map(({ name, offset }) => {
        const end = starts.find((start) => start > offset) ?? directory;
        return [name, Buffer.from(bytes.subarray(offset, end)).toString("latin1")];
      }),
    );
  };
  const old = stored(before);
  return [...stored(after)].filter(([name, content]) => old.get(name) !== content).map(([name]) => name);
}

/** The error that patching ends in; fails when it does not end in one of ours. */
export function patchRefusal(bytes: Uint8Array, edits: Edits, name = "a.xlsx"): WorkbookFileError {
  try {
    patchWorkbook(bytes, name, editsOf(edits));
  } catch (error) {
    if (error instanceof WorkbookFileError) return error;
    throw error;
  }
  throw new Error(`${name} was patched`);
}
