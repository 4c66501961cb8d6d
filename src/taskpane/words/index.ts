import type { Language } from "../../check/index.js";
import { EN } from "./en.js";
import { type Words, ZH } from "./zh.js";

export type { Words };

/** What the pane says, by language. */
export const WORDS: Readonly<Record<Language, Words>> = { "zh-CN": ZH, en: EN };
