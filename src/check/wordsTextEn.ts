import type { Data, Wording } from "./messages.js";
import { unit, beside, unexplained, TAIL, todo, words } from "./wordingEn.js";

/** A rate is explained by the figures that it is worked out from. */
function unexplainedIn(data: Data): string {
  return data.unit === "%" ? "The rounding of the figures cannot explain this." : unexplained(data);
}

/** A figure of a text against what it should be. */
function quoted(is: string, then: string): Record<string, Wording> {
  const says = (data: Data): string =>
    `The text${data["other-file"] ? ` (${data.file ?? ""})` : ""} says “${data.quote ?? ""}”, but${beside(data)} ${is} ${data.expected}${unit(data)}: a difference of ${data.difference}.`;
  return {
    error: (data) => ({ what: says(data), why: unexplainedIn(data), todo: todo(data, then) }),
    differs: (data) => ({
      what: says(data),
      why: "One figure is printed with two values.",
      todo: todo(data, then),
    }),
    rounding: (data) => ({
      what: says(data),
      why: "The rounding of the figures can explain this.",
      todo: TAIL,
    }),
    cut: (data) => ({ what: says(data), why: "The last digit was cut off instead of rounded.", todo: then }),
  };
}

/** Messages about texts. */
export const TEXT_WORDS: Readonly<Record<string, Readonly<Record<string, Wording>>>> = {
  "text-sum": quoted("the figures listed give", "Check the total of the sentence and its parts."),
  "text-change": quoted("the two figures give", "Check the change (rate) and the two figures it comes from."),
  "text-share": quoted("part over whole gives", "Check the share and the two figures it comes from."),
  "text-completion": quoted("accounts over budget give", "Check the rate and the two figures it comes from."),
  "text-same": quoted("the table prints", "Check text and table, and correct the wrong one."),
  text: {
    template: words(
      ({ text, word }) => `“${word ?? ""}” in “${text ?? ""}” was not replaced.`,
      "It is a word of the template.",
      "Write what is meant, or delete it.",
    ),
    filled: words(
      ({ text, name, value }) => `The text says “${text ?? ""}”, but “${name ?? ""}” prints ${value ?? ""}.`,
      "What a text denies must be empty in the tables.",
      "Check text and table, and correct the wrong one.",
    ),
    "own-year": words(
      ({ text, year }) => `“${text ?? ""}” compares with ${year ?? ""}, which is the document's own year.`,
      "Changes are measured against the year before.",
      "Correct the year, and make sure of the change.",
    ),
    "base-year": words(
      ({ text, year, expected }) =>
        `“${text ?? ""}” compares with ${year ?? ""}, the others with ${expected ?? ""}.`,
      "Changes are measured against the year before.",
      "Correct the year, and make sure of the change.",
    ),
    "lone-year": words(
      ({ text, year, expected }) =>
        `“${text ?? ""}” says ${year ?? ""}; the text has no such figure of ${expected ?? ""}.`,
      "Everything else is about the document's own year.",
      "Verify the year.",
    ),
    "other-year": words(
      ({ text, year, expected }) =>
        `“${text ?? ""}” says ${year ?? ""}, but the figure is that of ${expected ?? ""}.`,
      "The tables print the same figure for the document's own year.",
      "Correct the year or the figure.",
    ),
    growth: words(
      ({ text }) => `“${text ?? ""}”: the earlier figure is zero, so there is no rate.`,
      "A rate on a zero base cannot be worked out.",
      "Leave the rate out.",
    ),
    completion: words(
      ({ text }) => `“${text ?? ""}”: the budget is zero, so there is no rate of completion.`,
      "A rate on a zero base cannot be worked out; many offices write 100% or 0%.",
      "Leave the rate out, and say that the money was added during the year.",
    ),
    negative: words(
      ({ text }) => `“${text ?? ""}”: a negative figure behind a word for a decrease.`,
      "The word already says the direction.",
      "Remove the minus sign.",
    ),
    sign: words(
      ({ text }) => `“${text ?? ""}”: a negative figure behind a word for an increase.`,
      "A negative increase is a decrease.",
      "Write a decrease with a positive figure.",
    ),
    "none-counted": words(
      ({ text, name }) => `“${name ?? ""}”, but the count is “${text ?? ""}”.`,
      "Where money was spent, groups, persons, cars or batches are counted.",
      "Check the count and the amount.",
    ),
    "none-paid": words(
      ({ text, name }) => `“${name ?? ""}”, but the count is “${text ?? ""}”.`,
      "Something is counted that nothing was spent on; others may have paid.",
      "Verify the count and the amount.",
    ),
    parent: words(
      ({ item, name, expected, code }) =>
        `“${item ?? ""}” is named under “${name ?? ""}”; in the tables ${code ?? ""} stands under “${expected ?? ""}”.`,
      "An item is named under its own class.",
      "Correct the name of the class.",
    ),
    renamed: words(
      ({ name, expected }) => `“${name ?? ""}” is an earlier name; the tables print “${expected ?? ""}”.`,
      "Names in a text are those of the tables.",
      "Use today's name.",
    ),
    code: words(
      ({ name, expected, code }) =>
        `“${name ?? ""}” has the code ${code ?? ""}, which is that of “${expected ?? ""}”.`,
      "Code and name in a text are those of one item.",
      "Correct the code or the name.",
    ),
    crossed: words(
      ({ text, name }) => `“${name ?? ""}” and “${text ?? ""}” tell opposite directions of one change.`,
      "Amount and rate of a change have one direction.",
      "Correct the wrong word.",
    ),
    level: words(
      ({ text, name }) => `“${name ?? ""}” is followed by “${text ?? ""}”.`,
      "What did not change has no difference.",
      "Check both, and correct the wrong one.",
    ),
    misnamed: words(
      ({ name, expected }) => `“${name ?? ""}” is no name of the tables; these print “${expected ?? ""}”.`,
      "Names in a text are those of the tables.",
      "Correct the name.",
    ),
    unknown: words(
      ({ name }) => `“${name ?? ""}” stands neither in the tables nor in the code lists.`,
      "Names in a text are those of the tables; the lists change from year to year.",
      "Verify the name.",
    ),
  },
};
