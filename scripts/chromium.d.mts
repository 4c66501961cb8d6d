/** How the browser is started. */
export const FLAGS: string[];
/** The path of a Chromium, or undefined where there is none. */
export function findChromium(): string | undefined;
