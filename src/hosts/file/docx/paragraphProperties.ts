import { type ListProperties, readListProperties } from "./stylesPart.js";
import { type XmlWalk, isOn } from "./walk.js";

export interface ParagraphProperties extends ListProperties {
  readonly style?: string;
  /** Its end is deleted or hidden: it is shown in one with the next. */
  readonly joinsNext?: boolean;
}

/** Reads a `pPr`. */
export function readParagraphProperties(walk: XmlWalk): ParagraphProperties {
  const properties: { -readonly [Key in keyof ParagraphProperties]: ParagraphProperties[Key] } = {};
  walk.children((name) => {
    if (name === "pStyle") properties.style = walk.attribute("val") ?? "";
    else if (name === "numPr") Object.assign(properties, readListProperties(walk));
    else if (name === "rPr") {
      walk.children((child) => {
        if (child === "del" || child === "moveFrom" || (child === "vanish" && isOn(walk))) {
          properties.joinsNext = true;
        }
      });
    }
  });
  return properties;
}
