/**
 * An exact decimal amount: `units` of the last digit, `scale` digits behind the point (`907.94` is 90794 at
 * scale 2). Amounts are compared and added as whole numbers only; nothing here ever passes through a double.
 */
export interface Amount {
  readonly units: bigint;
  readonly scale: number;
}

const TEN = 10n;
const POWERS: readonly bigint[] = Array.from({ length: 40 }, (_, exponent) => TEN ** BigInt(exponent));

export const ZERO: Amount = { units: 0n, scale: 0 };

function powerOfTen(exponent: number): bigint {
  return POWERS[exponent] ?? TEN ** BigInt(exponent);
}

export function amount(units: bigint | number, scale: number): Amount {
  return { units: BigInt(units), scale };
}

/** The same amount with more digits; `scale` must not be below the amount's own. */
export function widen(value: Amount, scale: number): Amount {
  if (scale === value.scale) return value;
  return { units: value.units * powerOfTen(scale - value.scale), scale };
}

export function add(left: Amount, right: Amount): Amount {
  if (left.scale === right.scale) return { units: left.units + right.units, scale: left.scale };
  const scale = Math.max(left.scale, right.scale);
  return { units: widen(left, scale).units + widen(right, scale).units, scale };
}

export function negate(value: Amount): Amount {
  return { units: -value.units, scale: value.scale };
}

export function subtract(left: Amount, right: Amount): Amount {
  return add(left, negate(right));
}

export function sum(values: Iterable<Amount>): Amount {
  let total = ZERO;
  for (const value of values) total = add(total, value);
  return total;
}

/** Negative, zero or positive, as for `Array.prototype.sort`. */
export function compare(left: Amount, right: Amount): number {
  const scale = Math.max(left.scale, right.scale);
  const a = widen(left, scale).units;
  const b = widen(right, scale).units;
  return a < b ? -1 : a > b ? 1 : 0;
}

export function isZero(value: Amount): boolean {
  return value.units === 0n;
}

/** Multiplies by 10^`exponent` exactly: 元 → 万元 is `shift(x, -4)`. */
export function shift(value: Amount, exponent: number): Amount {
  const scale = value.scale - exponent;
  return scale >= 0 ? { units: value.units, scale } : { units: value.units * powerOfTen(-scale), scale: 0 };
}

/** 四舍五入 to `scale` digits (−2: to hundreds): halves go away from zero, as finance offices round. */
export function roundHalfUp(value: Amount, scale: number): Amount {
  if (scale < 0) return shift(roundHalfUp(shift(value, scale), 0), -scale);
  if (scale >= value.scale) return widen(value, scale);
  const divisor = powerOfTen(value.scale - scale);
  const magnitude = value.units < 0n ? -value.units : value.units;
  const rounded = (magnitude * 2n + divisor) / (divisor * 2n);
  return { units: value.units < 0n ? -rounded : rounded, scale };
}

/** The same amount without zeros at the end of its decimals. */
export function trim(value: Amount): Amount {
  let { units, scale } = value;
  while (scale > 0 && units % TEN === 0n) {
    units /= TEN;
    scale -= 1;
  }
  return { units, scale };
}

/** Plain decimal text with all `scale` digits: `-1172.50`. */
export function decimalText(value: Amount): string {
  const negative = value.units < 0n;
  const digits = (negative ? -value.units : value.units).toString().padStart(value.scale + 1, "0");
  const whole = digits.slice(0, digits.length - value.scale);
  const text = value.scale === 0 ? whole : `${whole}.${digits.slice(digits.length - value.scale)}`;
  return negative ? `-${text}` : text;
}

/** Half a unit of the last of `digits` decimals; negative digits are tens, hundreds … */
export function halfUnit(digits: number): Amount {
  return shift({ units: 5n, scale: 1 }, -digits);
}
