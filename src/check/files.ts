import type { Dossier } from "../narrative/index.js";
import type { CellPlace } from "../recognise/index.js";
import type { Relation } from "../relations/index.js";

/** The files that places stand in, where there are other documents beside the one that is checked. */
export class Files {
  private readonly sheets: NonNullable<Dossier["sheets"]>;

  constructor({ sheets = [] }: Dossier) {
    this.sheets = sheets;
  }

  /** Whether a place stands in another document, which is never changed. */
  isBeside({ sheet }: Pick<CellPlace, "sheet">): boolean {
    return this.sheets[sheet]?.origin === "companion";
  }

  /** How many relations each other document takes part in, by its file. */
  countBeside(relations: readonly Relation[]): Map<string, number> {
    const counts = new Map<string, number>();
    if (!this.sheets.some(({ origin }) => origin === "companion")) return counts;
    for (const relation of relations) {
      // What is told stands in one table of the document itself.
      const places = relation.told ? [] : (relation.places ?? []);
      const beside = places.filter(({ fact }) => this.isBeside(fact));
      for (const file of new Set(beside.map(({ fact }) => this.nameOf(fact))))
        counts.set(file, (counts.get(file) ?? 0) + 1);
    }
    return counts;
  }

  nameOf({ sheet }: Pick<CellPlace, "sheet">): string {
    return this.sheets[sheet]?.file ?? "";
  }

  /** For the sentences of a finding with places in several files: the reported one's, another's, all others'. */
  dataOf(
    reported: Pick<CellPlace, "sheet">,
    other: Pick<CellPlace, "sheet"> | undefined,
    all: readonly Pick<CellPlace, "sheet">[],
  ): Record<string, string> {
    const beside = all.filter((place) => this.isBeside(place));
    if (beside.length === 0) return {};
    const names = [...new Set(beside.map((place) => this.nameOf(place)))].toSorted();
    return {
      file: this.nameOf(reported),
      files: names.join("、"),
      ...(other && this.isBeside(other) ? { "other-file": this.nameOf(other) } : {}),
    };
  }
}
