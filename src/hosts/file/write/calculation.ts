import { attributesOf, isTrue } from "../ooxml/xml.js";
import { childrenOf, type Element, Markup, prefixOf, spliced, withAttribute } from "./markup.js";

/** What may stand in front of `calcPr` in a workbook part, by the order of the standard. */
const BEFORE = new Set(["sheets", "functionGroups", "externalReferences", "definedNames"]);

/** How a workbook is calculated. */
export interface Calculation {
  /** Formulas work with what cells hold, not with what they show. */
  readonly isFullPrecision: boolean;
  /** The workbook part that makes whoever opens it calculate everything. */
  readonly onLoad: string;
}

/** Reads a workbook part. @throws UnreadableMarkup */
export function calculationOf(text: string): Calculation {
  const markup = new Markup(text);
  const root = markup.element(markup.root);
  const parts = childrenOf(markup, root);
  const properties = parts.find(({ tag }) => tag.name === "calcPr");
  if (properties) return withProperties(text, properties);
  const before = parts.findLast(({ tag }) => BEFORE.has(tag.name));
  const at = before?.end ?? root.contentEnd;
  const added = `<${prefixOf(before?.tag ?? markup.root)}calcPr fullCalcOnLoad="1"/>`;
  return { isFullPrecision: true, onLoad: spliced(text, [{ start: at, end: at, text: added }]) };
}

function withProperties(text: string, { tag: { start, end } }: Element): Calculation {
  const tag = text.slice(start, end);
  const attributes = attributesOf(tag);
  const isSet = isTrue(attributes.get("fullCalcOnLoad"));
  const changed = isSet ? tag : withAttribute(tag, "fullCalcOnLoad", "1");
  const precision = attributes.get("fullPrecision");
  return {
    isFullPrecision: precision === undefined || isTrue(precision),
    onLoad: spliced(text, [{ start, end, text: changed }]),
  };
}
