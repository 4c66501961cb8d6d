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
  const { supports, isWeb } = library;

  function run<T>(work: (session: Session) => Promise<T>, options: RunOptions = {}): Promise<T> {
    const { signal, isOneStep = false, context: earlier } = options;
    return new Promise<T>((resolve, reject) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let end: { readonly reason: unknown } | undefined;
      const stop = (reason: unknown): void => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", abort);
        end ??= { reason };
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the caller's own reason
        reject(end.reason);
      };
      const abort = (): void => {
        stop(signal?.reason);
      };
      const wait = (): void => {
        clearTimeout(timer);
        timer = setTimeout(stop, timeout, new HostError("no-answer"));
      };
      const refuseAfterEnd = (): void => {
        if (end) throw end.reason;
      };

      if (signal?.aborted) {
        abort();
        return;
      }
      if (!supports(LEAST_VERSION)) {
        stop(new HostError("too-old"));
        return;
      }
      signal?.addEventListener("abort", abort);
      const batch = async (context: Excel.RequestContext): Promise<T> => {
        const sync = async (): Promise<void> => {
          refuseAfterEnd();
          wait();
          try {
            await context.sync();
          } finally {
            clearTimeout(timer);
          }
          refuseAfterEnd();
        };
        const result = await work({ context, sync });
        // office.js sends what is still queued.
        wait();
        return result;
      };
      const running = earlier
        ? library.run(earlier, batch)
        : library.run(isOneStep ? { mergeUndoGroup: true } : {}, batch);
      running.then(
        (result) => {
          clearTimeout(timer);
          signal?.removeEventListener("abort", abort);
          resolve(result);
        },
        (error: unknown) => {
          stop(end ? end.reason : hostError(error));
        },
      );
    });
  }

  return { run, supports, isWeb };
}
