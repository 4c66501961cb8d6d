import type { Finding } from "../../check/index.js";
import { type Amount, amount, compare, shift } from "../../workbook/index.js";

const DECIMAL = /^-?(\d+)(?:\.(\d+))?$/;

/** Powers of ten that carry an amount of money to 元. */
const TO_YUAN: Readonly<Record<string, number>> = { 元: 0, 万元: 4, 亿元: 8 };

/** The size of a finding's difference, money in 元; undefined where it has none. */
function sizeOf({ difference, unit }: Finding): { isMoney: boolean; size: Amount } | undefined {
  const match = DECIMAL.exec(difference ?? "");
  if (!match) return undefined;
  const [, whole = "", decimals = ""] = match;
  const exponent = TO_YUAN[unit ?? ""];
  const size = amount(BigInt(whole + decimals), decimals.length);
  return exponent === undefined ? { isMoney: false, size } : { isMoney: true, size: shift(size, exponent) };
}

/** The largest difference first: money before rates and scores, findings of words last. */
export function byDifference(findings: readonly Finding[]): Finding[] {
  const sizes = new Map(findings.map((finding) => [finding, sizeOf(finding)]));
  const rank = (finding: Finding): number => {
    const size = sizes.get(finding);
    return size ? (size.isMoney ? 0 : 1) : 2;
  };
  return findings.toSorted((a, b) => {
    const [left, right] = [sizes.get(a), sizes.get(b)];
    return rank(a) - rank(b) || (left && right ? compare(right.size, left.size) : 0);
  });
}
