import { Refusal, damaged } from "../errors.js";
import { isPrintable } from "../sniff.js";
import { notText } from "./problem.js";

const HTML = /^(?:<!doctype\s+html|<html|<head|<body|<meta|<table|mime-version:)/i;
const XML = /^<\?xml/i;
/** Enough to see what a file begins with. */
const START = 1024;

/** The text of a file that has no format. */
export function decodeText(bytes: Uint8Array): string {
  const text = decoded(bytes);
  if (text === undefined || !isPrintable(text)) throw new Refusal(notText("unknown"));
  if (text.trim() === "") throw new Refusal(notText("empty"));
  const start = text.slice(0, START).trimStart();
  if (start.startsWith("%PDF")) throw new Refusal(notText("pdf"));
  if (HTML.test(start)) throw new Refusal(notText("html"));
  if (XML.test(start)) throw new Refusal(notText("xml"));
  return text;
}

/** UTF-16 with a byte order mark, UTF-8, or what is none: GB 18030, which GBK is part of. */
function decoded(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return strictly("utf-16le", bytes);
  if (first === 0xfe && second === 0xff) return strictly("utf-16be", bytes);
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  let text: string;
  try {
    text = utf8.decode(bytes, { stream: true });
  } catch {
    return strictly("gb18030", bytes);
  }
  try {
    return text + utf8.decode();
  } catch (error) {
    // Nothing was wrong but the end, where a character is cut.
    throw damaged({ what: "cutFile" }, error);
  }
}

function strictly(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
