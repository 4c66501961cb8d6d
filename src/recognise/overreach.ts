import { isBelow, TOTAL } from "../catalogue/index.js";
import type { HeaderLabel } from "./header.js";
import { senseOf } from "./sense.js";

/** Whether a label names what can be no part of what the label above it names: 项目支出 under 基本支出. */
function contradicts({ plain: inner }: HeaderLabel, { plain: outer }: HeaderLabel): boolean {
  const part = senseOf(inner).concept.nature;
  const whole = senseOf(outer).concept.nature;
  if (part === undefined || whole === undefined || whole === TOTAL || part === whole) return false;
  return !isBelow("nature", part, whole);
}

/**
 * A header cell reaches over the blanks to its right, and these may be blank for another reason: a merged cell that
 * ends before them. It ends where the label below it contradicts it, and reaches over nothing behind that.
 */
export function withoutOverreach(paths: readonly HeaderLabel[][]): HeaderLabel[][] {
  const ended = new Set<string>();
  return paths.map((path) => {
    for (const { own, plain } of path) if (own) ended.delete(plain);
    const inner = path.at(-1);
    for (const label of path)
      if (inner?.own === true && !label.own && contradicts(inner, label)) ended.add(label.plain);
    if (ended.size === 0) return path;
    return path.filter(({ own, plain }) => own || !ended.has(plain));
  });
}
