import { groupBy } from "../../workbook/index.js";
import type { FindingClass } from "../../check/index.js";
import type { Mark, SheetKey } from "../port.js";
import { addressLists, rectanglesOf, spotName } from "./areas.js";
import { CLASSES } from "./signature.js";

/** One conditional format to be made. */
export interface PlannedFormat {
  readonly class: FindingClass;
  readonly address: string;
}

/** The marks of one sheet. */
export interface SheetPlan {
  readonly key: SheetKey;
  readonly formats: readonly PlannedFormat[];
  /** Cells that the formats cover, each once. */
  readonly cells: number;
  /** Marks that were asked for; several may concern one cell. */
  readonly marks: number;
}

/** As few formats as the marks of each sheet need: one for each class, more only where the addresses get too long. */
export function planMarks(marks: readonly Mark[]): SheetPlan[] {
  return [...groupBy(marks, ({ place }) => place.sheet)].map(([key, own]) => {
    const heaviest = new Map<string, Mark>();
    const byWeight = [...own].sort((a, b) => CLASSES.indexOf(a.class) - CLASSES.indexOf(b.class));
    for (const mark of byWeight) {
      const spot = spotName(mark.place);
      if (!heaviest.has(spot)) heaviest.set(spot, mark);
    }
    const formats = [...groupBy(heaviest.values(), (mark) => mark.class)].flatMap(([kind, cells]) =>
      addressLists(rectanglesOf(cells.map(({ place }) => place))).map((address) => ({
        class: kind,
        address,
      })),
    );
    return { key, formats, cells: heaviest.size, marks: own.length };
  });
}
