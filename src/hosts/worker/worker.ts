/** The program that runs inside the worker: reads a file or checks a workbook, and answers once. */
import { check, profileOf, reportOf, usesOf } from "../../check/index.js";
import { recognise } from "../../recognise/index.js";
import { readWorkbook, WorkbookFileError } from "../file/index.js";
import { placesOf } from "./diagnostics.js";
import type { Request, Response } from "./protocol.js";

/** The worker's own scope; the types of workers and of pages exclude each other. */
interface Scope {
  onmessage: ((event: { readonly data: Request }) => void) | null;
  postMessage(message: Response): void;
}

const scope = globalThis as unknown as Scope;

function answer(request: Request): Response {
  if (request.do === "read") return { is: "read", workbook: readWorkbook(request.bytes, request.name) };
  const { workbook, choices } = request;
  const { kind, year } = choices;
  const given = { ...(kind === undefined ? {} : { kind }), ...(year === undefined ? {} : { year }) };
  const recognised = recognise(workbook, given, (index) => {
    const name = workbook.sheets[index]?.name ?? "";
    scope.postMessage({
      is: "progress",
      progress: { at: "sheet", name, index, count: workbook.sheets.length },
    });
  });
  scope.postMessage({ is: "progress", progress: { at: "relations" } });
  const profile = profileOf(recognised, choices);
  const result = check(recognised, { isUsed: usesOf(profile) });
  return { is: "checked", report: reportOf(workbook, recognised, result, profile) };
}

scope.onmessage = ({ data }) => {
  try {
    scope.postMessage(answer(data));
  } catch (error) {
    scope.postMessage(
      error instanceof WorkbookFileError
        ? { is: "refused", refusal: { file: error.file, code: error.code, messages: error.messages } }
        : { is: "failed", detail: placesOf(error) },
    );
  }
};
