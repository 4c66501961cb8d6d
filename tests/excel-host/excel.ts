import type { Workbook } from "../../src/workbook/index.js";
import type { Book } from "./model/book.js";
import { bookOf } from "./model/fromWorkbook.js";
import type { ExcelState } from "./objects/context.js";
import { type WireEvent, wireEvent } from "./objects/events.js";
import { AddinInternalService, Workbook as WorkbookObject } from "./objects/workbook.js";
import { type Fault, Faults } from "./faults.js";
import { guardFor, isAtLeast } from "./wire/apiSets.js";
import { Engine } from "./wire/engine.js";
import { ACTION, type RequestBody } from "./wire/protocol.js";

/** What Excel answers to a request: a body, an error of the way there, or nothing at all. */
export type Reply =
  | { readonly is: "body"; readonly text: string }
  | { readonly is: "refused"; readonly code: string }
  | { readonly is: "silence" }
  | { readonly is: "late"; readonly text: string };

/** One request that was answered. */
export interface BatchRecord {
  readonly requestBytes: number;
  readonly responseBytes: number;
  /** office.js giving back ranges after `Excel.run`, which no command waits for. */
  readonly isCleanUp: boolean;
  /** Changes of the workbook that it made. */
  readonly writes: number;
}

export interface ExcelOptions {
  /** Version of ExcelApi. */
  readonly version?: string;
  readonly platform?: "web" | "desktop";
}

/** Excel on the web takes and gives no more at a time. */
const MOST_BYTES = 5 * 1024 * 1024;
/** Flag of a request that waits until no cell is being edited. */
const WAITS_FOR_EDIT = 64;

/** An Excel with one open workbook, which answers requests of office.js; nobody is in front of it. */
export class SimulatedExcel {
  readonly book: Book;
  readonly batches: BatchRecord[] = [];
  readonly faults = new Faults();
  version: string;
  platform: "web" | "desktop";
  /** A cell is being edited: everything is refused. */
  isEditing = false;
  isExpired = false;
  onEvent: (event: WireEvent) => void = () => undefined;
  readonly state: ExcelState;
  private readonly engine: Engine;
  /** Sends an answer that was kept back; filled by whoever carries the answers. */
  readonly late: (() => void)[] = [];
  private isAnswering = false;

  constructor(workbook: Workbook, { version = "1.14", platform = "web" }: ExcelOptions = {}) {
    this.book = bookOf(workbook);
    this.version = version;
    this.platform = platform;
    this.state = {
      book: this.book,
      isBehind: false,
      astray: 0,
      subscriptions: new Set(),
      silentBeyond: Infinity,
    };
    this.engine = new Engine(
      new WorkbookObject(this.state),
      { "Microsoft.InternalService.AddinInternalService": new AddinInternalService() },
      guardFor(() => this.version),
    );
    this.book.onEvent = (event) => {
      const isTold = isAtLeast(this.version, "1.14");
      const source = this.isAnswering ? "ThisLocalAddin" : "Unknown";
      const wire = wireEvent(event, isTold ? source : undefined);
      if (this.state.subscriptions.has(wire.type)) this.onEvent(wire);
    };
  }

  supports(version: string): boolean {
    return isAtLeast(this.version, version);
  }

  /** Objects that office.js has not given back. */
  get keptReferences(): number {
    return this.engine.references.size;
  }

  /** Members that were used and are not simulated, or not in this version; a test should end with none. */
  get missing(): readonly string[] {
    return [...this.engine.members.missing];
  }

  /** Requests that a command waited for. */
  get syncs(): readonly BatchRecord[] {
    return this.batches.filter(({ isCleanUp }) => !isCleanUp);
  }

  answer(request: string, flags: number): Reply {
    const body = JSON.parse(request) as RequestBody;
    const isCleanUp = isOnlyGivingBack(body);
    const fault = isCleanUp ? undefined : this.faults.next();
    if (this.isExpired) return { is: "refused", code: "InvalidOrTimedOutSession" };
    if (this.isEditing && (flags & WAITS_FOR_EDIT) === 0) {
      return { is: "refused", code: "InvalidOperationInCellEditMode" };
    }
    const requestBytes = Buffer.byteLength(request);
    if (this.isTooMuch(requestBytes)) return { is: "refused", code: "RequestPayloadSizeLimitExceeded" };
    if (fault?.is === "refused") return { is: "refused", code: fault.code };

    const writesBefore = this.book.writes;
    const kept = this.keptReferences;
    const text = JSON.stringify(this.execute(body, fault));
    const responseBytes = Buffer.byteLength(text);
    const writes = this.book.writes - writesBefore;
    this.batches.push({ requestBytes, responseBytes, isCleanUp, writes });
    if (fault?.is === "silence") return { is: "silence" };
    if (fault?.is === "lost") return { is: "refused", code: fault.code };
    if (this.isTooMuch(responseBytes)) {
      // office.js never learns of what was made, so Excel cannot wait for it to be given back.
      this.engine.references.since(kept);
      return { is: "refused", code: "ResponsePayloadSizeLimitExceeded" };
    }
    return { is: fault?.is === "late" ? "late" : "body", text };
  }

  /** Sends the answers that were kept back. */
  answerLate(): void {
    for (const send of this.late.splice(0)) send();
  }

  private execute(body: RequestBody, fault: Fault | undefined): unknown {
    this.isAnswering = true;
    try {
      return this.engine.execute(body, fault ? this.faults.hook(fault) : undefined);
    } finally {
      this.isAnswering = false;
    }
  }

  private isTooMuch(bytes: number): boolean {
    return this.platform === "web" && bytes > MOST_BYTES;
  }
}

/** Besides instantiating the workbook, by whose path references are given back. */
function isOnlyGivingBack({ Actions: actions }: RequestBody): boolean {
  return actions.every(
    ({ ActionType: type, Name: name }) => type === ACTION.instantiate || name === "_RemoveReference",
  );
}
