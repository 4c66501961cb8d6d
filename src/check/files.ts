import type { Dossier } from "../narrative/index.js";
import type { CellPlace } from "../recognise/index.js";

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
