import type { Data, Message, Wording } from "./messages.js";

export function unit({ unit: name }: Data): string {
  switch (name) {
    case "万元":
      return " (10,000 yuan)";
    case "元":
      return " yuan";
    case "%":
      return "%";
    default:
      return "";
  }
}

export function place(data: Data, prefix = ""): string {
  const names = [data[`${prefix}row`], data[`${prefix}column`]].filter(Boolean);
  return names.length === 0 ? "The total" : names.map((name) => `“${name ?? ""}”`).join(", ");
}

/** A place of one of several tables. */
export function far(data: Data, prefix = ""): string {
  const file = data["other-file"] ? data[`${prefix}file`] : undefined;
  if (!file && data["other-table"] === data.table) return place(data, prefix);
  const title = data[`${prefix}table`];
  const where = `${title ? ` in “${title}”` : ""}${file ? ` (${file})` : ""}`;
  return `${place(data, prefix)}${where}`;
}

/** The figure of another document that a sentence is worked out from. */
export function beside(data: Data): string {
  return data["other-file"] ? ` with ${far(data, "other-")}` : "";
}

export function printed(data: Data): string {
  return data.reported === "" ? "is blank" : `is ${data.reported}${unit(data)}`;
}

export const explained: (data: Data) => string = (data) =>
  `Rounding to ${data.digits} decimals can explain up to ${data.allowed}: this is a rounding difference.`;
export const unexplained: (data: Data) => string = (data) =>
  `Rounding to ${data.digits} decimals can explain ${data.allowed} at the most: it cannot explain this.`;

export const TAIL =
  "A rounding difference may stay, with the usual note, or be adjusted in the reporting system.";
const SCOPE = "The two may cover different money: verify, and correct them if they do not.";

export function todo(data: Data, usual: string): string {
  return data.weak ? SCOPE : usual;
}

/** Words that do not agree: what, why, and what to do. */
export const words = (what: (data: Data) => string, why: string, then: string): Wording => {
  return (data): Message => ({ what: what(data), why, todo: then });
};
