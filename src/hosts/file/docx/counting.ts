/** The words of a way to count in Chinese. */
interface Counting {
  readonly digits: string;
  readonly places: readonly string[];
  /** One word for a gap: 一百零五. */
  readonly gap: string;
  /** 十 stands alone for 一十: at the start, or everywhere (百五, 千百十一). */
  readonly bare?: "start" | "everywhere";
}

const CHINESE: Counting = {
  digits: "零一二三四五六七八九",
  places: ["", "十", "百", "千"],
  gap: "零",
  bare: "start",
};
const JAPANESE: Counting = { ...CHINESE, gap: "", bare: "everywhere" };
const SIMPLIFIED: Counting = {
  digits: "零壹贰叁肆伍陆柒捌玖",
  places: ["", "拾", "佰", "仟"],
  gap: "零",
};
const TRADITIONAL: Counting = { ...SIMPLIFIED, digits: "零壹貳參肆伍陸柒捌玖" };
const MOST_COUNTED = 9999;
const MOST_ROMAN = 3999;
const MOST_LETTERS = 780;

const ROMAN: readonly (readonly [value: number, word: string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

const chinese = (count: number): string => counted(count, CHINESE);
const digitByDigit = (count: number): string =>
  String(count).replace(/\d/g, (digit) => "〇一二三四五六七八九"[Number(digit)] ?? "");
const fullWidth = (count: number): string =>
  String(count).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
const circled = (count: number): string =>
  sign(count, 1, 20, 0x2460) ?? sign(count, 21, 35, 0x3251) ?? sign(count, 36, 50, 0x32b1) ?? String(count);

/** By the names of the file format. */
const FORMATS: Readonly<Record<string, (count: number) => string>> = {
  none: () => "",
  decimalZero: (count) => String(count).padStart(2, "0"),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedFullstop: (count) => sign(count, 1, 20, 0x2488) ?? String(count),
  decimalEnclosedParen: (count) => sign(count, 1, 20, 0x2474) ?? String(count),
  ideographEnclosedCircle: (count) => sign(count, 1, 10, 0x3280) ?? String(count),
  numberInDash: (count) => `- ${String(count)} -`,
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  japaneseCounting: (count) => counted(count, JAPANESE),
  chineseLegalSimplified: (count) => counted(count, SIMPLIFIED),
  ideographLegalTraditional: (count) => counted(count, TRADITIONAL),
  ideographDigital: digitByDigit,
  japaneseDigitalTenThousand: digitByDigit,
  taiwaneseDigital: digitByDigit,
  ideographTraditional: (count) => "甲乙丙丁戊己庚辛壬癸"[count - 1] ?? String(count),
  ideographZodiac: (count) => "子丑寅卯辰巳午未申酉戌亥"[count - 1] ?? String(count),
  lowerLetter: (count) => letters(count).toLowerCase(),
  upperLetter: letters,
  lowerRoman: (count) => roman(count).toLowerCase(),
  upperRoman: roman,
};

/** A count in a number format of Word; a format that is not known counts in digits. */
export function countIn(format: string, count: number): string {
  return Object.hasOwn(FORMATS, format) ? (FORMATS[format]?.(count) ?? "") : String(count);
}

function counted(count: number, { digits, places, gap, bare }: Counting): string {
  if (count < 1 || count > MOST_COUNTED) return String(count);
  let words = "";
  let isGap = false;
  for (let place = places.length - 1; place >= 0; place--) {
    const digit = Math.floor(count / 10 ** place) % 10;
    if (digit === 0) {
      isGap = words !== "";
      continue;
    }
    const isBare =
      digit === 1 &&
      place > 0 &&
      (bare === "everywhere" || (bare === "start" && place === 1 && words === ""));
    words += (isGap ? gap : "") + (isBare ? "" : (digits[digit] ?? "")) + (places[place] ?? "");
    isGap = false;
  }
  return words;
}

/** The one sign for a count between two others, the first of which has this code. */
function sign(count: number, first: number, last: number, code: number): string | undefined {
  return count >= first && count <= last ? String.fromCharCode(code + count - first) : undefined;
}

/** A … Z, then AA, BB: Word repeats the letter. */
function letters(count: number): string {
  if (count < 1 || count > MOST_LETTERS) return String(count);
  return String.fromCharCode(0x41 + ((count - 1) % 26)).repeat(Math.ceil(count / 26));
}

function roman(count: number): string {
  if (count < 1 || count > MOST_ROMAN) return String(count);
  let left = count;
  let words = "";
  for (const [value, word] of ROMAN) {
    for (; left >= value; left -= value) words += word;
  }
  return words;
}
