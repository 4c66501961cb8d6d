import type { ForeignContent, UnsupportedFormat, WorkbookProblem } from "./errors.js";

/** What the first bytes promise: a zip package, an OLE2 compound file, or a reason to refuse. */
export type Sniffed = "zip" | "compound" | WorkbookProblem;

const SIGNATURES: readonly (readonly [bytes: readonly number[], is: ForeignContent])[] = [
  [[0x25, 0x50, 0x44, 0x46], "pdf"],
  [[0x89, 0x50, 0x4e, 0x47], "image"],
  [[0xff, 0xd8, 0xff], "image"],
  [[0x47, 0x49, 0x46, 0x38], "image"],
  [[0x49, 0x49, 0x2a, 0x00], "image"],
  [[0x4d, 0x4d, 0x00, 0x2a], "image"],
  [[0x42, 0x4d], "image"],
  [[0x52, 0x49, 0x46, 0x46], "image"],
  [[0x52, 0x61, 0x72, 0x21], "archive"],
  [[0x37, 0x7a, 0xbc, 0xaf], "archive"],
  [[0x1f, 0x8b], "archive"],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], "rtf"],
];
const ZIP = [0x50, 0x4b];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** How much of a text is looked at: enough for the styles that Excel puts in front of an HTML table. */
const TEXT_BYTES = 8192;

/** Recognises a file by its content; the extension is never asked, it is wrong too often. */
export function sniff(bytes: Uint8Array): Sniffed {
  return sniffFormat(bytes) ?? sniffText(textOf(bytes.subarray(0, TEXT_BYTES)));
}

/** Recognises a format by its first bytes; undefined for what may be a text. */
export function sniffFormat(bytes: Uint8Array): Sniffed | undefined {
  if (bytes.length === 0) return foreign("empty");
  if (startsWith(bytes, ZIP) && (bytes[2] ?? 0) < 9 && (bytes[3] ?? 0) < 9) return "zip";
  if (startsWith(bytes, COMPOUND)) return "compound";
  if (bytes[0] === 0x09 && [0, 2, 4, 8].includes(bytes[1] ?? -1)) return { code: "tooOld" };
  const signature = SIGNATURES.find(([magic]) => startsWith(bytes, magic));
  return signature && foreign(signature[1]);
}

function sniffText(text: string): WorkbookProblem {
  const start = text.trimStart();
  if (start === "" && text !== "") return foreign("empty");
  if (start.startsWith("%PDF")) return foreign("pdf");
  if (/^(mime-version|from|content-type):/i.test(start)) return unsupported("mhtml");
  if (start.includes("urn:schemas-microsoft-com:office:spreadsheet")) return unsupported("xml2003");
  if (/<(!doctype\s+html|html|head|body|table|meta|style|div|tr|td)\b/i.test(start)) return foreign("html");
  if (start.startsWith("<?xml") || /^<[\w:.-]+[\s>]/.test(start)) return foreign("xml");
  return foreign(isPrintable(text) ? "text" : "unknown");
}

function textOf(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder("utf-16le").decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder("utf-8").decode(bytes);
}

/** GBK text decodes to replacement characters, which count as printable: only control characters tell. */
export function isPrintable(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d && code !== 0x0c) return false;
  }
  return true;
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

function foreign(content: ForeignContent): WorkbookProblem {
  return { code: "notWorkbook", content };
}

function unsupported(format: UnsupportedFormat): WorkbookProblem {
  return { code: "unsupported", format };
}
