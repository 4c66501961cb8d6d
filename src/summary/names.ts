import type { Figure } from "./figures/figure.js";
import type { Dossier } from "../narrative/index.js";
import type { CellPlace, FactWords } from "../recognise/index.js";
import { addressOf } from "../workbook/index.js";

/** A place as people find it: 表7 “三公”经费支出表!F6, or the file and paragraph of a text. */
export function placeName({ sheets }: Dossier, place: CellPlace, words?: FactWords): string {
  const own = sheets?.[place.sheet];
  const quote = words ? `“${words.quote}”` : "";
  const file = own?.file ?? "";
  if (own?.origin === "text") return `${file} 第${String(place.row + 1)}段${quote}`;
  const cell = `${own?.name ?? ""}!${addressOf(place.row, place.column)}${quote}`;
  return own?.origin === "workbook" || own === undefined ? cell : `${file} ${cell}`;
}

/** Where a figure comes from, in words. */
export function sourceName(
  dossier: Dossier,
  { source, fact, isCorrected, isCertain }: Pick<Figure, "source" | "fact" | "isCorrected" | "isCertain">,
): string {
  const place = placeName(dossier, fact.place, fact.words);
  const from = source === "worked-out" ? `按 ${place} 推算` : place;
  if (!isCorrected) return from;
  const printed = fact.isBlank ? "空白" : fact.printed;
  return `${from}（原为${printed}，按修改建议更正${isCertain ? "" : "，请核实"}）`;
}
