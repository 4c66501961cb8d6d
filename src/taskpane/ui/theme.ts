import { type Theme, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { ThemeChoice } from "../settings.js";

/** Latin first, so that digits are not drawn by the Chinese font; no font is ever loaded. */
const FONTS =
  '"Segoe UI", "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif';

const LIGHT: Theme = { ...webLightTheme, fontFamilyBase: FONTS };
const DARK: Theme = { ...webDarkTheme, fontFamilyBase: FONTS };

const DARK_QUERY = "(prefers-color-scheme: dark)";

/** Follows the system's choice of light or dark. */
function useSystemDark(): boolean {
  const [isDark, setDark] = useState(() => matchMedia(DARK_QUERY).matches);
  useEffect(() => {
    const query = matchMedia(DARK_QUERY);
    const follow = (): void => {
      setDark(query.matches);
    };
    query.addEventListener("change", follow);
    return () => {
      query.removeEventListener("change", follow);
    };
  }, []);
  return isDark;
}

/**
 * The theme for a choice; `host` is what the program around the pane says (Excel), asked before the system. Forced
 * colours need no theme: Fluent and our styles leave them to the system.
 */
export function useTheme(choice: ThemeChoice, host?: "light" | "dark"): Theme {
  const isSystemDark = useSystemDark();
  const chosen = choice === "system" ? (host ?? (isSystemDark ? "dark" : "light")) : choice;
  return chosen === "dark" ? DARK : LIGHT;
}
