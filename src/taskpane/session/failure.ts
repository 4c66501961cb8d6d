import type { Language } from "../../check/index.js";
import { HostError, type HostErrorCode } from "../../hosts/port.js";
import { EngineFailed, FileRefused, placesOf } from "../../hosts/worker/index.js";

/** Why something did not work, as data. `detail` holds no contents of cells. */
export type Failure =
  | { readonly is: "file"; readonly messages: Readonly<Record<Language, string>>; readonly detail: string }
  | { readonly is: "host"; readonly code: HostErrorCode; readonly detail: string }
  | { readonly is: "engine"; readonly detail: string };

export function failureOf(error: unknown): Failure {
  if (error instanceof FileRefused)
    return { is: "file", messages: error.refusal.messages, detail: error.refusal.code };
  if (error instanceof HostError)
    return { is: "host", code: error.code, detail: [error.code, error.data.detail ?? ""].join(" ").trim() };
  if (error instanceof EngineFailed) return { is: "engine", detail: error.detail };
  return { is: "engine", detail: placesOf(error) };
}
