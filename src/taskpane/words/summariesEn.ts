import type { SUMMARIES_ZH } from "./summariesZh.js";

/** A count with its noun: 1 place, 2 places. */
function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
}

export const SUMMARIES_EN: typeof SUMMARIES_ZH = {
  title: "Summaries: three public expenses, operating cost",
  note: "Made from corrected figures, on new sheets or at the selected cell. Existing tables stay as they are; one click removes what was made.",
  parts: { "three-public": "Three public expenses", "operating-cost": "Operating cost of public bodies" },
  of: (part, entity) => (entity === "" ? part : `${part} (${entity})`),
  products: { table: "Published table", paper: "Working paper", text: "Paragraphs" },
  standardForm: "The workbook has no such table; this one has the standard form.",
  fillIns: (count) => `${plural(count, "place")} marked 【请填写】 must be filled in by a person.`,
  agrees: "All prints of these figures agree with the summary.",
  differs: (count) => `${plural(count, "place")} ${count === 1 ? "disagrees" : "disagree"} with the summary:`,
  differing: (item, stage, printed, should) => `${item} (${stage}) is ${printed}, should be ${should}`,
  uncertain: "please confirm",
  blank: "blank",
  natures: "Kind of unit (the public cost of 行政 and 参公 units counts)",
  nature: {
    行政: "administrative (行政)",
    参公: "civil-service-like (参公)",
    事业: "public institution (事业)",
  },
  natureOf: (unit) => `Kind of ${unit}`,
  ask: "choose",
  guessed: "guessed from the name",
  insertAll: "Insert all as new sheets",
  insertAllOf: (part) => `${part}: insert all as new sheets`,
  insertSheet: "Insert as a new sheet",
  insertHere: "Insert at the selected cell",
  productOf: (action, product) => `${product}: ${action}`,
  inserting: "Inserting",
  copy: "Copy the text",
  copied: "Copied",
  copyFailed: "Could not copy; select the text instead",
  preview: (product) => `Preview: ${product}`,
  stale: "The tables were changed. Check again before inserting.",
  inserted: {
    title: (count) => `Inserted: ${String(count)}`,
    area: (address) => `at ${address}`,
    remove: "Remove",
    removeOf: (what) => `Remove inserted ${what}`,
    removing: "Removing",
    question: "Remove these sheets with everything that was filled in on them?",
    yes: "Remove",
    no: "Keep",
  },
  outcome: {
    sheets: (names) => `Inserted as new sheets: ${names.join(", ")}.`,
    area: "Inserted at the selected cell.",
    notNoted: "The workbook could not remember it: after the pane is closed, delete it yourself.",
    removed: (count) => `Removed (${String(count)}).`,
    left: (count) => `${plural(count, "place")} had been changed and ${count === 1 ? "was" : "were"} left.`,
    failed: "Not done; the workbook was not changed.",
  },
  balance: {
    title: "Balanced rounding: yuan to 万元",
    note: "Converts tables in yuan to 万元 on new sheets: every figure is rounded down or up so that all relations add up as printed, with as few last digits moved as possible.",
    convert: "Convert to 万元",
    converting: "Converting",
    done: (sheets, cells, kept) =>
      `${plural(sheets, "sheet")} with ${plural(cells, "figure")} converted; ${plural(kept, "relation")} add up as printed.`,
    moved: (count, isProven) =>
      `${plural(count, "figure")} differ from plain rounding (${isProven ? "the fewest possible" : "not proven to be the fewest"})`,
    released: (count) => `${plural(count, "total")} could not take the nearest rounding`,
    untrue: (count) =>
      `${plural(count, "relation")} do not hold in yuan and were left out; correct the tables first`,
    conflicts: (count) => `${plural(count, "relation")} cannot hold together with the others`,
    unsettled: (count) => `${plural(count, "relation")} were not worked out; try again`,
    differing: (count) => `${plural(count, "figure")} are printed elsewhere in 万元 as something else`,
    left: (count) => `${plural(count, "figure")} were copied as they are; convert them yourself`,
    more: (count) => `${String(count)} in all`,
    insert: "Insert the converted tables",
    preview: "Preview",
  },
};
