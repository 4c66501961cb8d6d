/**
 * The pane: what finance staff see, built once for every host behind `hosts/port.ts`. It knows the engine only through
 * `Engine` and reports; the program around it gives it a {@link Session}.
 */
export { type Failure, failureOf } from "./session/failure.js";
export { Session } from "./session/session.js";
export { bytesOf, type Source } from "./session/source.js";
export { languageOf, loadSettings, saveSettings, type Settings, windowStorage } from "./settings.js";
export { Pane, type PaneProps } from "./ui/Pane.js";
export { useTheme } from "./ui/theme.js";
