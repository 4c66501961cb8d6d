import type { Choices, Language } from "../check/index.js";

export type ThemeChoice = "system" | "light" | "dark";

/** What a person sets once and finds again. Nothing of a workbook is in it. */
export interface Settings {
  readonly language: Language;
  readonly theme: ThemeChoice;
  readonly live: boolean;
}

const KEY = "gouji.settings";
const LANGUAGES: readonly Language[] = ["zh-CN", "en"];
const THEMES: readonly ThemeChoice[] = ["system", "light", "dark"];

/** Chinese, unless the program around us speaks another language. */
export function languageOf(tag: string): Language {
  return /^zh\b/i.test(tag) || tag === "" ? "zh-CN" : "en";
}

/** The window's storage; some windows forbid it, and even asking for it throws there. */
export function windowStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

function oneOf<Value>(values: readonly Value[], value: unknown, fallback: Value): Value {
  return values.find((known) => known === value) ?? fallback;
}

/**
 * The stored settings; what is missing, damaged or forbidden to read is as a first run. `partition` stands before the
 * key where several programs share one storage.
 */
export function loadSettings(
  storage: Pick<Storage, "getItem"> | undefined,
  tag: string,
  partition = "",
): Settings {
  let stored: Partial<Record<keyof Settings, unknown>> = {};
  try {
    const parsed: unknown = JSON.parse(storage?.getItem(partition + KEY) ?? "{}");
    if (typeof parsed === "object" && parsed !== null) stored = parsed;
  } catch {
    // Private windows forbid storage, and somebody may have written into ours.
  }
  return {
    language: oneOf(LANGUAGES, stored.language, languageOf(tag)),
    theme: oneOf(THEMES, stored.theme, "system"),
    live: stored.live === true,
  };
}

export function saveSettings(
  storage: Pick<Storage, "setItem"> | undefined,
  settings: Settings,
  partition = "",
): void {
  try {
    storage?.setItem(partition + KEY, JSON.stringify(settings));
  } catch {
    // Then they hold until the window is closed.
  }
}

/** What a document is checked as, for as long as it is open. */
export type CheckChoices = Pick<Choices, "kind" | "year" | "off">;
