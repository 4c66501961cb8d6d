import { HostError } from "../port.js";
import { hostError } from "./errors.js";
import { type ExcelLibrary, LEAST_VERSION } from "./library.js";

/** One conversation with Excel: what is asked for is queued and goes out with the next {@link Session.sync}. */
export interface Session {
  readonly context: Excel.RequestContext;
  /** @throws what office.js throws, the reason of an aborted signal, or HostError no-answer. */
  sync(): Promise<void>;
}

export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  /** Makes one step of Excel's undo out of all that is written. */
  readonly isOneStep?: boolean;
  /** Excel does it once no cell is being edited, instead of refusing it: for what must not end half way. */
  readonly waitsForEdit?: boolean;
  /** An earlier conversation to go on with, for what belongs to it. */
  readonly context?: OfficeExtension.ClientRequestContext;
}

/** Excel as this host talks to it. */
export interface ExcelAccess extends Pick<ExcelLibrary, "supports" | "isWeb"> {
  run<T>(work: (session: Session) => Promise<T>, options?: RunOptions): Promise<T>;
}

/**
 * Every conversation ends: in a result, in the reason of its aborted signal, or in one {@link HostError}; also when
 * Excel never answers. After that end nothing more is asked of Excel, whatever it says later.
 */
export function excelAccess(library: ExcelLibrary, timeout: number): ExcelAccess {
  async function run<T>(work: (session: Session) => Promise<T>, options: RunOptions = {}): Promise<T> {
    const { signal } = options;
    signal?.throwIfAborted();
    if (!library.supports(LEAST_VERSION)) throw new HostError("too-old");
    const end = premature(signal, timeout);
    const batch = async (context: Excel.RequestContext): Promise<T> => {
      const sync = async (): Promise<void> => {
        end.check();
        end.wait();
        try {
          await context.sync();
        } finally {
          end.answered();
        }
      };
      const result = await work({ context, sync });
      // office.js sends what is still queued.
      end.wait();
      return result;
    };
    try {
      return await Promise.race([begin(library, batch, options), end.reached]);
    } catch (error) {
      throw signal?.aborted && error === signal.reason ? error : hostError(error);
    } finally {
      end.forget();
    }
  }
  return { run, supports: library.supports, isWeb: library.isWeb };
}

function begin<T>(
  library: ExcelLibrary,
  batch: (context: Excel.RequestContext) => Promise<T>,
  { isOneStep, waitsForEdit, context }: RunOptions,
): Promise<T> {
  if (context) return library.run(context, batch);
  if (!isOneStep && !waitsForEdit) return library.run(batch);
  const options: Excel.RunOptions = {
    ...(isOneStep ? { mergeUndoGroup: true } : {}),
    ...(waitsForEdit ? { delayForCellEdit: true } : {}),
  };
  return library.run(options, batch);
}

/** The end of a conversation by the person's wish or by Excel's silence. */
interface PrematureEnd {
  /** Rejects at that end. */
  readonly reached: Promise<never>;
  /** @throws after that end. */
  readonly check: () => void;
  /** Excel has been asked. */
  readonly wait: () => void;
  readonly answered: () => void;
  /** The conversation has ended in another way. */
  readonly forget: () => void;
}

function premature(signal: AbortSignal | undefined, timeout: number): PrematureEnd {
  const control = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const answered = (): void => {
    clearTimeout(timer);
  };
  const abort = (): void => {
    control.abort(signal?.reason);
  };
  signal?.addEventListener("abort", abort);
  const reached = new Promise<never>((_, reject) => {
    control.signal.addEventListener("abort", () => {
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the caller's own reason
      reject(control.signal.reason);
    });
  });
  return {
    reached,
    check: () => {
      control.signal.throwIfAborted();
    },
    wait: () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        control.abort(new HostError("no-answer"));
      }, timeout);
    },
    answered,
    forget: () => {
      answered();
      signal?.removeEventListener("abort", abort);
    },
  };
}
