import { type BlockContent, compare, roundHalfUp } from "../../workbook/index.js";
import { moneyExponent } from "../../relations/index.js";
import type { Figure } from "../figures/figure.js";
import {
  asNumber,
  formula,
  type FormulaParts,
  isDash,
  linkTo,
  number,
  rounded,
  type WorkbookCells,
} from "./contents.js";
import type { Mirror } from "./mirror.js";

/** Where a figure stands already: in the table that is inserted with the block, and in the workbook. */
export interface Sources {
  readonly cells: WorkbookCells;
  /** The table that is inserted first, if it is, and the sheet that it is made after. */
  readonly mirror?: { readonly mirror: Mirror; readonly sheet: number };
}

/** A figure in 万元 as formula parts that follow its source; undefined where it follows nothing. */
export function partsOfFigure(figure: Figure, { cells, mirror }: Sources): FormulaParts | undefined {
  const { fact, source, isCorrected, amount } = figure;
  if (source !== "cell") return undefined;
  const own = mirror?.sheet === fact.place.sheet ? mirror.mirror.placeOf(fact) : undefined;
  if (own) {
    const reference = { block: 0, ...own };
    if (isDash(fact, cells)) return asNumber(reference);
    return moneyExponent(fact.unit, "万元") === 0
      ? [reference]
      : rounded([reference, "/10000"], amount.scale);
  }
  if (isCorrected) return undefined;
  return linkTo(fact, cells, "万元", amount.scale);
}

/** A figure as a cell: a live link where there is something to follow, else its amount. */
export function contentOfFigure(figure: Figure, digits: number, sources: Sources): BlockContent {
  const amount = roundHalfUp(figure.amount, digits);
  const parts = compare(amount, figure.amount) === 0 ? partsOfFigure(figure, sources) : undefined;
  return parts ? formula(parts, amount) : number(amount);
}
