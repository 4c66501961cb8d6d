import type { SimulatedExcel } from "../excel.js";
import type { WebReply } from "./embedding.js";

/** The numbers of errors that never reach the workbook; all others of the kind are internal errors. */
const NUMBERS: Readonly<Record<string, number>> = {
  InvalidOperationInCellEditMode: 5004,
  InvalidOrTimedOutSession: 5012,
  ActivityLimitReached: 5102,
  RequestPayloadSizeLimitExceeded: 5103,
  ResponsePayloadSizeLimitExceeded: 5104,
};
const INTERNAL_ERROR = 5001;

/** Answers a request of the pane in the browser; never settles where Excel keeps silent. */
export function answerWeb(excel: SimulatedExcel, request: string, flags: number): Promise<WebReply> {
  const reply = excel.answer(request, flags);
  if (reply.is === "body") return Promise.resolve({ body: reply.text });
  if (reply.is === "refused") return Promise.resolve({ error: NUMBERS[reply.code] ?? INTERNAL_ERROR });
  return new Promise((resolve) => {
    if (reply.is === "late")
      excel.late.push(() => {
        resolve({ body: reply.text });
      });
  });
}
