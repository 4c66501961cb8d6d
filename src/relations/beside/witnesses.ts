import { byTable, type Place } from "../ledger.js";
import { isEqual } from "../text/places.js";

/** A blank counts as printed where other lines of its list are filled in its column. */
export function isPrinted({ fact, table, row, column }: Place): boolean {
  if (!fact.isBlank) return true;
  const position = table.panels[row.panel]?.columns.indexOf(column) ?? -1;
  return table.rows.some(
    (other) =>
      other !== row &&
      other.panel === row.panel &&
      other.parent === row.parent &&
      other.factAt(position)?.isBlank === false,
  );
}

/** What one document says of an amount: whether its own tables agree is not asked here. */
function witnessesIn(places: readonly Place[], own: readonly Place[]): readonly Place[] {
  const printed = [...byTable(places.filter(isPrinted)).values()].flat();
  const agreeing = printed.filter((place) => own.some(({ fact }) => isEqual(fact, place.fact)));
  if (agreeing.length > 0) return agreeing;
  const ofForm = printed.filter(({ table }) => own.some((place) => place.table.form === table.form));
  const said = ofForm.length > 0 ? ofForm : printed;
  const [first] = said;
  return first && said.every(({ fact }) => isEqual(fact, first.fact)) ? said : [];
}

/**
 * The places of other documents to which those of the document are held, `documents` being the places of each. A
 * document that prints several values bears out the one it shares, and says nothing where it shares none.
 */
export function witnessesOf(
  documents: readonly (readonly Place[])[],
  own: readonly Place[],
): readonly Place[] {
  return own.length === 0 ? [] : documents.flatMap((places) => witnessesIn(places, own));
}
