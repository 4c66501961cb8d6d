/**
 * Where an error was thrown, as far as it may be shown and copied: its class and the places in our program. Messages
 * are left out, since they may quote a cell.
 */
export function placesOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const places = (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim().replace(/\(?(?:blob|file|https?):[^\s)]*?([^/\s)]*)\)?$/, "$1"));
  return [error.name, ...places].join("\n");
}
