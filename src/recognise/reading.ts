import { parsePrinted, plainFigure, remember } from "../workbook/index.js";
import { type Label, labelOf } from "./label.js";

/** A code and the name behind it: `201 一般公共服务支出`. */
export interface CodedName {
  readonly code: string;
  readonly name: string;
}

/** What a text can be read as. */
export interface Reading {
  readonly label: Label;
  /** Half-width, without blanks: as figures and codes are compared. */
  readonly plain: string;
  /** A figure that may be an amount: not a year, a code, a date or a number of a list. */
  readonly isFigure: boolean;
  /** The whole number that it is, for 栏次, 行次 and codes. */
  readonly whole: number | undefined;
  readonly coded: CodedName | undefined;
  /** A code of a list, alone or with its name. */
  readonly isCode: boolean;
  /** An amount stands among its words. */
  readonly hasAmount: boolean;
}

const ANY_DIGIT = /[\d０-９]/;
const WHOLE = /^\d{1,9}$/;
const CODED_NAME = /^\[?(\d{3}(?:\d{2}){0,2})\]?[-_.\s]?([^\d\s年月日.,、元万%个人次项].+)$/;

const TEXT_AMOUNT = /\d(万?元|万(?![^元]))/;

function read(text: string): Reading {
  const plain = plainFigure(text);
  const hasDigit = ANY_DIGIT.test(text);
  const whole = WHOLE.test(plain) ? Number(plain) : undefined;
  const match = CODED_NAME.exec(plain);
  const coded = match ? { code: match[1] ?? "", name: match[2] ?? "" } : undefined;
  return {
    label: labelOf(text),
    plain,
    isFigure: hasDigit && isFigureText(text, plain),
    whole,
    coded,
    isCode:
      hasDigit && (whole === undefined ? coded !== undefined || isCodeText(plain) : isCodeNumber(whole)),
    hasAmount: hasDigit && TEXT_AMOUNT.test(text),
  };
}

/** The same text stands in many cells, and each of them is asked several times. */
export const readingOf: (text: string) => Reading = remember(read);

const FIRST_CODE = 201;
const CODE_TEXT = /^\d{3}(\d{2}){0,2}$/;

function isCodeText(plain: string): boolean {
  return CODE_TEXT.test(plain);
}

export function isCodeNumber(value: number): boolean {
  return value >= FIRST_CODE && Number.isInteger(value) && isCodeText(String(value));
}

const LONGEST_TEXT = 40;
const LONGEST_FIGURE = 24;
const ONLY_DIGITS = /^\d{1,15}$/;
const TIME_UNIT = /^(年|个?月|日|天|季度|小时)/;
const YEAR_FIGURE = /^(19|20)\d{2}(年|年度)?$/;

function isFigureText(text: string, plain: string): boolean {
  if (text.length > LONGEST_TEXT || YEAR_FIGURE.test(plain)) return false;
  if (ONLY_DIGITS.test(text)) return true;
  if (plain.length > LONGEST_FIGURE) return false;
  const figure = parsePrinted(plain);
  return figure !== undefined && !figure.dash && !TIME_UNIT.test(figure.unit);
}
