import type { Language } from "../check/index.js";
import { addressOf } from "../workbook/index.js";
import type { Change, ChangeKind, Repair } from "./repair.js";
import { EN } from "./wordsEn.js";
import { ZH } from "./wordsZh.js";

/** What a sentence about a change says besides its kind. */
export interface ChangeData {
  /** The new amount is the larger one, signs aside. */
  readonly isMore: boolean;
  /** The address of the cell that the amount comes from, where that is on the same sheet; else empty. */
  readonly source: string;
}

/** How much a repair changes, and how much that settles. */
export interface Extent {
  readonly kind: Repair["kind"];
  /** It writes a note and changes no figure. */
  readonly isNote: boolean;
  readonly cells: number;
  /** Figures in texts. */
  readonly texts: number;
  readonly settles: number;
}

/** Sentences about repairs, in one language. */
export interface RepairWords {
  readonly kinds: Readonly<Record<ChangeKind, (data: ChangeData) => string>>;
  readonly headline: (extent: Extent) => string;
}

const WORDS: Readonly<Record<Language, RepairWords>> = { "zh-CN": ZH, en: EN };

const size = (decimal: string): number => Math.abs(Number(decimal));

/** Why a figure is changed: 「两位数字颠倒」. The figures themselves stand beside it. */
export function sentenceOf({ place, from, to, kind, source }: Change, language: Language): string {
  const isNear = source?.sheet === place.sheet;
  return WORDS[language].kinds[kind]({
    isMore: size(to) > size(from),
    source: source && isNear ? addressOf(source.row, source.column) : "",
  });
}

/** What a repair changes and what that is good for: 「改 1 个单元格可消除 3 处不符」. */
export function headline({ kind, proposals: [first] }: Repair, language: Language): string {
  const texts = first.changes.filter(({ words }) => words !== undefined).length;
  const cells = first.changes.length - texts;
  const isNote = first.changes.every((change) => change.kind === "note");
  return WORDS[language].headline({ kind, isNote, cells, texts, settles: first.settles.length });
}
