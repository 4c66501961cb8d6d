/** Corrected summaries from repaired figures: 三公经费 and 机关运行经费, and tables in 万元 that add up. */
export * from "./balance/index.js";
export * from "./input.js";
export * from "./summary.js";
export type { Differing } from "./figures/figure.js";
export type { Paragraph } from "./paragraphs/words.js";
