import type { Summary } from "../summary/index.js";
import { cellPlaceJson, isSpan, spanJson } from "./placeJson.js";
import type { Summarised } from "./summary.js";

function summaryOf({ before: { report } }: Summarised, summary: Summary): object {
  const { id, entity, products, paragraphs, differing, fillIns, isStandardForm, units } = summary;
  return {
    id,
    entity,
    standardForm: isStandardForm,
    fillIns,
    products: products.map((product) => ({ id: product.id, sheet: product.block.name })),
    paragraphs: paragraphs.map(({ text }) => text),
    differing: differing.map(({ place, printed, should, unit, words, item, stage, isCertain }) => ({
      ...(words && isSpan(report, place)
        ? spanJson(report, place, words.quote)
        : cellPlaceJson(report, place)),
      ...{ item, stage, printed, should, unit, certain: isCertain },
    })),
    units: units.map(({ name, nature, isGiven }) => ({ name, nature: nature ?? null, given: isGiven })),
  };
}

/** The summaries as JSON, by `docs/schema/summary.schema.json`. */
export function summaryJson(summarised: Summarised): object {
  const { before, summaries, copy } = summarised;
  return {
    version: 1,
    workbook: before.papers.workbook?.name ?? null,
    summaries: summaries.map((summary) => summaryOf(summarised, summary)),
    copy: copy ? { file: copy.path, sheets: copy.sheets, created: copy.created.map(({ id }) => id) } : null,
  };
}
