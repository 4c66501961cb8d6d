/** Corrected summaries: 三公经费 and 机关运行经费 as tables, 底稿 and paragraphs, from repaired figures. */
export * from "./input.js";
export * from "./summary.js";
export type { Differing } from "./figures/figure.js";
export type { Paragraph } from "./paragraphs/words.js";
