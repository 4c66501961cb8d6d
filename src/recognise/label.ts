/** How a line is numbered, from the outermost style inwards; a style's place among its neighbours gives the depth. */
export type Numbering = "part" | "chinese" | "chinese-bracket" | "arabic" | "arabic-bracket";

export interface Label {
  /** NFKC, without spaces, quotes and numbering; brackets half-width. */
  readonly plain: string;
  readonly numbering?: Numbering;
  /** 其中 stands in front of it. */
  readonly ofWhich?: true;
  /** A word that a template left to be filled in: `XX分`. */
  readonly leftIn?: string;
  /** Blanks in front of the printed text, a full-width one counting as two. */
  readonly indent: number;
}

/** Signs that only stand in templates, full-width ones made half-width, with what should have been counted. */
const LEFT_IN = /(?:X{2,}|×{2,}|\*{3,}|_{3,})[个项年月日万亿元%分人次]{0,2}/;
const CIRCLED = /[①-⑳]/g;
const SPACES = /[\s\u200b-\u200f\u2060\ufeff]/g;
const QUOTES = /["'“”‘’「」『』《》〈〉]/g;
const NUMERAL = "[一二三四五六七八九十廿卅百〇零]";
const NUMBERINGS: readonly (readonly [RegExp, Numbering])[] = [
  [new RegExp(`^第${NUMERAL}+[部章节][分]?`), "part"],
  [new RegExp(`^${NUMERAL}{1,4}[、.,．:]`), "chinese"],
  [new RegExp(`^\\(${NUMERAL}{1,4}\\)[、.]?`), "chinese-bracket"],
  [/^\(\d{1,2}\)[、.]?/, "arabic-bracket"],
  [/^\d{1,2}\)[、.]?/, "arabic-bracket"],
  [/^\d{1,2}(、|[.．](?!\d))/, "arabic"],
];
const MAY_BE_NUMBERED = new RegExp(`^(?:[第(\\d]|${NUMERAL})`);
const OF_WHICH = /^其中[:、]?/;
/** Nothing in it has another spelling: nearly every label. */
const ALREADY_PLAIN = /^[\u4e00-\u9fa5\w()[\]:;.,、。%/*+=<>-]*$/;

/** Text as it is compared: NFKC, no spaces, no quotes, half-width brackets, one kind of dash. */
export function plainText(text: string): string {
  if (ALREADY_PLAIN.test(text)) return text;
  return text
    .replace(CIRCLED, (sign) => `(${String(sign.charCodeAt(0) - 0x245f)})`)
    .normalize("NFKC")
    .replace(SPACES, "")
    .replace(QUOTES, "")
    .replace(/[〔【]/g, "[")
    .replace(/[〕】]/g, "]")
    .replace(/[—–―─－]+/g, "-");
}

function indentOf(text: string): number {
  let indent = 0;
  if (text.trimStart() === text) return indent;
  for (const sign of text) {
    if (sign === "\u3000") indent += 2;
    else if (sign === " " || sign === "\u00a0" || sign === "\t") indent += 1;
    else break;
  }
  return indent;
}

function read(text: string): Label {
  let plain = plainText(text);
  let numbering: Numbering | undefined;
  let ofWhich = false;
  for (let again = true; again;) {
    again = false;
    const marked = OF_WHICH.exec(plain);
    if (marked && plain.length > marked[0].length) {
      ofWhich = true;
      plain = plain.slice(marked[0].length);
      again = true;
    }
    if (numbering !== undefined || !MAY_BE_NUMBERED.test(plain)) continue;
    for (const [pattern, style] of NUMBERINGS) {
      const match = pattern.exec(plain);
      if (match && match[0].length < plain.length) {
        numbering = style;
        plain = plain.slice(match[0].length);
        again = true;
        break;
      }
    }
  }
  const leftIn = LEFT_IN.exec(plain)?.[0];
  return {
    plain,
    indent: indentOf(text),
    ...(leftIn === undefined ? {} : { leftIn }),
    ...(numbering === undefined ? {} : { numbering }),
    ...(ofWhich ? { ofWhich: true as const } : {}),
  };
}

const LONGEST_LABEL = 120;
const CODE = /^\d+$/;

/** The label of a text; long texts are no labels and stay as they are, and so do codes. */
export function labelOf(text: string): Label {
  return text.length > LONGEST_LABEL || CODE.test(text) ? { plain: text, indent: 0 } : read(text);
}

const UNIT_BRACKET = /[([](金额)?(单位)?:?(人民币)?(万元|元|千元|亿元|%|人|个|台|辆)[)\]]$/;
const UNIT_AFTER = /[([](金额)?(单位)?:?(人民币)?(万元|元|千元|亿元)[)\]]/;

/** The money unit that a label carries: `金额（万元）` → 万元. */
export function unitInLabel(plain: string): "元" | "万元" | undefined {
  const match = UNIT_AFTER.exec(plain) ?? /单位:(万元|元)/.exec(plain);
  const unit = match?.[0].includes("万元") ? "万元" : match?.[0].includes("元") ? "元" : undefined;
  return unit;
}

const MAY_BE_SHORTENED = /[([]|^其中|:$/;

/** A header without a unit, a letter such as (A) or a formula in brackets at its end. */
export function headerText(plain: string): string {
  if (!MAY_BE_SHORTENED.test(plain)) return plain;
  return plain
    .replace(UNIT_BRACKET, "")
    .replace(/\((A|B|C|B\/A|A-B|\d+分?[*×xX]?(预算|资金)?执行率|\d+分)\)/g, "")
    .replace(/[([](金额单位|单位):?[^)\]]*[)\]]$/, "")
    .replace(/^其中:?/, "")
    .replace(/:$/, "");
}
