import { check, type Finding, messageOf } from "../../src/check/index.js";
import { readPapers } from "../../src/narrative/index.js";
import { addressOf } from "../../src/workbook/index.js";
import { type GridSheet, workbookOf } from "./grid.js";

/** A document with what is laid beside it. */
export interface Laid {
  readonly book: readonly GridSheet[];
  /** Paragraphs of its text. */
  readonly text?: readonly string[];
  /** Other documents by the names of their files. */
  readonly others?: Readonly<Record<string, readonly GridSheet[]>>;
}

function read({ book, text, others = {} }: Laid) {
  return readPapers({
    workbook: workbookOf("本文件.xlsx", book),
    texts: text ? [{ name: "说明.docx", paragraphs: text.map((line) => ({ text: line })), tables: [] }] : [],
    companions: Object.entries(others).map(([name, sheets]) => workbookOf(name, sheets)),
  });
}

export function besideFindings(laid: Laid): readonly Finding[] {
  return check(read(laid)).findings;
}

/** `error same/tables at 支出!C5: 5 against 6 (2023.xlsx)`: the place is a cell, or the words of a text. */
export function foundBeside(laid: Laid): string[] {
  const { sheets } = read(laid);
  return besideFindings(laid).map(({ class: kind, rule, cells: [first], data, reported, expected }) => {
    const sheet = first && sheets[first.place.sheet];
    const at =
      first?.words?.quote ??
      (first && `${sheet?.name ?? ""}!${addressOf(first.place.row, first.place.column)}`);
    const files = data.files === undefined ? "" : ` (${data.files})`;
    return `${kind} ${rule} at ${at ?? "nowhere"}: ${reported ?? ""} against ${expected ?? ""}${files}`;
  });
}

/** What the first finding says in both languages. */
export function saidBeside(laid: Laid): readonly [string, string] {
  const [finding] = besideFindings(laid);
  return finding ? [messageOf(finding).what, messageOf(finding, "en").what] : ["", ""];
}
