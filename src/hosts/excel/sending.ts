import type { Session } from "./session.js";

/** Something that is asked of Excel, and at most how many bytes that is. */
export interface Asking {
  readonly bytes: number;
  readonly queue: () => void;
}

/** Excel on the web takes five megabytes at a time; office.js adds to what is counted here. */
const MOST_BYTES = 2 * 1024 * 1024;
/** A call on one range, without its arguments. */
const CALL = 2048;
/** Longest form of a UTF-16 unit in UTF-8. */
const BYTES_A_UNIT = 3;

export function bytesOf(...parts: readonly unknown[]): number {
  return CALL + BYTES_A_UNIT * parts.reduce<number>((sum, part) => sum + JSON.stringify(part).length, 0);
}

/** Asks for everything in order, in as few syncs as the size of a request allows: one for all but huge blocks. */
export async function sendInParts(session: Session, askings: readonly Asking[]): Promise<void> {
  let bytes = 0;
  for (const asking of askings) {
    if (bytes > 0 && bytes + asking.bytes > MOST_BYTES) {
      await session.sync();
      bytes = 0;
    }
    asking.queue();
    bytes += asking.bytes;
  }
  if (bytes > 0) await session.sync();
}
