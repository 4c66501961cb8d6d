import type { BookEvent } from "../model/book.js";

/** The numbers under which office.js knows the events of the collection of worksheets. */
export const EVENT = { changed: 10, added: 13, deleted: 15, renamed: 25 } as const;

/** An event as it travels to office.js. */
export interface WireEvent {
  readonly type: number;
  readonly payload: Readonly<Record<string, string>>;
}

export type TriggerSource = "ThisLocalAddin" | "Unknown";

/** `source` is only told by an Excel that knows it. */
export function wireEvent({ kind, sheet, address }: BookEvent, source: TriggerSource | undefined): WireEvent {
  const payload: Record<string, string> = { worksheetId: sheet.id, source: "Local" };
  if (address !== undefined) Object.assign(payload, { address, changeType: "RangeEdited" });
  if (source !== undefined) payload.triggerSource = source;
  return { type: EVENT[kind], payload };
}
