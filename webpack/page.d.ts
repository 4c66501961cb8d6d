import type { WebpackPluginInstance } from "webpack";

/** Makes a built command executable. */
export function executable(file: string): WebpackPluginInstance;
/** The page with its scripts beside it, as `index.html`. */
export function servedPage(): WebpackPluginInstance;
/** The pane in Excel, with office.js from `address`. */
export function paneInExcel(filename: string, address: string): WebpackPluginInstance;
/** Where office.js comes from, by the page that loads it. */
export const OFFICE_JS: Readonly<Record<string, string>>;
/** The page as one file with its script inside. */
export function inlinePage(filename: string): WebpackPluginInstance;
