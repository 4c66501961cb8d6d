import type { Data, Wording, Wordings } from "./messages.js";
import { unit, place, far, printed, explained, unexplained, TAIL, todo, words } from "./wordingEn.js";
import { TEXT_WORDS } from "./wordsTextEn.js";

function sums(is: string, what: string, where: (data: Data) => string = place): Record<string, Wording> {
  const says = (data: Data): string =>
    `${where(data)} ${printed(data)}, but ${is} ${data.expected}${unit(data)}: a difference of ${data.difference}.`;
  return {
    error: (data) => ({ what: says(data), why: unexplained(data), todo: todo(data, what) }),
    rounding: (data) => ({ what: says(data), why: explained(data), todo: TAIL }),
  };
}

const SAME_TODO = "One figure must be the same everywhere: find out which is right and correct the other.";

function same(data: Data): string {
  return `${far(data)} ${printed(data)}, but ${far(data, "other-")} is ${data.expected}${unit(data)}: a difference of ${data.difference}.`;
}

function rateSays(data: Data): string {
  return `${place(data)} ${printed(data)}, but the figures of the table give ${data.expected}${unit(data)}: a difference of ${data.difference}.`;
}

const RATE_TODO =
  "Check the rate and the two figures it comes from; round it to the digits that are printed.";

const rate: Record<string, Wording> = {
  error: (data) => ({
    what: rateSays(data),
    why: "The rounding of the figures cannot explain this.",
    todo: RATE_TODO,
  }),
  rounding: (data) => ({
    what: rateSays(data),
    why: "The rounding of the two figures can explain this (the rate may come from amounts in yuan).",
    todo: "A rounding difference may stay; a rate of the printed figures is easier to check.",
  }),
  cut: (data) => ({
    what: rateSays(data),
    why: "Its last digit is cut off instead of rounded.",
    todo: RATE_TODO,
  }),
};

function bound(is: string, whole = ""): Record<string, Wording> {
  const says = (data: Data): string =>
    `${whole === "" ? far(data) : `${whole} of “${data.row ?? ""}”`} ${printed(data)}, less than ${data["other-row"] ? far(data, "other-") : is}, which is ${data.expected}${unit(data)}: a difference of ${data.difference}.`;
  return {
    below: (data) => ({
      what: says(data),
      why: "A part cannot be larger than its whole.",
      todo: todo(data, "Compare the two figures and correct the one that is wrong."),
    }),
    rounding: (data) => ({ what: says(data), why: explained(data), todo: TAIL }),
  };
}

const UNITS =
  "A unit may be missing, or payments between the units were taken off without being printed; else correct the wrong figure.";

/** A department against all of its units. */
function units(says: string, why: (data: Data) => string, then: string): Wording {
  return (data) => ({
    what: `${place(data)} in “${data.table ?? ""}” (${data.file ?? ""}) ${printed(data)}, ${says} of its units (${data.files ?? ""}), which is ${data.expected}${unit(data)}: a difference of ${data.difference}.`,
    why: why(data),
    todo: then,
  });
}

const CODE_TODO = "Use the name of the official classification everywhere.";
const INDICATOR = words(
  same,
  "One indicator has two values in two tables.",
  "Verify what each of them counts; where it is the same, correct one.",
);

const GROUPS: Readonly<Record<string, Readonly<Record<string, Wording>>>> = {
  joint: {
    error: (data) => ({
      what: `Each of these ${data.count} relations passes by rounding, all of them together do not: ${data.places}.`,
      why: "No true amounts can be printed as these figures; at least one last digit is wrong, and rounding cannot explain it.",
      todo: "Check these figures against the amounts before rounding and correct the one with the wrong last digit.",
    }),
  },
  rollup: sums(
    "its parts add up to",
    "Compare this row with its parts and correct the figure that is wrong.",
  ),
  column: sums(
    "the columns beside it give",
    "Compare the columns of this row and correct the figure that is wrong.",
  ),
  balance: sums("its counterpart is", "Compare income, spending and balances until both sides agree."),
  flow: sums("opening balance + income − spending is", "Check the four figures of this row."),
  formula: sums(
    "the formula printed with the table gives",
    "Check the rows or columns that the printed formula names.",
  ),
  across: sums(
    "the parts printed in other tables add up to",
    "Compare the tables and correct the figure that is wrong.",
    far,
  ),
  total: {
    error: (data) => ({
      what: `${place(data)} ${printed(data)}, but the scores (points) add up to ${data.expected}: a difference of ${data.difference}.`,
      why: "Points are given, not rounded.",
      todo: "Check the scores and their total.",
    }),
  },
  same: {
    differs: (data) => ({
      what: same(data),
      why: data.touches
        ? "One figure is printed with several values (probably rounded in two directions)."
        : "One figure is printed with several values.",
      todo: todo(data, SAME_TODO),
    }),
    error: (data) => ({ what: same(data), why: unexplained(data), todo: todo(data, SAME_TODO) }),
    rounding: (data) => ({ what: same(data), why: explained(data), todo: TAIL }),
  },
  indicator: { differs: INDICATOR, error: INDICATOR, rounding: INDICATOR },
  ratio: rate,
  score: {
    ...sums("its rate gives", "A score is its points times the rate of execution: check both."),
    cut: rate.cut ?? words(rateSays, "", RATE_TODO),
  },
  limit: bound("the score that was given", "The points"),
  bound: bound("the sum of its parts"),
  units: {
    error: units("not the sum", unexplained, UNITS),
    below: units(
      "less than the sum",
      () => "Nothing of 财政拨款 is paid between units: a department is not below their sum.",
      "Compare the figures and correct the one that is wrong.",
    ),
    rounding: units("not the sum", explained, TAIL),
  },
  code: {
    differs: words(
      ({ code, name, expected }) =>
        `Code ${code ?? ""} is called “${name ?? ""}” here and “${expected ?? ""}” elsewhere.`,
      "One code has one name in a workbook.",
      CODE_TODO,
    ),
    short: words(
      ({ code, name, expected }) => `“${name ?? ""}” is short for “${expected ?? ""}” (code ${code ?? ""}).`,
      "Words are left out; the figures are not concerned.",
      "Better write the full name.",
    ),
    renamed: words(
      ({ code, name, expected }) =>
        `“${name ?? ""}” is an earlier name of code ${code ?? ""}, also called “${expected ?? ""}”.`,
      "The classification was changed.",
      CODE_TODO,
    ),
    unlisted: words(
      ({ code, name, expected }) =>
        `Code ${code ?? ""} is called “${name ?? ""}”, in the classification “${expected ?? ""}”.`,
      "The workbook agrees with itself but not with the list; lists change from year to year.",
      "Verify it against the classification of the year.",
    ),
    outdated: words(
      ({ code, name, expected }) =>
        `Code ${code ?? ""} is called “${name ?? ""}”, which it was in earlier years; now it is “${expected ?? ""}”.`,
      "The classification was changed, and the workbook keeps the earlier name throughout.",
      "Verify it against the classification of the year.",
    ),
    prefix: words(
      ({ code, name, expected }) =>
        `Code ${code ?? ""} “${name ?? ""}” stands below ${expected ?? ""}, which it is no part of.`,
      "A code begins with the code of its 类.",
      "Verify the code or its place.",
    ),
  },
  ...TEXT_WORDS,
  project: {
    differs: words(
      ({ name, expected }) => `The project “${name ?? ""}” is called “${expected ?? ""}” in the summary.`,
      "One project has two names.",
      "Verify that it is one project, and use one name.",
    ),
    title: words(
      ({ name, expected }) =>
        `The title “${name ?? ""}” and the project name “${expected ?? ""}” below it differ.`,
      "Title and table name one project.",
      "Verify, and use one name.",
    ),
  },
  form: {
    template: words(
      ({ text, word }) => `“${word ?? ""}” in “${text ?? ""}” was not replaced.`,
      "It is a word of the template.",
      "Fill in what it stands for, or delete it.",
    ),
    weights: words(
      ({ name, text, expected }) =>
        `The weights of the indicators of “${name ?? ""}” add up to ${text ?? ""}; those of most projects to ${expected ?? ""}.`,
      "The weights of a project add up to 100, or to 90 where 执行率 has the other ten.",
      "Verify the weights.",
    ),
    open: words(
      ({ text, word }) => `“${word ?? ""}” in “${text ?? ""}” may not have been replaced.`,
      "The name on this sheet of text looks like that of a template.",
      "Verify it, and fill in the name.",
    ),
    year: words(
      ({ name, year, expected, places }) =>
        `The title “${name ?? ""}” says ${year ?? ""}, ${places ?? ""} others say ${expected ?? ""}.`,
      "All tables of a document are of one year.",
      "Correct the title, and make sure that the figures are of that year.",
    ),
    unit: words(
      ({ name, text, expected }) =>
        `“${name ?? ""}” states its amounts in “${text ?? ""}”, ten thousand times off other tables: probably “${expected ?? ""}”.`,
      "Most of its amounts stand ten thousand times larger or smaller in other tables.",
      "Correct the unit; its amounts were not compared with other tables, so check again afterwards.",
    ),
    stranger: words(
      ({ name, places, text }) =>
        `“${name ?? ""}” shares ${places ?? ""} figures with this document; ${text ?? ""} of them differ.`,
      "It may be of another unit or year, or state its amounts in a wrong unit; it was not compared figure by figure.",
      "Verify whose it is, the year in its titles and its money unit.",
    ),
    missing: words(
      ({ name, places }) => `${places ?? ""} forms were not recognised: ${name ?? ""}.`,
      "A publication shows all of them, empty ones too.",
      "Make sure that none is left out and that the titles are the usual ones.",
    ),
    unexplained: words(
      ({ name }) => `“${name ?? ""}” holds no amount and does not say why.`,
      "An empty form is shown with its reason.",
      "Write the reason below the table.",
    ),
  },
};

export const EN: Wordings = Object.fromEntries(
  Object.entries(GROUPS).flatMap(([group, outcomes]) =>
    Object.entries(outcomes).map(([outcome, wording]) => [`${group}.${outcome}`, wording]),
  ),
);
