import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { check, profileOf, reportOf } from "../../src/check/index.js";
import { readWorkbook } from "../../src/hosts/file/index.js";
import type { Engine } from "../../src/hosts/worker/index.js";
import { OpenBook } from "../../src/page/book/index.js";
import { pageHost } from "../../src/page/host.js";
import { insertionsOfText, naturesOfText } from "../../src/taskpane/session/insertions.js";
import { Session } from "../../src/taskpane/session/session.js";
import { readPapers } from "../../src/narrative/index.js";
import { SAMPLE } from "../support/command.js";
import { type } from "../support/openBook.js";
import { summarised } from "../support/summaries.js";

const sample = readWorkbook(readFileSync(SAMPLE), "sample.xlsx");
const notAsked = (): Promise<never> => Promise.reject(new Error("not asked for"));

/** The real engine without a worker. */
const engine: Engine = {
  ...{ read: notAsked, readText: notAsked, readCompanion: notAsked, balance: notAsked },
  check: ({ workbook = sample }, { natures = {} }) => {
    const papers = { workbook, texts: [], companions: [] };
    const dossier = readPapers(papers);
    const report = reportOf(workbook, dossier, check(dossier), profileOf(dossier));
    const { summaries } = summarised(workbook, [], { natures });
    return Promise.resolve({ report, repairs: { repairs: [], joint: "ran" as const }, summaries });
  },
};

async function opened() {
  const book = new OpenBook(sample);
  const session = new Session(pageHost(book), engine);
  await session.check();
  return { book, session };
}

function names(book: OpenBook): string[] {
  return book.current.sheets.map(({ name }) => name);
}

function products(session: Session) {
  const summary = session.state.checked?.summaries.find(({ id }) => id === "three-public");
  return summary?.products.map(({ block }) => block) ?? [];
}

describe("inserting a summary", () => {
  it("makes new sheets, checks again, is remembered, and is taken out", async () => {
    const { book, session } = await opened();
    await session.insert("three-public", products(session), "sheets");
    expect(names(book).slice(sample.sheets.length)).toEqual([
      "三公经费表（更正）",
      "三公经费底稿",
      "三公经费说明底稿",
    ]);
    expect(session.state).toMatchObject({ isStale: false });
    expect(session.state.inserting).toMatchObject({
      busy: undefined,
      outcome: { is: "inserted", isNoted: true },
      entries: [{ id: "three-public-1", what: "three-public" }],
    });
    const later = new Session(pageHost(book), engine);
    await later.check();
    expect(later.state.inserting.entries).toHaveLength(1);
    await later.removeInserted("three-public-1");
    expect(names(book)).toEqual(names(new OpenBook(sample)));
    expect(later.state.inserting).toMatchObject({
      entries: [],
      outcome: { is: "removed", removed: 3, left: 0 },
    });
  });

  it("three times makes sheets of other names, each taken out by itself", async () => {
    const { book, session } = await opened();
    for (let time = 0; time < 3; time++) await session.insert("three-public", products(session), "sheets");
    expect(names(book).filter((name) => name.startsWith("三公经费底稿"))).toEqual([
      "三公经费底稿",
      "三公经费底稿 (2)",
      "三公经费底稿 (3)",
    ]);
    await session.removeInserted("three-public-2");
    expect(names(book).filter((name) => name.startsWith("三公经费底稿"))).toEqual([
      "三公经费底稿",
      "三公经费底稿 (3)",
    ]);
  });

  it("overwrites nothing: an occupied place is refused and said", async () => {
    const { book, session } = await opened();
    const [, paper] = session.state.checked?.summaries[0]?.products ?? [];
    await session.insert("three-public/paper", paper ? [paper.alone] : [], "selection");
    expect(book.current).toBe(sample);
    expect(session.state.inserting).toMatchObject({
      entries: [],
      outcome: { is: "failed", failure: { is: "host", code: "occupied" } },
    });
  });

  it("waits for a check of what was edited since", async () => {
    const { book, session } = await opened();
    const blocks = products(session);
    type(book, "A61", "1");
    expect(session.state.isStale).toBe(true);
    await session.insert("three-public", blocks, "sheets");
    expect(names(book)).toEqual(names(new OpenBook(sample)));
  });
});

describe("what a person says of a unit", () => {
  it("makes the summaries anew and is remembered in the workbook", async () => {
    const { book, session } = await opened();
    const units = () =>
      session.state.checked?.summaries
        .find(({ id }) => id === "operating-cost")
        ?.units.map(({ nature }) => nature);
    expect(units()).toEqual([undefined]);
    await session.setNature("某市水利局", "行政");
    expect(units()).toEqual(["行政"]);
    expect(naturesOfText(book.memory.get("natures"))).toEqual({ 某市水利局: "行政" });
  });
});

describe("what the workbook remembers", () => {
  const area = {
    id: "a-1",
    what: "a",
    inserted: {
      kind: "area",
      place: { sheet: "k", row: 1, column: 2 },
      rows: 1,
      columns: 2,
      contents: [["=A1", 3]],
    },
  };
  const sheets = { id: "b-1", what: "b", inserted: { kind: "sheets", sheets: [{ key: "k", name: "n" }] } };

  it("is read back", () => {
    expect(insertionsOfText(JSON.stringify([area, sheets]))).toEqual([area, sheets]);
  });

  it.each([
    undefined,
    "",
    "{",
    "{}",
    "[1]",
    JSON.stringify([{ ...area, inserted: { ...area.inserted, rows: -1 } }]),
    JSON.stringify([{ ...area, inserted: { ...area.inserted, contents: [[{}]] } }]),
    JSON.stringify([{ ...sheets, inserted: { kind: "sheets", sheets: [{}] } }]),
    JSON.stringify([{ ...sheets, id: 3 }]),
  ])("is nothing where it is damaged: %s", (text) => {
    expect(insertionsOfText(text)).toEqual([]);
  });

  it("knows only the three natures", () => {
    expect(naturesOfText('{"甲":"参公","乙":"企业","丙":1}')).toEqual({ 甲: "参公" });
    expect(naturesOfText("[]")).toEqual({});
  });
});
