import { XmlWalk, isAlternatives, isOn, wholeValue } from "./walk.js";

/** One level of a list. */
export interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1、`: `%n` stands for the count of the n-th level. */
  readonly text: string;
  /** Begins anew below the levels before this one (0-based); each level before its own where it is not said. */
  readonly restart?: number;
  /** Counts of all levels are shown in digits. */
  readonly isDigits: boolean;
  /** The paragraph style that is numbered by this level. */
  readonly style?: string;
}

/** An abstract list: its levels, or the numbering style that holds them. */
export interface AbstractList {
  readonly levels: ReadonlyMap<number, Level>;
  readonly styleLink?: string;
}

/** A list as paragraphs name it. */
export interface List {
  readonly abstract: string;
  /** Levels that this list starts or sets otherwise. */
  readonly starts: ReadonlyMap<number, number>;
  readonly levels: ReadonlyMap<number, Level>;
}

export interface NumberingPart {
  readonly abstracts: ReadonlyMap<string, AbstractList>;
  readonly lists: ReadonlyMap<string, List>;
}

/** Reads `numbering.xml`. */
export function readNumberingPart(xml: string, part: string): NumberingPart {
  const abstracts = new Map<string, AbstractList>();
  const lists = new Map<string, List>();
  const walk = new XmlWalk(xml, part);
  walk.children(() => {
    walk.children((name) => {
      if (name === "abstractNum") abstracts.set(walk.attribute("abstractNumId") ?? "", readAbstract(walk));
      if (name === "num") lists.set(walk.attribute("numId") ?? "", readList(walk));
    });
  });
  return { abstracts, lists };
}

function readAbstract(walk: XmlWalk): AbstractList {
  const levels = new Map<number, Level>();
  let styleLink: string | undefined;
  walk.children((name) => {
    if (name === "lvl") setLevel(levels, walk);
    if (name === "numStyleLink") styleLink = walk.attribute("val");
  });
  return { levels, ...(styleLink === undefined ? {} : { styleLink }) };
}

function readList(walk: XmlWalk): List {
  let abstract = "";
  const starts = new Map<number, number>();
  const levels = new Map<number, Level>();
  walk.children((name) => {
    if (name === "abstractNumId") abstract = walk.attribute("val") ?? "";
    if (name !== "lvlOverride") return;
    const number = Number(walk.attribute("ilvl"));
    walk.children((child) => {
      if (child === "startOverride") starts.set(number, wholeValue(walk) ?? 1);
      if (child === "lvl") setLevel(levels, walk);
    });
  });
  return { abstract, starts, levels };
}

/** There are nine levels; what else a file names is none. */
function setLevel(levels: Map<number, Level>, walk: XmlWalk): void {
  const number = walk.attribute("ilvl") ?? "";
  if (/^[0-8]$/.test(number)) levels.set(Number(number), readLevel(walk));
}

function readLevel(walk: XmlWalk): Level {
  const level: { -readonly [Key in keyof Level]: Level[Key] } = {
    start: 0,
    format: "decimal",
    text: "",
    isDigits: false,
  };
  const visit = (name: string): void => {
    const value = walk.attribute("val") ?? "";
    const whole = wholeValue(walk);
    if (name === "start") level.start = whole ?? 0;
    else if (name === "numFmt") level.format = value;
    else if (name === "lvlText") level.text = value;
    else if (name === "lvlRestart" && whole !== undefined) level.restart = whole;
    else if (name === "isLgl") level.isDigits = isOn(walk);
    else if (name === "pStyle") level.style = value;
    // A format that Word 2010 brought; what stands in the fallback is one of the older ones.
    else if (isAlternatives(name)) {
      walk.children((child) => {
        if (child.endsWith("Fallback")) walk.children(visit);
      });
    }
  };
  walk.children(visit);
  return level;
}
