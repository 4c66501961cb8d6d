import type { Block } from "../text/blocks.js";
import { readBlocks } from "./blocks.js";
import type { Story } from "./story.js";

/** Reads a part of footnotes or endnotes: those of these ids, in the order of the ids. */
export function readNotes(story: Story, ids: ReadonlySet<string>): Block[] {
  const { walk } = story;
  const notes = new Map<string, Block[]>();
  walk.children(() => {
    walk.children(() => {
      const id = walk.attribute("id") ?? "";
      if (ids.has(id) && !notes.has(id)) notes.set(id, readBlocks(story));
    });
  });
  return [...ids].flatMap((id) => notes.get(id) ?? []);
}
