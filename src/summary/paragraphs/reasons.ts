import type { Change, ReadText } from "../../narrative/index.js";
import type { Figures } from "../figures/figures.js";
import { isAbout, isYearBefore } from "../figures/prior.js";
import type { Figure } from "../figures/figure.js";

const REASON = /原因(?:主要)?(?:是|为|系|在于)?[:,]?([^。;]{2,})/g;
/** A reason that begins a list (一是…；二是…) or holds figures is not taken over: they may be those of another draft. */
const UNFIT = /\d|^[一1](是|、)|请填写|[xX×]{2}/;
const FULL_WIDTH: Readonly<Record<string, string>> = {
  ",": "，",
  ":": "：",
  "(": "（",
  ")": "）",
  "?": "？",
  "!": "！",
};

/** The reasons that the texts give for changes since the year before, to be kept where the change is of the same direction. */
export class Reasons {
  constructor(private readonly figures: Figures) {}

  /** What a text says of why a figure rose or fell; undefined where it says nothing that can be kept. */
  of(now: Figure, way: "up" | "down"): string | undefined {
    for (const text of this.figures.accounts.texts.texts) {
      for (const change of text.statements.changes) {
        if (change.way !== way || !isAbout(change, now.concept) || !isYearBefore(change, now.concept))
          continue;
        const found = reasonBehind(text, change);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }
}

/** The first reason behind a change in its paragraph, if no other change stands between. */
function reasonBehind({ paragraphs, statements }: ReadText, change: Change): string | undefined {
  const paragraph = paragraphs.find(({ index }) => index === change.paragraph);
  if (!paragraph) return undefined;
  const { text, at } = paragraph.plain;
  const from = change.place.column;
  const next = statements.changes
    .filter((other) => other.paragraph === change.paragraph && other.place.column > from)
    .reduce((least, other) => Math.min(least, other.place.column), Infinity);
  for (const match of text.matchAll(REASON)) {
    const start = at[match.index] ?? 0;
    if (start < from) continue;
    const [, words = ""] = match;
    return start > next || UNFIT.test(words)
      ? undefined
      : words.replace(/[,:()?!]/g, (sign) => FULL_WIDTH[sign] ?? sign);
  }
  return undefined;
}
