import type { CompanionPaper } from "../../narrative/index.js";
import type { TextDocument } from "../../workbook/index.js";

/** What lies beside the workbook in a check: its texts, and other documents of the department. */
export interface Beside {
  readonly texts: readonly TextDocument[];
  readonly companions: readonly CompanionPaper[];
}

/** Which of the two lists. */
export type BesideKind = keyof Beside;

export const NOTHING_BESIDE: Beside = { texts: [], companions: [] };

/** A name that nothing in the list has: `说明 2`, with the ending kept. */
export function freeName(name: string, taken: readonly { readonly name: string }[]): string {
  const isTaken = (one: string): boolean => taken.some((other) => other.name === one);
  if (!isTaken(name)) return name;
  const ending = /\.[^.\s]+$/.exec(name)?.[0] ?? "";
  const stem = name.slice(0, name.length - ending.length);
  for (let number = 2; ; number++) {
    const free = `${stem} ${String(number)}${ending}`;
    if (!isTaken(free)) return free;
  }
}

/** With a text more; one of the same name was chosen again after it was changed, and gives way. */
export function withText(beside: Beside, text: TextDocument): Beside {
  return { ...beside, texts: [...beside.texts.filter(({ name }) => name !== text.name), text] };
}

/** With another document more; of two with one name (公开表.xlsx of two years) the second gets a number. */
export function withCompanion(beside: Beside, companion: CompanionPaper): Beside {
  const name = freeName(companion.name, beside.companions);
  return { ...beside, companions: [...beside.companions, { ...companion, name }] };
}

export function without(beside: Beside, kind: BesideKind, name: string): Beside {
  const left = <Paper extends { readonly name: string }>(papers: readonly Paper[]): readonly Paper[] =>
    papers.filter((paper) => paper.name !== name);
  return kind === "texts"
    ? { ...beside, texts: left(beside.texts) }
    : { ...beside, companions: left(beside.companions) };
}
