import type { Block } from "../text/blocks.js";
import { type ParagraphProperties, readParagraphProperties } from "./paragraphProperties.js";
import { runSign } from "./runSigns.js";
import type { Story } from "./story.js";
import { firstAlternative, isAlternatives, isOn } from "./walk.js";

export interface ReadParagraph {
  readonly text: string;
  readonly label?: string;
  readonly joinsNext: boolean;
  /** What stands in the text boxes that are anchored in it. */
  readonly boxes: readonly Block[];
}

/** What is deleted, or says how something looks. */
const PASSED_OVER = new Set(["del", "moveFrom", "sdtPr", "sdtEndPr", "rPr", "rt"]);

/** Reads a `p` as it is shown; `readBox` reads the content of a text box. */
export function readParagraph(story: Story, readBox: () => Block[]): ReadParagraph {
  const { walk, styles, fields, notes } = story;
  const pieces: string[] = [];
  const boxes: Block[] = [];
  let properties: ParagraphProperties = {};
  let isHidden = false;

  const isShown = (): boolean => !isHidden && !fields.isCode;
  const visit = (name: string): void => {
    const sign = runSign(name, walk);
    if (sign !== undefined) {
      if (isShown()) pieces.push(sign);
    } else if (name === "fldChar") fields.mark(walk.attribute("fldCharType"));
    else if (name === "txbxContent") {
      if (isShown()) for (const block of readBox()) boxes.push(block);
    } else if (name === "footnoteReference" || name === "endnoteReference") {
      if (isShown()) notes[name].add(walk.attribute("id") ?? "");
    } else if (name === "r") visitRun();
    else if (isAlternatives(name)) firstAlternative(walk, visit);
    else if (!PASSED_OVER.has(name)) walk.children(visit);
  };
  const visitRun = (): void => {
    const outside = isHidden;
    walk.children((name) => {
      if (name === "rPr") isHidden = readsHidden(story) ?? outside;
      else visit(name);
    });
    isHidden = outside;
  };

  walk.children((name) => {
    if (name !== "pPr") {
      visit(name);
      return;
    }
    properties = readParagraphProperties(walk);
    isHidden = styles.isHidden(properties.style ?? styles.standard) ?? false;
  });
  fields.endParagraph();
  return { ...numbered(story, pieces.join(""), properties), boxes };
}

/** Whether the `rPr` of a run, or the style that it names, hides it; undefined where neither says anything. */
function readsHidden({ walk, styles }: Story): boolean | undefined {
  let own: boolean | undefined;
  let inherited: boolean | undefined;
  walk.children((name) => {
    if (name === "vanish") own = isOn(walk);
    if (name === "rStyle") inherited = styles.isHidden(walk.attribute("val"));
  });
  return own ?? inherited;
}

/** A paragraph of which nothing is left is not counted in its list. */
function numbered(
  { numbers, styles }: Story,
  text: string,
  { style = styles.standard, joinsNext = false, ...list }: ParagraphProperties,
): Omit<ReadParagraph, "boxes"> {
  const label = joinsNext && text === "" ? undefined : numbers.next(list, style);
  return { text, joinsNext, ...(label === undefined ? {} : { label }) };
}
