import { type Concept, economicClassCode, governmentClassCode } from "../catalogue/index.js";
import {
  DIRECTION_WORDS,
  findWord,
  FUND_WORDS,
  isTotalLabel,
  ITEM_WORDS,
  LABEL_WORDS,
  type LabelRole,
  type Measure,
  MEASURE_WORDS,
  MONEY_WORDS,
  NATURE_WORDS,
  ORIGIN_WORDS,
  PURCHASE_WORDS,
  STAGE_WORDS,
  withoutTotal,
} from "../forms/index.js";
import { remember } from "../workbook/index.js";
import { headerText, unitInLabel } from "./label.js";

/** What a header label says of its column. */
export interface Sense {
  readonly role?: LabelRole;
  readonly measure?: Measure;
  readonly concept: Concept;
  readonly isTotal: boolean;
  readonly unit?: "元" | "万元";
  /** `2022年`, `上年`: the year the column belongs to. */
  readonly year?: string;
  /** Any word of the forms was found in it. */
  readonly known: boolean;
}

const PURE_YEAR = /^\d{4}年(度)?$/;
const YEAR = /^(\d{4})年(度)?/;
const PRIOR = /^(上年|上年度|去年)(?=.*(数|预算|决算|执行|收支|金额))/;
const SUM_WORDS = [
  FUND_WORDS,
  NATURE_WORDS,
  DIRECTION_WORDS,
  ITEM_WORDS,
  PURCHASE_WORDS,
  STAGE_WORDS,
] as const;

function conceptsIn(text: string): Concept {
  let concept: Concept = {};
  for (const words of SUM_WORDS) concept = { ...findWord(words, text)?.concept, ...concept };
  if (Object.keys(concept).length === 0) {
    const economic = economicClassCode(text) ?? governmentClassCode(text);
    if (economic !== undefined) concept = { economic };
  }
  const origin = findWord(ORIGIN_WORDS, text)?.concept;
  return origin ? { ...origin, ...concept } : concept;
}

function read(plain: string): Sense {
  const unit = unitInLabel(plain);
  let text = headerText(plain);
  const yearMatch = YEAR.exec(text);
  let year = yearMatch?.[1];
  if (yearMatch) text = text.slice(yearMatch[0].length) || text;
  const priorMatch = PRIOR.exec(text);
  if (priorMatch) {
    year = "上年";
    text = text.slice(priorMatch[0].length);
  }
  const isTotal = isTotalLabel(text);
  const core = isTotal && withoutTotal(text) !== "" ? withoutTotal(text) : text;
  const concept = core === text ? conceptsIn(text) : { ...conceptsIn(core), ...conceptsIn(text) };
  const label = findWord(LABEL_WORDS, text);
  const measured = findWord(MEASURE_WORDS, text) ?? findWord(MONEY_WORDS, text);
  const hasConcept = Object.keys(concept).length > 0;
  const isNumber =
    measured?.measure === "count" || measured?.measure === "percent" || measured?.measure === "score";
  const measure = hasConcept && !isNumber ? undefined : measured?.measure;
  const role = hasConcept && label?.role !== "sequence" ? undefined : label?.role;
  return {
    concept,
    isTotal,
    known: hasConcept || isTotal || role !== undefined || measured !== undefined || PURE_YEAR.test(text),
    ...(role === undefined ? {} : { role }),
    ...(measure === undefined ? {} : { measure }),
    ...(unit === undefined ? {} : { unit }),
    ...(year === undefined ? {} : { year }),
  };
}

/** What a header label says, by its plain text. */
export const senseOf: (plain: string) => Sense = remember(read);

const STAGE_LABEL =
  /^(\d{4}年(度)?)?(年初|全年|调整后?|本年)?(预算|决算|执行)(数|额)?(\([A-Z万元]+\))*$|^\d{4}年(度)?$|^栏次$/;

/** Whether a header label names nothing but a stage or a year. */
export const isStageLabel: (label: string) => boolean = remember((label) => STAGE_LABEL.test(label));
