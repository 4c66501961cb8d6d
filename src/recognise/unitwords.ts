import { labelOf, unitInLabel } from "./label.js";
import { unitOfMeta } from "./lines.js";

/** Longer texts state no unit of a table. */
const LONGEST = 60;

function statedUnit(text: string): "元" | "万元" | undefined {
  const { plain } = labelOf(text);
  return unitOfMeta(plain) ?? unitInLabel(plain);
}

/**
 * A text that states the unit 元 (`单位：元`, `（元）`, `金额单位：人民币元`), with 万元 in its place, all else as it is
 * printed; undefined for a text that states no such unit. Whatever is read as a unit here is what the tables are read by.
 */
export function inTenThousands(text: string): string | undefined {
  if (text.length > LONGEST || statedUnit(text) !== "元") return undefined;
  for (let at = text.indexOf("元"); at >= 0; at = text.indexOf("元", at + 1)) {
    const changed = `${text.slice(0, at)}万${text.slice(at)}`;
    if (statedUnit(changed) === "万元") return changed;
  }
  return undefined;
}
