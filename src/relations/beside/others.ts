import type { Concept } from "../../catalogue/index.js";
import type { Ledger, LineCode, Place } from "../ledger.js";

/** A set of tables of another document, or one of several sets in it. */
export interface OtherSet {
  /** Name of its file. */
  readonly file: string;
  readonly entity: string | undefined;
  /** Shares its codes with the ledger of the document that is checked. */
  readonly ledger: Ledger;
}

/** What can be looked up by concept: the tables of the document, and those beside them. */
export interface Printed {
  places(concept: Concept): readonly Place[];
  keyOf(concept: Concept): string;
}

/**
 * Other documents of the same department. Their amounts are compared with those of the document that is checked, by
 * year and stage, and never with one another.
 */
export class Others {
  constructor(readonly sets: readonly OtherSet[]) {}

  get areNone(): boolean {
    return this.sets.length === 0;
  }

  /** Whether one of them prints anything of a stem. */
  print(stem: Concept): boolean {
    return this.sets.some(({ ledger }) => ledger.stem(stem) !== undefined);
  }

  /** The places of a line of a stem, document by document. */
  at(stem: Concept, code: LineCode): (readonly Place[])[] {
    return this.sets.map(({ ledger }) => ledger.stem(stem)?.at(code) ?? []);
  }

  /** The places of a concept, document by document. */
  of(concept: Concept): (readonly Place[])[] {
    return this.sets.map(({ ledger }) => ledger.places(concept));
  }

  /** The tables of the document, and where they print nothing, those of the others. */
  behind(ledger: Ledger): Printed {
    if (this.areNone) return ledger;
    return {
      places: (concept) => {
        const own = ledger.places(concept);
        return own.length > 0 ? own : this.of(concept).flat();
      },
      keyOf: (concept) => ledger.keyOf(concept),
    };
  }
}
