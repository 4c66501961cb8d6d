import type { Dossier } from "../../narrative/index.js";
import { coreOf } from "./owner.js";

/** Whether a document names a unit as one of its own: by its department's name, in a row of units, or in a text. */
export function namesUnit({ document, tables, texts = [] }: Dossier, entity: string): boolean {
  const name = coreOf(entity);
  if (document.entity !== undefined && name.startsWith(coreOf(document.entity))) return true;
  return (
    tables.some(({ rows }) =>
      rows.some(({ organisation, label }) => organisation !== undefined && label.includes(name)),
    ) || texts.some(({ paragraphs }) => paragraphs.some(({ plain }) => plain.text.includes(name)))
  );
}
