/** What is used of office.js: the one place where its globals are looked for. */
export interface ExcelLibrary {
  /** `Excel.run`. */
  readonly run: typeof Excel.run;
  /** Whether a version of the set ExcelApi is there: "1.9", never a number, for 1.20 is not 1.2. */
  readonly supports: (version: string) => boolean;
  /** Excel on the web takes and gives no more than five megabytes at a time. */
  readonly isWeb: boolean;
}

/** Globals that office.js sets, as far as they are there. */
export interface OfficeGlobals {
  readonly Office?: Pick<typeof Office, "onReady"> & { readonly context?: OfficeContext };
  readonly Excel?: { readonly run: typeof Excel.run };
}

interface OfficeContext {
  readonly platform?: Office.PlatformType;
  /** Undefined outside Office. */
  readonly requirements?: { isSetSupported(name: string, version?: string): boolean };
}

/** Everything that the host cannot do without. */
export const LEAST_VERSION = "1.11";

export const pageGlobals = (): OfficeGlobals => globalThis;

/** Undefined where office.js was not loaded, or not inside Excel. */
export function excelLibrary({ Office: office, Excel: excel }: OfficeGlobals): ExcelLibrary | undefined {
  const context = office?.context;
  const requirements = context?.requirements;
  if (!excel || !requirements) return undefined;
  return {
    run: excel.run,
    supports: (version) => requirements.isSetSupported("ExcelApi", version),
    isWeb: String(context.platform) === "OfficeOnline",
  };
}
