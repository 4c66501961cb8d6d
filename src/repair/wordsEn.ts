import type { RepairWords } from "./wording.js";

const plural = (count: number, one: string): string => `${String(count)} ${count === 1 ? one : `${one}s`}`;
const from = (source: string, words: string): string => (source === "" ? words : `${words} (${source})`);

export const EN: RepairWords = {
  kinds: {
    "swapped-digits": () => "two digits are swapped",
    "wrong-digit": () => "one digit is wrong",
    "missing-digit": () => "a digit is missing",
    "extra-digit": () => "there is a digit too many",
    "decimal-point": () => "the decimal point is in the wrong place",
    sign: () => "the sign is the opposite one",
    unit: ({ isMore }) => `ten thousand times too ${isMore ? "small" : "large"} (yuan against 10,000 yuan)`,
    "other-column": ({ source }) => from(source, "holds the figure of the column beside it"),
    "other-row": ({ source }) => from(source, "holds the figure of another row"),
    "swapped-cells": ({ source }) => from(source, "exchanged with the figure of another cell"),
    blank: () => "not filled in",
    "stale-total": () => "the total was not updated with its items",
    "row-missing": () => "the total leaves out a row",
    "row-twice": () => "the total counts a row twice",
    formula: () => "the formula does not give what it should",
    tail: ({ isMore }) => `last digit ${isMore ? "plus" : "minus"} 1`,
    note: () => "rounding differences may stay where the form says so",
    amount: () => "worked out from the other figures",
  },
  headline({ kind, isNote, cells, texts, settles }) {
    if (isNote) return "A note below the table, so that rounding differences may stay";
    const parts = [
      cells > 0 ? plural(cells, "cell") : "",
      texts > 0 ? `${plural(texts, "figure")} in the text` : "",
    ].filter((part) => part !== "");
    const changed = parts.join(" and ");
    return kind === "tail"
      ? `Rounding adjustment: changing ${changed} settles ${plural(settles, "rounding difference")}`
      : `Changing ${changed} settles ${plural(settles, "finding")}`;
  },
};
