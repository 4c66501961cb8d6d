/** The program that runs inside the worker: reads a file or checks papers, and answers once. */
import { check, type Choices, profileOf, reportOf, usesOf } from "../../check/index.js";
import { type Dossier, type Papers, readPapers } from "../../narrative/index.js";
import { readCompanion, readText, readWorkbook, textOfPaste, WorkbookFileError } from "../file/index.js";
import { placesOf as repairedPlaces, prepareRepairs } from "../../repair/index.js";
import { balanceReport, prepareBalanceOf, summariesOf } from "../../summary/index.js";
import { placesOf } from "./diagnostics.js";
import type { Asked, Request, Response, SolverGiven } from "./protocol.js";
import { SolverOnce } from "./solverOnce.js";

/** The worker's own scope; the types of workers and of pages exclude each other. */
interface Scope {
  onmessage: ((event: { readonly data: Request | SolverGiven }) => void) | null;
  postMessage(message: Response): void;
}

const scope = globalThis as unknown as Scope;

const solver = new SolverOnce(() => {
  scope.postMessage({ is: "needs-solver" });
});

async function answer(request: Request): Promise<Response> {
  switch (request.do) {
    case "read":
      return { is: "read", workbook: readWorkbook(request.bytes, request.name) };
    case "readText":
      return { is: "text", text: readText(request.bytes, request.name) };
    case "readCompanion":
      return { is: "companion", companion: readCompanion(request.bytes, request.name) };
    case "paste":
      return { is: "text", text: textOfPaste(request.text, request.name) };
    case "check":
      return checkPapers(request.papers, request.choices);
    case "balance":
      return balancePapers(request.papers, request.choices);
  }
}

function read(papers: Papers, { kind, year }: Choices): Dossier {
  const given = { ...(kind === undefined ? {} : { kind }), ...(year === undefined ? {} : { year }) };
  const sheets = papers.workbook?.sheets ?? [];
  const dossier = readPapers(papers, given, (index) => {
    const name = sheets[index]?.name ?? "";
    scope.postMessage({ is: "progress", progress: { at: "sheet", name, index, count: sheets.length } });
  });
  scope.postMessage({ is: "progress", progress: { at: "relations" } });
  return dossier;
}

async function checkPapers(papers: Papers, { natures = {}, ...choices }: Asked): Promise<Response> {
  const { workbook } = papers;
  const dossier = read(papers, choices);
  const profile = profileOf(dossier, choices);
  const found = check(dossier, { isUsed: usesOf(profile) });
  const prepared = prepareRepairs({ dossier, result: found, workbook });
  const { result, repairs } = prepared.finish(prepared.wantsSolver ? await solver.withSolver() : undefined);
  const report = reportOf(workbook, dossier, result, profile, repairedPlaces(repairs));
  const summaries = workbook ? summariesOf({ dossier, result, repairs, workbook, natures }) : [];
  return { is: "checked", report, repairs, summaries };
}

async function balancePapers(papers: Papers, choices: Choices): Promise<Response> {
  const workbook = papers.workbook ?? { name: "", sheets: [] };
  const dossier = read(papers, choices);
  const result = check(dossier, { isUsed: usesOf(profileOf(dossier, choices)) });
  const prepared = prepareBalanceOf({ dossier, result });
  const balance = prepared.finish(prepared.wantsSolver ? await solver.withSolver() : undefined);
  return { is: "balanced", balance: balanceReport(balance, { dossier, workbook }) };
}

async function work(request: Request): Promise<void> {
  try {
    scope.postMessage(await answer(request));
  } catch (error) {
    scope.postMessage(
      error instanceof WorkbookFileError
        ? { is: "refused", refusal: { file: error.file, code: error.code, messages: error.messages } }
        : { is: "failed", detail: placesOf(error) },
    );
  }
}

scope.onmessage = ({ data }) => {
  if (data.do === "solver") solver.give(data.packed);
  else void work(data);
};
