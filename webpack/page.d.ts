import type { WebpackPluginInstance } from "webpack";

/** Makes a built command executable. */
export function executable(file: string): WebpackPluginInstance;
/** The page with its scripts beside it, as `index.html`. */
export function servedPage(): WebpackPluginInstance;
/** The page as one file with its script inside. */
export function inlinePage(filename: string): WebpackPluginInstance;
