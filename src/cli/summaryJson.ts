import type { BalancePlace, BalanceReport, Summary } from "../summary/index.js";
import { type Sheets, sheetName } from "./place.js";
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

function balanceOf(all: Sheets, balance: BalanceReport): object {
  const { sheets, cells, kept, moved, released, untrue, conflicts, unsettled, differing, left, isProven } =
    balance;
  const placeOf = ({ place, words }: BalancePlace): object =>
    words && isSpan(all, place) ? spanJson(all, place, words.quote) : cellPlaceJson(all, place);
  const withAmount = (one: BalancePlace): object => ({ ...placeOf(one), amount: one.amount });
  const off = (one: BalancePlace): object => ({ ...placeOf(one), difference: one.amount });
  return {
    ...{ cells, kept, proven: isProven },
    sheets: sheets.map((sheet) => sheetName(all, { sheet })),
    moved: moved.map(withAmount),
    released: released.map(withAmount),
    untrue: untrue.map(off),
    conflicts: conflicts.map(off),
    unfinished: unsettled.map(placeOf),
    differing: differing.map((one) => ({ ...placeOf(one), elsewhere: withAmount(one.elsewhere) })),
    copied: left.map((one) => ({ ...placeOf(one), text: one.amount })),
  };
}

/** The summaries as JSON, by `docs/schema/summary.schema.json`. */
export function summaryJson(summarised: Summarised): object {
  const { before, summaries, balance, copy } = summarised;
  return {
    version: 1,
    workbook: before.papers.workbook?.name ?? null,
    summaries: summaries.map((summary) => summaryOf(summarised, summary)),
    balance: balance ? balanceOf(before.report, balance) : null,
    copy: copy ? { file: copy.path, sheets: copy.sheets, created: copy.created.map(({ id }) => id) } : null,
  };
}
