import { check, type Choices, profileOf, reportOf, usesOf } from "../check/index.js";
import { type Papers, readPapers } from "../narrative/index.js";
import { placesOf, prepareRepairs, type Solver } from "../repair/index.js";
import type { Checked } from "./json.js";

/** A check that may need the solver to be finished. */
export interface PreparedCheck {
  readonly wantsSolver: boolean;
  finish(solver: Solver | undefined): Checked;
}

/** What a person chose; `settings` is the name of the file that said some of it. */
export interface Asked {
  readonly choices: Choices;
  readonly settings: string | undefined;
  /** 尾差调整 are not worked out: what is printed does not show them. */
  readonly leavesTails?: boolean;
}

/** Checks papers as a person chose. */
export function prepareCheck(papers: Papers, { choices, settings, leavesTails }: Asked): PreparedCheck {
  const { kind, year } = choices;
  const dossier = readPapers(papers, {
    ...(kind === undefined ? {} : { kind }),
    ...(year === undefined ? {} : { year }),
  });
  const profile = profileOf(dossier, choices);
  const found = check(dossier, { isUsed: usesOf(profile) });
  const prepared = prepareRepairs({
    dossier,
    result: found,
    workbook: papers.workbook,
    leavesTails: leavesTails === true,
  });
  return {
    wantsSolver: prepared.wantsSolver,
    finish(solver) {
      const { result, repairs } = prepared.finish(solver);
      const report = reportOf(papers.workbook, dossier, result, profile, placesOf(repairs));
      return { papers, dossier, result, report, repairs, settings };
    },
  };
}
