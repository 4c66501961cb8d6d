import type { Change, ChangeKind } from "../repair/index.js";
import { placeName, type Sheets } from "./place.js";

const KINDS: Readonly<Record<ChangeKind, string>> = {
  "swapped-digits": "数字颠倒",
  "wrong-digit": "一位数字有误",
  "missing-digit": "少一位数字",
  "extra-digit": "多一位数字",
  "decimal-point": "小数点错位",
  sign: "正负号相反",
  unit: "元与万元混用",
  "other-column": "填了相邻一栏的数",
  "other-row": "填了相邻一行的数",
  "swapped-cells": "两格的数互换",
  blank: "漏填",
  "stale-total": "合计没有随明细更新",
  "row-missing": "漏加一行",
  "row-twice": "一行加了两次",
  formula: "公式没有算对",
  tail: "尾差调整，末位移动一个单位",
  amount: "与其他数不合",
};

/** Why a place is changed, in a few words; with the cell the amount comes from. */
export function whyOf(all: Sheets, { kind, source }: Change): string {
  return source ? `${KINDS[kind]}（${placeName(all, source)}）` : KINDS[kind];
}
