/**
 * The engine and the file reader in a worker of the browser, so that the page never stands still. A worker is made for
 * each job from the text of its program, as a blob: it inherits the page's security policy and works from disk.
 */
import type { CheckReport, Choices } from "../../check/index.js";
import type { CompanionPaper, Papers } from "../../narrative/index.js";
import type { Repairs } from "../../repair/index.js";
import type { BalanceReport, Summary } from "../../summary/index.js";
import type { TextDocument, Workbook } from "../../workbook/index.js";
import type { Asked, FileRefusal, Progress, Request, Response, SolverGiven } from "./protocol.js";

export { bytesOfAddress } from "./dataAddress.js";
export { placesOf } from "./diagnostics.js";
export type { Asked, FileRefusal, Progress } from "./protocol.js";

/** A file that cannot be read, with the reason in the user's words. */
export class FileRefused extends Error {
  override readonly name = "FileRefused";
  constructor(readonly refusal: FileRefusal) {
    super(refusal.messages["zh-CN"]);
  }
}

/** A mistake of our program; `detail` may be shown and copied. */
export class EngineFailed extends Error {
  override readonly name = "EngineFailed";
  constructor(readonly detail: string) {
    super(detail);
  }
}

export interface JobOptions {
  /** Ends the worker at once; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** What a check comes to: what it found, and what it proposes. */
export interface CheckOutcome {
  readonly report: CheckReport;
  readonly repairs: Repairs;
  /** 三公经费 and 机关运行经费, where there is a workbook. */
  readonly summaries: readonly Summary[];
}

/** Reads files and checks papers. @throws FileRefused, EngineFailed, or the reason of an aborted signal. */
export interface Engine {
  read(bytes: Uint8Array, name: string, options?: JobOptions): Promise<Workbook>;
  /** A text beside the workbook: a file's bytes, or a string that was pasted. */
  readText(source: Uint8Array | string, name: string, options?: JobOptions): Promise<TextDocument>;
  /** Another document of the department. */
  readCompanion(bytes: Uint8Array, name: string, options?: JobOptions): Promise<CompanionPaper>;
  check(papers: Papers, choices: Asked, options?: JobOptions): Promise<CheckOutcome>;
  /** Converts the tables in 元 of the workbook to 万元 so that they add up. */
  balance(papers: Papers, choices: Choices, options?: JobOptions): Promise<BalanceReport>;
}

/**
 * `program` gives the text of the worker's program; it is asked for when the first job comes. `solver` gives the
 * WebAssembly of the solver, packed by gzip; it is asked for when a job first needs it, and again where that failed.
 */
export function workerEngine(program: () => Promise<string>, solver: () => Promise<Uint8Array>): Engine {
  let url: Promise<string> | undefined;
  const programUrl = (): Promise<string> =>
    (url ??= program().then((text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }))));

  let packed: Promise<Uint8Array | undefined> | undefined;
  const packedSolver = (): Promise<Uint8Array | undefined> =>
    (packed ??= solver().catch(() => (packed = undefined)));

  async function giveSolver(worker: Worker): Promise<void> {
    worker.postMessage({ do: "solver", packed: await packedSolver() } satisfies SolverGiven);
  }

  async function run(request: Request, { signal, onProgress }: JobOptions = {}): Promise<Response> {
    signal?.throwIfAborted();
    const worker = new Worker(await programUrl());
    try {
      return await new Promise<Response>((resolve, reject) => {
        signal?.addEventListener("abort", () => {
          reject(signal.reason as Error);
        });
        worker.onerror = ({ lineno, colno }) => {
          reject(new EngineFailed(`worker ${String(lineno)}:${String(colno)}`));
        };
        worker.onmessage = ({ data }: MessageEvent<Response>) => {
          if (data.is === "progress") onProgress?.(data.progress);
          else if (data.is === "needs-solver") void giveSolver(worker);
          else resolve(data);
        };
        signal?.throwIfAborted();
        worker.postMessage(request);
      });
    } finally {
      worker.terminate();
    }
  }

  return {
    async read(bytes, name, options) {
      const response = await run({ do: "read", bytes, name }, options);
      if (response.is === "read") return response.workbook;
      throw errorOf(response);
    },
    async readText(source, name, options) {
      const response = await run(
        typeof source === "string"
          ? { do: "paste", text: source, name }
          : { do: "readText", bytes: source, name },
        options,
      );
      if (response.is === "text") return response.text;
      throw errorOf(response);
    },
    async readCompanion(bytes, name, options) {
      const response = await run({ do: "readCompanion", bytes, name }, options);
      if (response.is === "companion") return response.companion;
      throw errorOf(response);
    },
    async check(papers, choices, options) {
      const response = await run({ do: "check", papers, choices }, options);
      if (response.is !== "checked") throw errorOf(response);
      const { report, repairs, summaries } = response;
      return { report, repairs, summaries };
    },
    async balance(papers, choices, options) {
      const response = await run({ do: "balance", papers, choices }, options);
      if (response.is === "balanced") return response.balance;
      throw errorOf(response);
    },
  };
}

function errorOf(response: Response): Error {
  if (response.is === "refused") return new FileRefused(response.refusal);
  return new EngineFailed(response.is === "failed" ? response.detail : `answered ${response.is}`);
}
