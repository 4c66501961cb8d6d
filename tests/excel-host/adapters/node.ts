import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import vm from "node:vm";
import type { ExcelLibrary } from "../../../src/hosts/excel/index.js";
import type { SimulatedExcel } from "../excel.js";
import { addNewerMembers } from "./newerMembers.js";

/** A message between office.js and Excel, as the bridge of desktop Excel carries it. */
interface BridgeMessage {
  readonly id: number;
  readonly flags: number;
  readonly message: { readonly body: unknown };
}

interface Bridge {
  sendMessageToHost(text: string): void;
  onMessageFromHost?: (text: string) => void;
}

/** office.js can be loaded once in a process; which Excel answers is decided for each test. */
let current: SimulatedExcel | undefined;
let bridge: Bridge | undefined;

/** Puts an Excel behind the real office.js and hands out what a pane would find in its page. */
export function connect(excel: SimulatedExcel): ExcelLibrary {
  bridge ??= loadOfficeJs();
  current = excel;
  excel.onEvent = ({ type, payload }) => {
    // office.js adds its handlers while it reads the answer, so events come after it.
    setTimeout(() => {
      const entry = [65_536, type, "Workbook", JSON.stringify(payload), null];
      deliver({ id: null, type: 3, flags: 0, controlId: "", message: { entries: [entry] } });
    }, 0);
  };
  const { run } = (globalThis as unknown as { Excel: { run: ExcelLibrary["run"] } }).Excel;
  return { run, supports: (version) => excel.supports(version), isWeb: excel.platform === "web" };
}

/** Lets everything happen that is under way: answers, the giving back of ranges, events. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
}

function deliver(message: unknown): void {
  bridge?.onMessageFromHost?.(JSON.stringify(message));
}

function receive(text: string): void {
  const excel = current;
  const { id, flags, message } = JSON.parse(text) as BridgeMessage;
  // An answer never comes within the call.
  queueMicrotask(() => {
    const reply = excel?.answer(JSON.stringify(message.body), flags);
    if (!reply || reply.is === "silence") return;
    const answer =
      reply.is !== "refused"
        ? { statusCode: 200, headers: {}, body: reply.text }
        : {
            statusCode: 400,
            headers: {},
            body: JSON.stringify({ error: { code: reply.code, message: "" } }),
          };
    const send = (): void => {
      deliver({ id, type: 2, flags: 0, controlId: "", message: answer });
    };
    if (reply.is === "late") excel?.late.push(send);
    else send();
  });
}

/** Evaluates the library of Excel on the web in this realm, on the little of a page that it looks for. */
function loadOfficeJs(): Bridge {
  const made: Bridge = { sendMessageToHost: receive };
  const folder = path.dirname(createRequire(import.meta.url).resolve("@microsoft/office-js/package.json"));
  const place = { href: "https://pane.test/", origin: "https://pane.test", protocol: "https:" };
  const page: Record<string, unknown> = {
    _richApiNativeBridge: made,
    location: { ...place, hostname: "pane.test", pathname: "/", search: "", hash: "" },
    document: {
      getElementsByTagName: () => [],
      createElement: () => ({ setAttribute: () => undefined, style: {} }),
      addEventListener: () => undefined,
      cookie: "",
      domain: "pane.test",
    },
    addEventListener: () => undefined,
    navigator: { userAgent: "node" },
    history: {},
    external: {},
    name: "",
  };
  for (const name of ["window", "self", "top", "parent"]) page[name] = globalThis;
  for (const [name, value] of Object.entries(page)) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  }
  const file = path.join(folder, "dist", "excel-web-16.00.js");
  vm.runInThisContext(readFileSync(file, "utf8"), { filename: path.basename(file) });
  addNewerMembers();
  return made;
}
