import type { TextDocument } from "../../../workbook/index.js";
import { damaged } from "../errors.js";
import type { ReadLimits } from "../limits.js";
import { type Package, openPackage } from "../ooxml/package.js";
import { type Relation, relationsOf, targetOf } from "../ooxml/relations.js";
import { type Block, paragraphsOf } from "../text/blocks.js";
import { Budget } from "../text/budget.js";
import { sheetsOf } from "../text/tableSheet.js";
import { readBlocks } from "./blocks.js";
import { Fields } from "./fields.js";
import { refuseOtherPackage } from "./kind.js";
import { readNotes } from "./notes.js";
import { readNumberingPart } from "./numberingPart.js";
import { Numbers } from "./numbers.js";
import type { NoteReference, Story } from "./story.js";
import { Styles, readStyles } from "./stylesPart.js";
import { XmlWalk } from "./walk.js";

const MAIN_PART = "word/document.xml";
/** The parts with notes, by the kind of their relationship. */
const NOTES: readonly (readonly [kind: string, reference: NoteReference])[] = [
  ["footnotes", "footnoteReference"],
  ["endnotes", "endnoteReference"],
];

/** Reads a .docx: its body, then its footnotes and endnotes. Headers, footers and comments are no part of the text. */
export function readDocx(bytes: Uint8Array, limits: ReadLimits): Omit<TextDocument, "name"> {
  const book = openPackage(bytes, limits);
  refuseOtherPackage(book);
  const part =
    relationsOf(book, "").find((relation) => relation.kind === "officeDocument")?.target ?? MAIN_PART;
  const relations = relationsOf(book, part);
  const story = openStory(book, part, relations, limits);
  const blocks = readBody(story);
  for (const [kind, reference] of NOTES) {
    const target = story.notes[reference].size === 0 ? undefined : targetOf(book, relations, kind);
    if (target === undefined) continue;
    const walk = new XmlWalk(book.xml(target), target);
    for (const block of readNotes({ ...story, walk }, story.notes[reference])) blocks.push(block);
  }
  return {
    paragraphs: paragraphsOf(blocks),
    tables: sheetsOf(story.tables),
  };
}

function openStory(book: Package, part: string, relations: readonly Relation[], limits: ReadLimits): Story {
  const stylesPart = targetOf(book, relations, "styles");
  const numberingPart = targetOf(book, relations, "numbering");
  const styles =
    stylesPart === undefined
      ? new Styles(new Map(), undefined)
      : readStyles(book.xml(stylesPart), stylesPart);
  const numbering =
    numberingPart === undefined
      ? { abstracts: new Map<string, never>(), lists: new Map<string, never>() }
      : readNumberingPart(book.xml(numberingPart), numberingPart);
  return {
    walk: new XmlWalk(book.xml(part), part),
    styles,
    numbers: new Numbers(numbering, styles),
    fields: new Fields(),
    budget: new Budget(limits),
    tables: [],
    notes: { footnoteReference: new Set(), endnoteReference: new Set() },
  };
}

function readBody(story: Story): Block[] {
  const { walk } = story;
  let blocks: Block[] | undefined;
  walk.children((root) => {
    if (root !== "document") return;
    walk.children((name) => {
      if (name === "body") blocks = readBlocks(story);
    });
  });
  if (!blocks) throw damaged({ what: "unreadable" });
  return blocks;
}
