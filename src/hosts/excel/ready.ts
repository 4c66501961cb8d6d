import {
  type ExcelLibrary,
  type OfficeGlobals,
  excelLibrary,
  LEAST_VERSION,
  pageGlobals,
} from "./library.js";

/**
 * Where the page finds itself. `not-loaded`: office.js did not arrive; `no-answer`: it did, and the program around the
 * page is silent; `not-office`: a plain browser tab; `other-host`: Word, PowerPoint …; `too-old`: an Excel without
 * what the host needs.
 */
export type Ready =
  | { readonly is: "excel"; readonly library: ExcelLibrary }
  | { readonly is: "not-loaded" | "no-answer" | "not-office" | "other-host" | "too-old" };

export interface ReadyOptions {
  readonly globals?: OfficeGlobals;
  /** Milliseconds after which silence is an answer. */
  readonly timeout?: number;
}

const PATIENCE = 5000;

/** Waits for office.js and tells where the page is. Never rejects. */
export async function ready({
  globals = pageGlobals(),
  timeout = PATIENCE,
}: ReadyOptions = {}): Promise<Ready> {
  const office = globals.Office;
  if (!office) return { is: "not-loaded" };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined);
    }, timeout);
  });
  try {
    const info = await Promise.race([office.onReady(), silence]);
    return info ? placeOf(info.host, globals) : { is: "no-answer" };
  } catch {
    return { is: "no-answer" };
  } finally {
    clearTimeout(timer);
  }
}

/** The types know no null, which is what a plain tab gets for a host. */
function placeOf(host: Office.HostType | null, globals: OfficeGlobals): Ready {
  if (host === null) return { is: "not-office" };
  if (String(host) !== "Excel") return { is: "other-host" };
  const library = excelLibrary(globals);
  return library?.supports(LEAST_VERSION) ? { is: "excel", library } : { is: "too-old" };
}
