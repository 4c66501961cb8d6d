import { type Count, lastMeant, type Level, type Statements } from "../../narrative/index.js";
import type { CellPlace } from "../../recognise/index.js";

const RECEPTIONS = new Set<string | undefined>(["公务接待", "国内接待", "国境外接待"]);

const FOREIGN = /外宾|外事|国外|境\)?外|国际/;

/** Whether words speak of guests from abroad. */
export function isForeign(label: string): boolean {
  return FOREIGN.test(label);
}

function isBefore(level: Level, { column }: CellPlace): boolean {
  return level.place.column < column;
}

/** What a count counts, by the words in front of it and its unit; of 接待 that which was spoken of last. */
function itemOf(
  { label, fact, section, paragraph, place }: Count,
  before: string | undefined,
  levels: readonly Level[],
): string | undefined {
  if (section.id !== "three-public" || /上年|去年|计划|拟/.test(label)) return undefined;
  if (/接待|来访/.test(label)) {
    if (FOREIGN.test(label)) return "国境外接待";
    if (label.includes("国内")) return "国内接待";
    return (
      lastMeant(
        levels,
        (level) => level.paragraph === paragraph && isBefore(level, place) && RECEPTIONS.has(level.firm.item),
      )?.firm.item ?? "公务接待"
    );
  }
  if (/出国|出境/.test(label)) return "因公出国";
  if (fact.unit === "辆")
    return /购置|更新/.test(label) && !label.includes("保有") ? "公务用车购置" : undefined;
  if (/^[人批次]/.test(fact.unit ?? "") && before !== undefined) return before;
  return label.includes("团组") ? "因公出国" : before;
}

/** Every count of a chapter on 三公经费 with the item that it counts. */
export function itemsCounted({ levels, counts }: Statements): { count: Count; item: string }[] {
  const own = levels.filter(({ firm, section }) => firm.item !== undefined && section.id === "three-public");
  const found: { count: Count; item: string }[] = [];
  let before: string | undefined;
  let sentence = -1;
  let paragraph = -1;
  for (const count of counts) {
    const isNear = count.sentence === sentence || count.paragraph === paragraph;
    const item = itemOf(count, isNear ? before : undefined, own);
    sentence = count.sentence;
    paragraph = count.paragraph;
    before = item;
    if (item !== undefined) found.push({ count, item });
  }
  return found;
}
