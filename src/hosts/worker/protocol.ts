import type { CheckReport, Choices, Language } from "../../check/index.js";
import type { CompanionPaper, Papers } from "../../narrative/index.js";
import type { Repairs } from "../../repair/index.js";
import type { BalanceReport, Summary, UnitNature } from "../../summary/index.js";
import type { TextDocument, Workbook } from "../../workbook/index.js";

/** What a worker is asked to do; it does one thing and may be ended at any time. */
export type Request =
  | { readonly do: "read" | "readText" | "readCompanion"; readonly bytes: Uint8Array; readonly name: string }
  | { readonly do: "paste"; readonly text: string; readonly name: string }
  | { readonly do: "check"; readonly papers: Papers; readonly choices: Asked }
  | { readonly do: "balance"; readonly papers: Papers; readonly choices: Choices };

/** What a person chose for a check, and what kind the units are as far as that was said. */
export interface Asked extends Choices {
  readonly natures?: Readonly<Record<string, UnitNature>>;
}

/**
 * The answer to `needs-solver`: the WebAssembly of the solver, packed by gzip, or nothing where it could not be loaded.
 * The work goes on in either case.
 */
export interface SolverGiven {
  readonly do: "solver";
  readonly packed: Uint8Array | undefined;
}

/** How far a check is: reading sheet number `index` of `count`, or comparing what was read. */
export type Progress =
  | { readonly at: "sheet"; readonly name: string; readonly index: number; readonly count: number }
  | { readonly at: "relations" };

/** Why a file could not be read, in every language. */
export interface FileRefusal {
  readonly file: string;
  readonly code: string;
  readonly messages: Readonly<Record<Language, string>>;
}

export type Response =
  | { readonly is: "progress"; readonly progress: Progress }
  /** The work waits for {@link SolverGiven}. */
  | { readonly is: "needs-solver" }
  | { readonly is: "read"; readonly workbook: Workbook }
  | { readonly is: "text"; readonly text: TextDocument }
  | { readonly is: "companion"; readonly companion: CompanionPaper }
  | {
      readonly is: "checked";
      readonly report: CheckReport;
      readonly repairs: Repairs;
      readonly summaries: readonly Summary[];
    }
  | { readonly is: "balanced"; readonly balance: BalanceReport }
  | { readonly is: "refused"; readonly refusal: FileRefusal }
  /** Our own fault. `detail` holds names of functions, never contents of cells. */
  | { readonly is: "failed"; readonly detail: string };
