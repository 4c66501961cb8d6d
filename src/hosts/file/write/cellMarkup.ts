import type { CellContent } from "./content.js";
import {
  childrenOf,
  type Element,
  type Markup,
  prefixOf,
  type Splice,
  spliced,
  withAttribute,
} from "./markup.js";

/** The old value of a cell, wherever it stands in it. */
const VALUES = new Set(["v", "is"]);

/** What a cell element holds, as far as writing needs it. */
export interface CellParts {
  readonly values: readonly Element[];
  readonly formula: Element | undefined;
}

export function cellParts(markup: Markup, cell: Element): CellParts {
  const children = childrenOf(markup, cell);
  return {
    values: children.filter(({ tag }) => VALUES.has(tag.name)),
    formula: children.find(({ tag }) => tag.name === "f"),
  };
}

/** A cell element with another value: its other attributes, its formula and whatever else is in it stay. */
export function rewrittenCell(markup: Markup, cell: Element, content: CellContent): string {
  const { tag, contentEnd, end } = cell;
  const { values, formula } = cellParts(markup, cell);
  const prefix = prefixOf(tag);
  const start = values[0]?.tag.start ?? formula?.end ?? tag.end;
  const splices: Splice[] = [
    { start, end: start, text: content.markup(prefix) },
    ...values.map((value) => ({ start: value.tag.start, end: value.end, text: "" })),
  ];
  const inside = spliced(
    markup.text.slice(tag.end, contentEnd),
    splices.map((splice) => ({ ...splice, start: splice.start - tag.end, end: splice.end - tag.end })),
  );
  const head = openingOf(markup.text.slice(tag.start, tag.end), content);
  if (inside.trim() === "") return `${head}/>`;
  const closing = tag.is === "empty" ? `</${tag.rawName}>` : markup.text.slice(contentEnd, end);
  return `${head}>${inside}${closing}`;
}

/** The start tag without its end. Data that hangs on the old value (a picture in the cell, a linked one) goes with it. */
function openingOf(tag: string, content: CellContent): string {
  return withAttribute(withAttribute(tag, "vm", undefined), "t", content.type).replace(/\s*\/?>$/, "");
}

/** A cell that was not there. */
export function newCell(
  prefix: string,
  address: string,
  style: string | undefined,
  content: CellContent,
): string {
  const type = content.type === undefined ? "" : ` t="${content.type}"`;
  const look = style === undefined ? "" : ` s="${style}"`;
  return `<${prefix}c r="${address}"${look}${type}>${content.markup(prefix)}</${prefix}c>`;
}
