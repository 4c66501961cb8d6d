import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CheckReport, Finding } from "../../src/check/index.js";
import {
  type Capabilities,
  HostError,
  type HostPlace,
  type Mark,
  type WorkbookHost,
} from "../../src/hosts/port.js";
import { type CheckOutcome, type Engine, EngineFailed, FileRefused } from "../../src/hosts/worker/index.js";
import type { Papers } from "../../src/narrative/index.js";
import { LIVE_DELAY, Session } from "../../src/taskpane/session/session.js";
import { memoryOf } from "../support/memory.js";
import { checkedPapers } from "../support/papers.js";
import { reportOfGrid } from "../support/report.js";

/** One sheet in which a total is off, and one in which another is. */
const WRONG = reportOfGrid({
  name: "03支出决算",
  rows: [
    ["支出决算表"],
    ["单位：万元"],
    ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"],
    [null, "合计", 12, 5, 6],
    ["201", "一般公共服务支出", 12, 5, 6],
  ],
});

const SAID = { "zh-CN": "坏了", en: "broken" };

class FakeHost implements WorkbookHost {
  readonly memory = memoryOf();
  capabilities: Capabilities = { marks: "view", undo: false, edits: true };
  readonly went: (readonly HostPlace[])[] = [];
  marks: readonly Mark[] = [];
  snapshots = 0;
  problem: Error | undefined;
  readonly #listeners = new Set<() => void>();

  get listening(): number {
    return this.#listeners.size;
  }
  edit(): void {
    for (const listener of this.#listeners) listener();
  }
  snapshot: WorkbookHost["snapshot"] = ({ onSheet } = {}) => {
    this.snapshots += 1;
    onSheet?.("03支出决算", 0, 1);
    return this.problem
      ? Promise.reject(this.problem)
      : Promise.resolve({ workbook: WRONG.workbook, keys: ["k1"] });
  };
  goTo: WorkbookHost["goTo"] = (places) => {
    this.went.push(places);
    return this.problem ? Promise.reject(this.problem) : Promise.resolve();
  };
  mark: WorkbookHost["mark"] = (marks) => {
    this.marks = marks;
    return Promise.resolve({ marked: marks.length, left: 0 });
  };
  clearMarks: WorkbookHost["clearMarks"] = () => {
    this.marks = [];
    return Promise.resolve({ marked: 0, left: 2 });
  };
  apply: WorkbookHost["apply"] = () => Promise.reject(new Error("a check must not write"));
  takeBack: WorkbookHost["takeBack"] = () => Promise.reject(new Error("a check must not write"));
  insert: WorkbookHost["insert"] = () => Promise.reject(new Error("a check must not write"));
  remove: WorkbookHost["remove"] = () => Promise.reject(new Error("a check must not write"));
  onEdited: WorkbookHost["onEdited"] = (listener) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

/** Answers when it is told to. */
class FakeEngine implements Engine {
  readonly jobs: {
    finish: (report?: CheckReport) => void;
    fail: (error: Error) => void;
    choices: unknown;
    papers: Papers;
  }[] = [];
  read: Engine["read"] = () => Promise.reject(new Error("not asked"));
  readText: Engine["readText"] = (source, name) => {
    const text = typeof source === "string" ? source : new TextDecoder().decode(source);
    if (text === "bad")
      return Promise.reject(new FileRefused({ file: name, code: "damaged", messages: SAID }));
    return Promise.resolve({ name, paragraphs: [{ text }], tables: [] });
  };
  readCompanion: Engine["readCompanion"] = (_bytes, name) => Promise.resolve({ name, sheets: [] });
  balance: Engine["balance"] = () => Promise.reject(new Error("not asked for"));
  check: Engine["check"] = (papers, choices, { signal, onProgress } = {}) =>
    new Promise<CheckOutcome>((resolve, reject) => {
      onProgress?.({ at: "relations" });
      signal?.addEventListener("abort", () => {
        reject(signal.reason as Error);
      });
      this.jobs.push({
        finish: (report = WRONG.report) => {
          resolve({ report, repairs: { repairs: [], joint: "not-run" }, summaries: [] });
        },
        fail: reject,
        choices,
        papers,
      });
    });
}

function open(isLive = false): { host: FakeHost; engine: FakeEngine; session: Session } {
  const host = new FakeHost();
  const engine = new FakeEngine();
  return { host, engine, session: new Session(host, engine, isLive) };
}

/** Lets promises that are settled run their course. */
const settle = (): Promise<void> => vi.advanceTimersByTimeAsync(0).then(() => undefined);

async function finish({ engine }: { engine: FakeEngine }, report?: CheckReport): Promise<void> {
  await settle();
  engine.jobs.at(-1)?.finish(report);
  await settle();
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a check", () => {
  it("says how far it is and ends in a report of the snapshot", async () => {
    const all = open();
    const { session } = all;
    const seen: unknown[] = [];
    session.subscribe(() => seen.push(session.state.running));
    void session.check();
    await finish(all);
    expect(seen).toContainEqual({ at: "workbook", name: "03支出决算", index: 0, count: 1 });
    expect(seen).toContainEqual({ at: "relations" });
    expect(session.state).toMatchObject({ running: undefined, failure: undefined, isStale: false });
    expect(session.state.checked?.report).toBe(WRONG.report);
    expect(session.state.checked?.snapshot.keys).toEqual(["k1"]);
  });

  it("keeps the result before it while it runs, and when it fails", async () => {
    const all = open();
    const { session, engine } = all;
    void session.check();
    await finish(all);
    void session.check();
    await settle();
    expect(session.state.checked?.report).toBe(WRONG.report);
    engine.jobs.at(-1)?.fail(new EngineFailed("TypeError at x"));
    await settle();
    expect(session.state.failure).toEqual({ is: "engine", detail: "TypeError at x" });
    expect(session.state.checked?.report).toBe(WRONG.report);
    session.dismissFailure();
    expect(session.state.failure).toBeUndefined();
  });

  it("is ended without a trace", async () => {
    const { session, engine } = open();
    void session.check();
    await settle();
    session.cancel();
    await settle();
    expect(session.state).toMatchObject({ running: undefined, failure: undefined, checked: undefined });
    engine.jobs.at(-1)?.finish();
    await settle();
    expect(session.state.checked).toBeUndefined();
  });

  it("replaces one that runs", async () => {
    const { session, engine } = open();
    void session.check();
    await settle();
    void session.check();
    await settle();
    const [first, second] = engine.jobs;
    first?.finish({ ...WRONG.report, figures: -1 });
    second?.finish();
    await settle();
    expect(session.state.checked?.report).toBe(WRONG.report);
  });

  it.each([
    [new HostError("editing"), { is: "host", code: "editing", detail: "editing" }],
    [
      new HostError("failed", { detail: "GeneralException" }),
      { is: "host", code: "failed", detail: "failed GeneralException" },
    ],
  ])("says what the host could not do: %s", async (problem, failure) => {
    const { host, session } = open();
    host.problem = problem;
    void session.check();
    await settle();
    expect(session.state).toMatchObject({ running: undefined, failure });
  });

  it("never shows what an unexpected error says, since it may quote a cell", async () => {
    const { engine, session } = open();
    void session.check();
    await settle();
    engine.jobs[0]?.fail(new TypeError("cannot read 某单位 1,234.56"));
    await settle();
    const { failure } = session.state;
    expect(failure?.is).toBe("engine");
    expect(failure?.detail).toMatch(/^TypeError\n/);
    expect(JSON.stringify(failure)).not.toContain("1,234.56");
  });
});

describe("edits", () => {
  it("make a result stale at once", async () => {
    const all = open();
    const { host, session } = all;
    host.edit();
    expect(session.state.isStale).toBe(false);
    void session.check();
    await finish(all);
    host.edit();
    expect(session.state.isStale).toBe(true);
    await vi.advanceTimersByTimeAsync(5 * LIVE_DELAY);
    expect(host.snapshots).toBe(1);
  });

  it("are checked by themselves when live, once after the last of them", async () => {
    const all = open(true);
    const { host, session } = all;
    void session.check();
    await finish(all);
    host.edit();
    await vi.advanceTimersByTimeAsync(LIVE_DELAY - 1);
    host.edit();
    await vi.advanceTimersByTimeAsync(LIVE_DELAY - 1);
    expect(host.snapshots).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(host.snapshots).toBe(2);
    await finish(all);
    expect(session.state.isStale).toBe(false);
  });

  it("made while a check runs leave its result stale, and are checked after it when live", async () => {
    const all = open(true);
    const { host, session } = all;
    void session.check();
    await finish(all);
    void session.check();
    await settle();
    host.edit();
    await vi.advanceTimersByTimeAsync(LIVE_DELAY);
    expect(host.snapshots).toBe(2);
    await finish(all);
    expect(session.state.isStale).toBe(true);
    await vi.advanceTimersByTimeAsync(LIVE_DELAY);
    expect(host.snapshots).toBe(3);
  });

  it("wait for the switch", async () => {
    const all = open();
    const { host, session } = all;
    void session.check();
    await finish(all);
    host.edit();
    session.setLive(true);
    await vi.advanceTimersByTimeAsync(LIVE_DELAY);
    expect(host.snapshots).toBe(2);
    await finish(all);
    host.edit();
    session.setLive(false);
    await vi.advanceTimersByTimeAsync(LIVE_DELAY);
    expect(host.snapshots).toBe(2);
  });

  it("are no longer heard after the end", async () => {
    const all = open(true);
    const { host, session } = all;
    void session.check();
    await finish(all);
    host.edit();
    session.dispose();
    await vi.advanceTimersByTimeAsync(LIVE_DELAY);
    expect(host.snapshots).toBe(1);
    expect(host.listening).toBe(0);
  });
});

it("a choice makes the result stale and is what the next check is made as", async () => {
  const all = open();
  const { session, engine } = all;
  session.choose({ kind: "budget" });
  expect(session.state.isStale).toBe(false);
  void session.check();
  await finish(all);
  session.choose({ kind: "budget", off: ["ratio"] });
  expect(session.state.isStale).toBe(true);
  void session.check();
  await finish(all);
  expect(engine.jobs.map(({ choices }) => choices)).toEqual([
    { kind: "budget", natures: {} },
    { kind: "budget", off: ["ratio"], natures: {} },
  ]);
});

it("a choice made while a check runs leaves its result stale", async () => {
  const all = open();
  const { session } = all;
  void session.check();
  await settle();
  session.choose({ kind: "budget" });
  await finish(all);
  expect(session.state.isStale).toBe(true);
});

describe("places", () => {
  const [finding] = WRONG.report.findings as readonly [Finding, ...Finding[]];

  it("are those of the snapshot's sheets, by their keys", async () => {
    const all = open();
    const { host, session } = all;
    void session.check();
    await finish(all);
    await session.show(finding);
    await session.show(finding, "all");
    expect(host.went[0]).toEqual([{ sheet: "k1", row: 3, column: 2 }]);
    expect(host.went[1]?.map(({ row, column }) => [row, column])).toEqual([
      [3, 2],
      [3, 3],
      [3, 4],
    ]);
  });

  it("that are gone are said", async () => {
    const all = open();
    const { host, session } = all;
    void session.check();
    await finish(all);
    host.problem = new HostError("sheet-gone");
    await session.show(finding);
    expect(session.state.failure).toMatchObject({ is: "host", code: "sheet-gone" });
  });
});

describe("marks", () => {
  it("that are a view follow the check, with the class of the finding", async () => {
    const all = open();
    const { host, session } = all;
    void session.check();
    await finish(all);
    expect(host.marks.map(({ place, class: kind }) => [place.row, place.column, kind])).toEqual([
      [3, 2, "error"],
      [4, 2, "error"],
    ]);
    await session.showMarks(false);
    expect(session.state).toMatchObject({ marks: "off", marksLeft: 2 });
    void session.check();
    await finish(all);
    expect(host.marks).toEqual([]);
  });

  it("that are written into the workbook are set by a click alone, and fall behind", async () => {
    const all = open();
    const { host, engine } = all;
    host.capabilities = { marks: "workbook", undo: false, edits: true };
    const session = new Session(host, engine);
    void session.check();
    await finish(all);
    expect(host.marks).toEqual([]);
    await session.showMarks(true);
    expect(host.marks).toHaveLength(2);
    host.marks = [];
    void session.check();
    await finish(all);
    expect(host.marks).toEqual([]);
    expect(session.state.marks).toBe("behind");
  });
});

describe("what lies beside the workbook", () => {
  const file = (name: string, text = name) => ({
    name,
    arrayBuffer: () => Promise.resolve(new TextEncoder().encode(text).buffer),
  });
  const namesOf = ({ state: { beside } }: Session) => ({
    texts: beside.texts.map(({ name }) => name),
    companions: beside.companions.map(({ name }) => name),
  });

  it("is checked with it, and checked again when it changes", async () => {
    const all = open();
    const { session, engine } = all;
    await session.addTexts([file("说明.docx")]);
    expect(engine.jobs).toEqual([]);
    void session.check();
    await finish(all);
    await session.addCompanions([file("上年.xlsx"), file("上年.xlsx")]);
    await finish(all);
    await session.addPasted("正文", "粘贴的文字");
    await finish(all);
    session.removeBeside("texts", "说明.docx");
    await finish(all);
    expect(engine.jobs.map(({ papers }) => papers)).toMatchObject([
      { workbook: WRONG.workbook, texts: [{ name: "说明.docx" }], companions: [] },
      { texts: [{ name: "说明.docx" }], companions: [{ name: "上年.xlsx" }, { name: "上年 2.xlsx" }] },
      { texts: [{ name: "说明.docx" }, { name: "粘贴的文字", paragraphs: [{ text: "正文" }] }] },
      { texts: [{ name: "粘贴的文字" }] },
    ]);
    expect(engine.jobs.at(-1)?.papers.texts).toHaveLength(1);
  });

  it("takes the place of a text of the same name; pasted ones get a number", async () => {
    const { session } = open();
    await session.addTexts([file("说明.docx", "旧")]);
    await session.addTexts([file("说明.docx", "新")]);
    await session.addPasted("一", "粘贴的文字");
    await session.addPasted("二", "粘贴的文字");
    expect(namesOf(session).texts).toEqual(["说明.docx", "粘贴的文字", "粘贴的文字 2"]);
    expect(session.state.beside.texts[0]?.paragraphs).toEqual([{ text: "新" }]);
  });

  it("leaves out a file that is refused, and says so until it is read", async () => {
    const { session } = open();
    const gone = { name: "没了.docx", arrayBuffer: () => Promise.reject(new Error("gone")) };
    const adding: unknown[] = [];
    session.subscribe(() => adding.push(session.state.adding));
    await session.addTexts([file("坏.docx", "bad"), gone, file("好.docx")]);
    expect(namesOf(session).texts).toEqual(["好.docx"]);
    expect(new Set(adding)).toEqual(new Set(["坏.docx", "没了.docx", "好.docx", undefined]));
    const [first, second] = session.state.refused;
    expect(first).toEqual({ is: "file", messages: SAID, detail: "damaged" });
    expect(second).toMatchObject({ is: "file", detail: "unreadable" });
    if (first) session.dismissRefused(first);
    expect(session.state.refused).toEqual([second]);
  });

  it("is all there is without a workbook", async () => {
    const engine = new FakeEngine();
    const session = new Session(undefined, engine);
    expect(session.canCheck).toBe(false);
    await session.addTexts([file("说明.docx")]);
    expect(session.canCheck).toBe(true);
    void session.check();
    await finish({ engine });
    expect(engine.jobs[0]?.papers.workbook).toBeUndefined();
    session.removeBeside("texts", "说明.docx");
    expect(session.state.checked).toBeUndefined();
  });

  it("has no cells to show and to mark", async () => {
    const all = open();
    const { host, session } = all;
    const { report } = checkedPapers();
    void session.check();
    await finish(all, report);
    const [inText] = report.findings;
    expect(host.marks.map(({ place }) => place.row)).toEqual([3]);
    if (inText) await session.show(inText);
    if (inText?.cells[0]) await session.showCell(inText.cells[0]);
    expect(host.went).toEqual([[{ sheet: "k1", row: 3, column: 2 }]]);
  });
});
