/** A text as it is read: no blanks, no quotes, half-width signs; and where each of its signs stands in the original. */
export interface Plain {
  readonly text: string;
  /** Offset in the original of each sign, and of the end. */
  readonly at: readonly number[];
}

const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;
const FULL_WIDTH_SHIFT = 0xfee0;
const DROPPED = /[\s\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad"'“”‘’「」『』〝〞]/;
const OTHERS: Readonly<Record<string, string>> = {
  "﹪": "%",
  "―": "-",
  "—": "-",
  "–": "-",
  "−": "-",
  "【": "[",
  "】": "]",
  "〔": "[",
  "〕": "]",
  "﹙": "(",
  "﹚": ")",
  "︰": ":",
  "﹕": ":",
  "․": ".",
};

function half(sign: string): string {
  const code = sign.charCodeAt(0);
  if (code < 0x80) return sign;
  if (code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST)
    return String.fromCharCode(code - FULL_WIDTH_SHIFT);
  return OTHERS[sign] ?? sign;
}

function isDigit(sign: string | undefined): boolean {
  return sign !== undefined && sign >= "0" && sign <= "9";
}

/** Two decimals are all that amounts have: a blank behind them parts two figures, any other stands inside one. */
const WHOLE_AMOUNT = /\.\d{2}$/;

/** Reads a text plainly. A blank between the digits of one figure goes; one between two amounts becomes a comma. */
export function plainOf(original: string): Plain {
  let text = "";
  const at: number[] = [];
  let gap = false;
  for (let index = 0; index < original.length; index++) {
    const sign = original.charAt(index);
    if (DROPPED.test(sign)) {
      gap = true;
      continue;
    }
    const plain = half(sign);
    if (gap && isDigit(plain) && isDigit(text.at(-1)) && WHOLE_AMOUNT.test(text.slice(-3))) {
      text += ",";
      at.push(index);
    }
    gap = false;
    text += plain;
    at.push(index);
  }
  at.push(original.length);
  return { text, at };
}

/** A stretch of the plain text in the original, without blanks at its ends. */
export function spanOf({ at }: Plain, start: number, end: number): { start: number; end: number } {
  if (end <= start) return { start: at[start] ?? 0, end: at[start] ?? 0 };
  return { start: at[start] ?? 0, end: (at[end - 1] ?? 0) + 1 };
}
