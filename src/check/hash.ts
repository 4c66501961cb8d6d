/** The 64 bits of FNV-1a in four limbs of 16, because a product of two limbs is exact in a double. */
const OFFSET = [0x2325, 0x8422, 0x9ce4, 0xcbf2] as const;
/** The prime is 2^40 + 0x1b3: its lowest limb, and a shift by 40. */
const PRIME = 0x1b3;
const LIMB = 0xffff;

/** FNV-1a over the UTF-16 units of a text, as 16 hexadecimal digits: short, stable ids, no secrets. */
export function hashText(text: string): string {
  let [a, b, c, d]: [number, number, number, number] = [...OFFSET];
  const mix = (byte: number): void => {
    const low = a ^ byte;
    const first = low * PRIME;
    const second = b * PRIME + (first >>> 16);
    const third = c * PRIME + (second >>> 16) + ((low << 8) & LIMB);
    const fourth = d * PRIME + (third >>> 16) + (((b << 8) | (low >>> 8)) & LIMB);
    a = first & LIMB;
    b = second & LIMB;
    c = third & LIMB;
    d = fourth & LIMB;
  };
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    mix(unit & 0xff);
    mix(unit >> 8);
  }
  return [d, c, b, a].map((limb) => limb.toString(16).padStart(4, "0")).join("");
}
