import type { OfficeGlobals } from "./library.js";

/** What Office says of itself to a pane: its language, its theme, and the part of storage that is the pane's. */
export interface Surroundings {
  /** A language tag, empty where Office says none. */
  readonly language: string;
  /** Undefined where Office says nothing of its theme, as on the web. */
  readonly theme: "light" | "dark" | undefined;
  /** Put before keys of local storage, which Office on the web shares out by the embedding page. */
  readonly partition: string;
}

interface Context {
  readonly displayLanguage?: string;
  readonly officeTheme?: { readonly isDarkTheme?: boolean; readonly bodyBackgroundColor?: string };
  readonly partitionKey?: string;
}

export function surroundingsOf({ Office: office }: OfficeGlobals = globalThis): Surroundings {
  const { displayLanguage = "", officeTheme, partitionKey = "" } = (office?.context ?? {}) as Context;
  return { language: displayLanguage, theme: themeOf(officeTheme), partition: partitionKey };
}

/** Newer Office says whether its theme is dark; older ones only tell a background, `#262626`. */
function themeOf(theme: Context["officeTheme"]): Surroundings["theme"] {
  if (theme?.isDarkTheme !== undefined) return theme.isDarkTheme ? "dark" : "light";
  const match = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(theme?.bodyBackgroundColor ?? "");
  if (!match) return undefined;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => parseInt(part, 16));
  return red + green + blue < 3 * 128 ? "dark" : "light";
}
