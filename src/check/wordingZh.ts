import type { Data, Message, Wording } from "./messages.js";

export function unit({ unit: name }: Data): string {
  return name ? (name === "%" ? "%" : ` ${name}`) : "";
}

export function place(data: Data, prefix = ""): string {
  const [row, column] = [data[`${prefix}row`], data[`${prefix}column`]];
  const of = column ? `的“${column}”` : "";
  return row ? `“${row}”${of}` : column ? `“${column}”` : "合计";
}

/** A place of one of several tables: 《支出决算表》“210 卫生健康支出”; of several files: 《支出决算表》（2023.xlsx）“合计”. */
export function far(data: Data, prefix = ""): string {
  const file = data["other-file"] ? data[`${prefix}file`] : undefined;
  if (!file && data["other-table"] === data.table) return place(data, prefix);
  const title = data[`${prefix}table`];
  return `${title ? `《${title}》` : ""}${file ? `（${file}）` : ""}${place(data, prefix)}`;
}

/** The figure of another document that a sentence is worked out from. */
export function beside(data: Data): string {
  return data["other-file"] ? `，对照${far(data, "other-")}` : "";
}

export function printed(data: Data): string {
  return data.reported === "" ? "为空白" : `为 ${data.reported}${unit(data)}`;
}

export function difference(data: Data): string {
  return `相差 ${data.difference}${unit(data)}`;
}

export const explained: (data: Data) => string = (data) =>
  `各数按 ${data.digits} 位小数四舍五入，最多可差 ${data.allowed}${unit(data)}，四舍五入能解释这一差额，属尾差。`;
export const unexplained: (data: Data) => string = (data) =>
  `各数按 ${data.digits} 位小数四舍五入，最多可差 ${data.allowed}${unit(data)}，四舍五入不能解释这一差额。`;

export const TAIL = "尾差可以保留（表下注明“可能存在尾数误差”），或在系统中调整后重新导出。";
const SCOPE = "两处口径可能不同，请核实；口径相同的应更正。";

/** What is to be done, where the scopes of the two sides are sure, and where a person must say. */
export function todo(data: Data, usual: string): string {
  return data.weak ? SCOPE : usual;
}

/** Words that do not agree: what, why, and what to do. */
export const words = (what: (data: Data) => string, why: string, then: string): Wording => {
  return (data): Message => ({ what: what(data), why, todo: then });
};
