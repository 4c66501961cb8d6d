import { XmlWalk, isOn, wholeValue } from "./walk.js";

/** The list and level that a paragraph or a style names, each possibly left to the style it is based on. */
export interface ListProperties {
  readonly list?: string;
  readonly level?: number;
}

/** What is read of a style. */
interface Style extends ListProperties {
  readonly basedOn?: string;
  readonly isHidden?: boolean;
}

const LONGEST_CHAIN = 32;

/** What paragraphs and runs inherit. */
export class Styles {
  readonly #styles: ReadonlyMap<string, Style>;

  constructor(
    styles: ReadonlyMap<string, Style>,
    /** The style of paragraphs that name none. */
    readonly standard: string | undefined,
  ) {
    this.#styles = styles;
  }

  /** The style and those it is based on, the nearest first. A chain that runs in a circle ends. */
  chain(style: string | undefined): string[] {
    const chain: string[] = [];
    for (let next = style; next !== undefined && chain.length < LONGEST_CHAIN;) {
      chain.push(next);
      next = this.#styles.get(next)?.basedOn;
    }
    return chain;
  }

  listProperties(style: string | undefined): ListProperties {
    const list = this.#nearest(style, "list");
    const level = this.#nearest(style, "level");
    return { ...(list === undefined ? {} : { list }), ...(level === undefined ? {} : { level }) };
  }

  isHidden(style: string | undefined): boolean | undefined {
    return this.#nearest(style, "isHidden");
  }

  #nearest<Key extends keyof Style>(style: string | undefined, key: Key): Style[Key] | undefined {
    for (const id of this.chain(style)) {
      const value = this.#styles.get(id)?.[key];
      if (value !== undefined) return value;
    }
    return undefined;
  }
}

/** Reads `styles.xml`; a document can do without. */
export function readStyles(xml: string, part: string): Styles {
  const styles = new Map<string, Style>();
  let standard: string | undefined;
  const walk = new XmlWalk(xml, part);
  walk.children(() => {
    walk.children((name) => {
      if (name !== "style") return;
      const id = walk.attribute("styleId") ?? "";
      const isStandard = !["0", "false", "off", undefined].includes(walk.attribute("default"));
      if (isStandard && walk.attribute("type") === "paragraph") standard = id;
      styles.set(id, readStyle(walk));
    });
  });
  return new Styles(styles, standard);
}

function readStyle(walk: XmlWalk): Style {
  const style: { -readonly [Key in keyof Style]: Style[Key] } = {};
  walk.children((name) => {
    if (name === "basedOn") {
      const value = walk.attribute("val");
      if (value !== undefined) style.basedOn = value;
    } else if (name === "pPr") {
      walk.children((child) => child === "numPr" && Object.assign(style, readListProperties(walk)));
    } else if (name === "rPr") {
      walk.children((child) => {
        if (child === "vanish") style.isHidden = isOn(walk);
      });
    }
  });
  return style;
}

/** Reads a `numPr`. */
export function readListProperties(walk: XmlWalk): ListProperties {
  const properties: { -readonly [Key in keyof ListProperties]: ListProperties[Key] } = {};
  walk.children((name) => {
    if (name === "numId") properties.list = walk.attribute("val") ?? "";
    const whole = wholeValue(walk);
    if (name === "ilvl" && whole !== undefined) properties.level = whole;
  });
  return properties;
}
