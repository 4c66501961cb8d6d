import type { ExcelAccess } from "./session.js";

export interface EditWatch {
  /** Adds a listener; returns how to take it off. */
  add(listener: () => void): () => void;
  /** Tries once more to be told of edits, where Excel refused it before. */
  retry(): void;
  /** Keeps what is written meanwhile from being taken for somebody's edit. */
  whileWriting<T>(write: () => Promise<T>): Promise<T>;
}

interface Handler {
  readonly context: OfficeExtension.ClientRequestContext;
  remove(): void;
}

/** From here on an event says whether this add-in made the change. */
const SAYS_WHO = "1.14";
/** From here on Excel tells of new names of sheets. */
const TELLS_NAMES = "1.17";
/** How long after a write its events may come, in milliseconds. */
const ECHO = 1000;

/**
 * Watches for edits while anybody listens. An event says only that something changed: Excel leaves out values, joins
 * and loses events, so nothing is ever read from one.
 */
export function editWatch(access: ExcelAccess, now: () => number = Date.now): EditWatch {
  const listeners = new Set<() => void>();
  let registering: Promise<readonly Handler[]> | undefined;
  let writes = 0;
  let quietUntil = 0;

  const tell = (): Promise<void> => {
    for (const listener of [...listeners]) listener();
    return Promise.resolve();
  };
  const isQuiet = (): boolean => writes > 0 || now() < quietUntil;
  const isOwn = ({ triggerSource }: Excel.WorksheetChangedEventArgs): boolean =>
    access.supports(SAYS_WHO) ? triggerSource === "ThisLocalAddin" : isQuiet();
  const changed = (event: Excel.WorksheetChangedEventArgs): Promise<void> =>
    isOwn(event) ? Promise.resolve() : tell();
  // Of a sheet that comes, goes or is renamed no version says who did it, only whether it was done here.
  const sheetsChanged = ({ source }: { readonly source: string }): Promise<void> =>
    source === "Local" && isQuiet() ? Promise.resolve() : tell();

  const register = (): Promise<readonly Handler[]> =>
    access.run(async (session) => {
      const { worksheets } = session.context.workbook;
      const handlers: Handler[] = [
        worksheets.onChanged.add(changed),
        worksheets.onAdded.add(sheetsChanged),
        worksheets.onDeleted.add(sheetsChanged),
      ];
      if (access.supports(TELLS_NAMES)) handlers.push(worksheets.onNameChanged.add(sheetsChanged));
      await session.sync();
      return handlers;
    });

  const start = (): void => {
    if (registering || listeners.size === 0) return;
    const attempt = register();
    registering = attempt;
    attempt.catch(() => {
      // While a cell is being edited Excel refuses this too; it is tried again with the next reading.
      if (registering === attempt) registering = undefined;
    });
  };

  const stop = async (): Promise<void> => {
    const running = registering;
    registering = undefined;
    const handlers = await running;
    const [first] = handlers ?? [];
    if (!first) return;
    await access.run(
      async (session) => {
        for (const handler of handlers ?? []) handler.remove();
        await session.sync();
      },
      { context: first.context },
    );
  };

  return {
    add(listener) {
      // A listener of its own, so that the same function may listen twice.
      const own = (): void => {
        listener();
      };
      listeners.add(own);
      start();
      return () => {
        // Handlers that cannot be removed find nobody to tell.
        if (listeners.delete(own) && listeners.size === 0) stop().catch(() => undefined);
      };
    },
    retry: start,
    async whileWriting(write) {
      writes++;
      try {
        return await write();
      } finally {
        writes--;
        quietUntil = now() + ECHO;
      }
    },
  };
}
