import { HostError, type HostErrorCode } from "../port.js";

/** What Excel's codes mean for the person in front of it; all others are `failed`. */
const MEANINGS: Readonly<Record<string, HostErrorCode>> = {
  InvalidOperationInCellEditMode: "editing",
  AccessDenied: "protected",
  InvalidSelection: "other-workbook",
  InactiveWorkbook: "other-workbook",
  ItemNotFound: "sheet-gone",
  InvalidOrTimedOutSession: "session-expired",
  HostRestartNeeded: "session-expired",
  Timeout: "no-answer",
  ConnectionFailure: "no-answer",
  RequestPayloadSizeLimitExceeded: "too-large",
  ResponsePayloadSizeLimitExceeded: "too-large",
  RangeExceedsLimit: "too-large",
  OperationCellsExceedLimit: "too-large",
  ApiNotFound: "too-old",
  ApiNotAvailable: "too-old",
};

/** Excel refuses the whole request, whatever is in it: trying its parts one by one would be refused as well. */
const WHOLE: ReadonlySet<HostErrorCode> = new Set([
  "editing",
  "other-workbook",
  "session-expired",
  "no-answer",
  "too-large",
  "too-old",
]);

/** The code of an error of office.js. */
export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : undefined;
}

export function meaningOf(error: unknown): HostErrorCode {
  if (error instanceof HostError) return error.code;
  return MEANINGS[codeOf(error) ?? ""] ?? "failed";
}

/** Whether an error is about one object of a request, so that the others may still be done. */
export function isOfOneObject(error: unknown): boolean {
  return codeOf(error) !== undefined && !WHOLE.has(meaningOf(error));
}

/** Excel's own messages may quote what stands in a cell; its codes and the member's name do not. */
export function hostError(error: unknown): HostError {
  if (error instanceof HostError) return error;
  const detail = [codeOf(error) ?? nameOf(error), placeOf(error)].filter(Boolean).join(" ");
  return new HostError(meaningOf(error), { detail }, { cause: error });
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

function placeOf(error: unknown): string | undefined {
  const info = error instanceof Error && "debugInfo" in error ? error.debugInfo : undefined;
  const place = (info as { readonly errorLocation?: unknown } | undefined)?.errorLocation;
  return typeof place === "string" && place !== "" ? place : undefined;
}
