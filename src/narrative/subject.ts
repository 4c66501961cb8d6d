import type { DocumentKind } from "../forms/index.js";
import type { DocumentInfo } from "../recognise/index.js";
import type { Paragraph } from "./paragraphs.js";

/** What a text says of itself: 2024年度××局部门决算. */
export interface TextSubject {
  readonly kind: DocumentKind | undefined;
  readonly year: number | undefined;
  readonly entity: string | undefined;
}

const TITLE =
  /^(?:关于)?(?:(20\d\d)年(?:度)?)?([^,。;:()\d]{2,40}?(?:\([^()]{1,20}\))?[^,。;:()\d]{0,20}?)(?:(20\d\d)年(?:度)?)?(?:部门|单位|本级|预算|决算)/;
const YEAR = /(?<![与比较同和至])(20\d\d)年(?:度)?/g;
const OWN_YEAR = /^(?:[^,。;]{0,12}(?<![与比较同和]))?(20\d\d)年(?:度)?(?!与|比|相比)/;
const FIRST = 60;

const TITLES = 3;
const HEAVY = 20;
/** Names of money and of stages, which say nothing of the document. */
const OTHER_BUDGETS = ["公共预算", "基金预算", "经营预算", "年初预算", "全年预算", "预算绩效"];

function count(text: string, word: string): number {
  return text.split(word).length - 1;
}

/** Reads kind, year and department from the title and the way sentences begin. */
export function subjectOf(paragraphs: readonly Paragraph[]): TextSubject {
  let entity: string | undefined;
  let finals = 0;
  let budgets = 0;
  const years = new Map<string, number>();
  for (const { plain, isHeading, index } of paragraphs) {
    const { text } = plain;
    const title = index < FIRST && text.length <= 60 ? TITLE.exec(text) : null;
    if (
      title?.[2] !== undefined &&
      /(局|委|部|厅|办|院|会|处|馆|署|站|所|队|校|中心|机关|学|镇|乡|街道)$/.test(title[2])
    )
      entity ??= title[2];
    // Titles and headings say it; sentences speak of budgets in both.
    const weight = isHeading || index < TITLES ? HEAVY : index < FIRST ? 1 : 0;
    finals += weight * count(text, "决算");
    budgets +=
      weight * (count(text, "预算") - OTHER_BUDGETS.reduce((sum, word) => sum + count(text, word), 0));
    const own = OWN_YEAR.exec(text)?.[1] ?? (index < FIRST ? [...text.matchAll(YEAR)][0]?.[1] : undefined);
    if (own !== undefined) years.set(own, (years.get(own) ?? 0) + 1);
  }
  const [year] = [...years].toSorted((a, b) => b[1] - a[1]);
  const kind: DocumentKind | undefined =
    finals === 0 && budgets === 0 ? undefined : finals >= budgets ? "final" : "budget";
  return { kind, year: year && Number(year[0]), entity };
}

/** What a text is read as: what the tables say of the document, else what it says of itself. */
export interface TextDocumentInfo extends DocumentInfo {
  /** Tables that state no year are of this one. */
  readonly hasUnstatedYear: boolean;
}

export function documentOfText(paragraphs: readonly Paragraph[], document: DocumentInfo): TextDocumentInfo {
  const own = subjectOf(paragraphs);
  return {
    kind: document.kind ?? own.kind,
    year: document.year ?? own.year,
    entity: document.entity ?? own.entity,
    hasUnstatedYear: document.year === undefined,
  };
}
