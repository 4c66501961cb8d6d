import type { Repairs } from "../repair/index.js";

/** What a check proposes to change. */
export function repairsOf(): Repairs {
  return { repairs: [], joint: "not-run" };
}
