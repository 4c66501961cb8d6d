import { type XmlWalk, wholeValue } from "./walk.js";

export interface CellProperties {
  /** Columns that the cell takes. */
  readonly span: number;
  /** How it shares in an area over several rows. */
  readonly vertical?: "restart" | "continue";
  /** It goes on with the cell before it: the older way to span columns. */
  readonly isBeside?: boolean;
}

/** Reads a `tcPr`. */
export function readCellProperties(walk: XmlWalk): CellProperties {
  const properties: { -readonly [Key in keyof CellProperties]: CellProperties[Key] } = { span: 1 };
  walk.children((name) => {
    if (name === "gridSpan") properties.span = Math.max(1, wholeValue(walk) ?? 1);
    else if (name === "vMerge") properties.vertical = mergeOf(walk);
    else if (name === "hMerge") properties.isBeside = mergeOf(walk) === "continue";
  });
  return properties;
}

function mergeOf(walk: XmlWalk): "restart" | "continue" {
  return walk.attribute("val") === "restart" ? "restart" : "continue";
}
