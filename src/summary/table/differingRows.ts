import type { Dossier } from "../../narrative/index.js";
import type { Differing } from "../figures/figure.js";
import { placeName } from "../names.js";
import { text } from "./contents.js";
import { LOOKS } from "./looks.js";
import type { BlockBuilder } from "./sheetBuilder.js";

/** Every place that prints another figure than the 底稿, with what to change, below it. */
export function differingRows(
  builder: BlockBuilder,
  dossier: Dossier,
  differing: readonly Differing[],
  columns: number,
): void {
  builder.next();
  if (differing.length === 0) {
    builder.wide("表和文字中的同一数据与本底稿一致。", LOOKS.note);
    return;
  }
  builder.wide(`与本底稿不一致的地方（${String(differing.length)} 处）`, LOOKS.heading);
  builder.header(["项目", "现为", "应为", "位置和改法"], columns - 3);
  for (const { place, words, printed, should, unit, item, stage, isCertain } of differing) {
    const where = placeName(dossier, place, words);
    const how = isCertain ? "改为左列的数" : "请核实后改为左列的数";
    builder
      .next()
      .put(0, text(`${item}（${stage}）`), LOOKS.label)
      .put(1, text(printed === "" ? "空白" : printed), LOOKS.middle)
      .put(2, text(`${should}${unit}`), LOOKS.middle)
      .put(3, text(`${where}：${how}`), LOOKS.label, columns - 3);
  }
}
