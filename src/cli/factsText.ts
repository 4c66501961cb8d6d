import type { Dossier } from "../narrative/index.js";
import { groupBy } from "../workbook/index.js";
import {
  address,
  fileBeside,
  padEnd,
  padStart,
  page,
  placeName,
  type Sheets,
  sheetLabel,
  width,
} from "./place.js";
import { conceptName, NOT_FACT, WORDS } from "./words.js";

/** Reasons of which a whole table has many and nobody wants to read each. */
const COUNTED = ["code", "column-number", "line-number"] as const;

function notFactLines(all: Dossier & Sheets): string[] {
  const { notFacts } = all;
  if (notFacts.length === 0) return [];
  const counts = COUNTED.flatMap((reason) => {
    const number = notFacts.filter((notFact) => notFact.reason === reason).length;
    return number === 0 ? [] : [`${NOT_FACT[reason]} ${String(number)} 个`];
  });
  const others = notFacts.filter(({ reason }) => !COUNTED.some((counted) => counted === reason));
  return [
    "",
    "不作为金额的数",
    ...(counts.length === 0 ? [] : [`  ${counts.join("，")}`]),
    ...others.map(({ place, text, reason }) => {
      const short = text.length > 24 ? `${text.slice(0, 24).replace(/\s+/g, " ")}…` : text;
      return `  ${placeName(all, place)}  ${short}  ${NOT_FACT[reason]}`;
    }),
  ];
}

/** One line a figure: place, printed value, unit and concept; then the figures that are none, with the reason. */
export function factsText(dossier: Dossier & Sheets): string {
  const lines: string[] = [];
  const facts = dossier.facts.filter(({ isBlank }) => !isBlank);
  for (const [sheet, own] of groupBy(facts, (fact) => fact.sheet)) {
    lines.push(`【${sheetLabel(dossier, { sheet })}】`);
    const isStored = fileBeside(dossier, { sheet }) === undefined;
    const columns = Math.max(...own.map(({ printed }) => width(printed)));
    for (const fact of own) {
      const note = isStored && fact.asText && fact.measure === "money" ? "（文本）" : "";
      lines.push(
        `  ${padEnd(address(fact.place), 6)} ${padStart(fact.printed, Math.min(columns, 24))} ${padEnd(fact.unit ?? "", 4)} ${conceptName(fact.concept)}${note}`,
      );
    }
  }
  for (const { sheet, claims } of dossier.texts ?? []) {
    if (claims.length === 0) continue;
    lines.push(`【${sheetLabel(dossier, { sheet })}】`);
    for (const { place, words, unit, concept } of claims)
      lines.push(
        `  ${placeName(dossier, place, sheet, words?.quote)}  ${unit ?? ""}  ${conceptName(concept)}`,
      );
  }
  lines.push(...notFactLines(dossier));
  for (const { sheet, reason } of dossier.unrecognised)
    lines.push(`  ${sheetLabel(dossier, { sheet })}  ${WORDS.unrecognised[reason]}`);
  return page(lines);
}
