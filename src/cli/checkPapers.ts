import { check, type Choices, profileOf, reportOf, usesOf } from "../check/index.js";
import { type Papers, readPapers } from "../narrative/index.js";
import type { Checked } from "./json.js";

/** Checks papers as a person chose; `settings` is the name of the file that said some of it. */
export function checkPapers(papers: Papers, choices: Choices, settings: string | undefined): Checked {
  const { kind, year } = choices;
  const dossier = readPapers(papers, {
    ...(kind === undefined ? {} : { kind }),
    ...(year === undefined ? {} : { year }),
  });
  const profile = profileOf(dossier, choices);
  const result = check(dossier, { isUsed: usesOf(profile) });
  return { papers, dossier, result, report: reportOf(papers.workbook, dossier, result, profile), settings };
}
