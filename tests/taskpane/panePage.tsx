/**
 * The pane alone, in a state named by the address (`#stale`), over a host and an engine of the test's own. Options:
 * `#checked&language=en&theme=dark`.
 */
import { FluentProvider } from "@fluentui/react-components";
import { type ReactElement, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { HostError, type HostPlace, type Snapshot, type WorkbookHost } from "../../src/hosts/port.js";
import { bytesOfAddress, type Engine, EngineFailed, workerEngine } from "../../src/hosts/worker/index.js";
import type { Beside } from "../../src/taskpane/session/beside.js";
import {
  type Failure,
  languageOf,
  Pane,
  Session,
  type Settings,
  useTheme,
} from "../../src/taskpane/index.js";
import { OpenBook } from "../../src/page/book/index.js";
import { pageHost } from "../../src/page/host.js";
import type { Repairs } from "../../src/repair/index.js";
import type { Workbook } from "../../src/workbook/index.js";
import { memoryOf } from "../support/memory.js";
import { checkedPapers, PAPERS } from "../support/papers.js";
import { checkedWithRepairs, TEXT, WORKBOOK } from "../support/repairs.js";

/** What the test reads and does from outside. */
interface Outside {
  went: (readonly HostPlace[])[];
  edit: () => void;
  session: Session | undefined;
  opened: number;
  book: OpenBook | undefined;
}

declare global {
  interface Window {
    pane: Outside;
    /** Given by the test before the page loads. */
    workbook: Workbook;
  }
}

const [state = "first", ...rest] = location.hash.slice(1).split("&");
const options = new URLSearchParams(rest.join("&"));

const listeners = new Set<() => void>();
window.pane = {
  went: [],
  edit: () => {
    for (const listener of listeners) listener();
  },
  session: undefined,
  opened: 0,
  book: undefined,
};

const still: WorkbookHost = {
  memory: memoryOf(),
  capabilities: {
    marks: options.get("marks") === "workbook" ? "workbook" : "view",
    undo: false,
    edits: true,
  },
  snapshot(): Promise<Snapshot> {
    if (state === "editing") return Promise.reject(new HostError("editing"));
    const workbook = state === "texts" ? (PAPERS.workbook ?? window.workbook) : window.workbook;
    return Promise.resolve({ workbook, keys: workbook.sheets.map((_, at) => String(at)) });
  },
  goTo(places) {
    window.pane.went.push(places);
    return Promise.resolve();
  },
  mark: (marks) => Promise.resolve({ marked: marks.length, left: 0 }),
  clearMarks: () => Promise.resolve({ marked: 0, left: 0 }),
  apply: () => Promise.resolve({ done: [], refused: [] }),
  takeBack: () => Promise.resolve(undefined),
  insert: () => Promise.reject(new HostError("failed")),
  remove: () => Promise.resolve({ removed: 0, left: 0 }),
  onEdited(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** A real book behind the host, where repairs are applied. */
const book = new OpenBook(WORKBOOK);
window.pane.book = book;
const unfinished = options.get("unfinished");
if (unfinished !== null) book.memory.set("applied", unfinished);
const host: WorkbookHost =
  state === "repairs" ? { ...pageHost(book), goTo: (places) => still.goTo(places) } : still;

const worker = workerEngine(
  async () => (await import("gouji-worker-program")).default,
  async () => bytesOfAddress((await import("gouji-solver-wasm")).default),
);
const NO_REPAIRS: Repairs = { repairs: [], joint: "not-run" };
const engine: Engine =
  state === "running"
    ? {
        ...worker,
        check: (_papers, _choices, job) =>
          new Promise((_resolve, reject) => {
            job?.onProgress?.({ at: "sheet", name: "05一般公共预算", index: 4, count: 10 });
            job?.signal?.addEventListener("abort", () => {
              reject(job.signal?.reason as Error);
            });
          }),
      }
    : state === "failed"
      ? { ...worker, check: () => Promise.reject(new EngineFailed("TypeError\nat check (worker.js:1:1)")) }
      : state === "texts"
        ? {
            ...worker,
            check: () =>
              Promise.resolve({ report: checkedPapers().report, repairs: NO_REPAIRS, summaries: [] }),
          }
        : state === "repairs"
          ? { ...worker, check: (papers) => Promise.resolve(checkedWithRepairs(papers)) }
          : worker;

const BESIDE: Readonly<Record<string, Beside>> = {
  texts: PAPERS,
  repairs: { texts: [TEXT], companions: [] },
};

const refused: Failure = {
  is: "file",
  messages: {
    "zh-CN": "文件 预算.xlsx 设有打开密码，无法读取，请在 Excel 或 WPS 中取消密码、另存一份再核对。",
    en: "预算.xlsx needs a password to open; remove it in Excel or WPS and save a copy first.",
  },
  detail: "encrypted",
};

function App(): ReactElement {
  const [settings, setSettings] = useState<Settings>({
    language: languageOf(options.get("language") ?? "zh-CN"),
    theme: options.get("theme") === "dark" ? "dark" : "system",
    live: options.get("live") === "yes",
  });
  const [session, setSession] = useState(() => new Session(undefined, engine));
  const [failure, setFailure] = useState(state === "wrongfile" ? refused : undefined);
  const theme = useTheme(settings.theme);
  useEffect(() => {
    if (state === "first" || state === "wrongfile") return;
    const made = new Session(host, engine, settings.live, BESIDE[state]);
    window.pane.session = made;
    setSession(made);
    if (state !== "ready" && unfinished === null) void made.check();
    return () => {
      made.dispose();
    };
  }, []);
  const count = (): void => {
    window.pane.opened += 1;
  };
  return (
    <FluentProvider theme={theme} style={{ height: "100%" }}>
      <Pane
        session={session}
        settings={settings}
        onSettings={setSettings}
        onOpen={count}
        onSample={count}
        failure={failure}
        onDismiss={() => {
          setFailure(undefined);
        }}
      />
    </FluentProvider>
  );
}

const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);
