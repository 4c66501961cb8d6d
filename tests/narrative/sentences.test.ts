import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { groupBy } from "../../src/workbook/index.js";
import { readBeside, saidIn, textOf } from "../support/said.js";
import { BUDGET, FINAL } from "./books.js";
import { type Sentence, SENTENCES } from "./sentences.js";

const PAGE = new URL("../../docs/文字核对.md", import.meta.url);

const GROUPS = groupBy(SENTENCES, ({ group }) => group);

describe.each([...GROUPS])("sentences about %s", (_, sentences) => {
  it.each(sentences)("$text", ({ book, chapter, text, understood }) => {
    const sheets = book === "决算" ? FINAL : BUDGET;
    expect(saidIn(textOf(readBeside({ sheets, paragraphs: [chapter, ...text] })))).toEqual(understood);
  });
});

/** Chapters are named where they change. */
function linesOf(sentences: readonly Sentence[]): string[] {
  return sentences.flatMap(({ book, chapter, text, understood }, at) => {
    const before = sentences[at - 1];
    const isNew = before?.chapter !== chapter || before.book !== book;
    return [
      ...(isNew ? [`**${chapter}**（${book}）`, ""] : []),
      ...text
        .map((line) => `> ${line}`)
        .flatMap((line) => [line, ">"])
        .slice(0, -1),
      "",
      ...(understood.length === 0 ? ["- 没有可核对的数"] : understood.map((line) => `- ${line}`)),
      "",
    ];
  });
}

/** docs/文字核对.md: everything on it comes from the sentences that are tested. */
function page(): string {
  return [
    "# 文字核对：读懂哪些句子",
    "",
    "每一句下面列出从中读到的内容；例句中的数字是虚构的。读到的数与表、与同一篇文字、与对照文件比较，",
    "规则见 [rules](rules)。写着“未识别”的数不与任何数比较，在报告中逐个列出，请人工核对。",
    "",
    "“构成”是列举的各部分与总数，“较上年”等是增减的比较对象，“表中”指文字没有写、由表中查得的数。",
    "",
    ...[...GROUPS].flatMap(([group, sentences]) => [`## ${group}`, "", ...linesOf(sentences)]),
  ].join("\n");
}

describe("docs/文字核对.md", () => {
  it("is made from these sentences", () => {
    if (process.env.WRITE_DOCS === "1") writeFileSync(PAGE, page());
    expect(existsSync(PAGE) ? readFileSync(PAGE, "utf8") : "no page: run with WRITE_DOCS=1").toBe(page());
  });

  it("holds sentences of every kind", () => {
    expect(SENTENCES.length).toBeGreaterThan(80);
    expect(new Set(SENTENCES.map(({ text }) => text.join())).size).toBe(SENTENCES.length);
  });
});
