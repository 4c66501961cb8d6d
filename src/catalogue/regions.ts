import regions from "./data/regions.json" with { type: "json" };

/** 省级 names, for choosing and checking. */
export const REGION_NAMES: readonly string[] = regions.map(({ name }) => name);

/** Every name of a region, and of a place in it, with the region. */
const NAMES: readonly (readonly [name: string, region: string])[] = regions.flatMap(({ name, places }) =>
  [name, ...places].map((one) => [one, name] as const),
);

/**
 * The 省, 自治区 or 直辖市 that a text names, by its own name or by that of a city or district in it: the longest name
 * (马鞍山 before 鞍山), of equally long ones the first (天津市河北区). Undefined where it names none.
 */
export function regionIn(text: string): string | undefined {
  let best: { name: string; at: number; region: string } | undefined;
  for (const [name, region] of NAMES) {
    const at = text.indexOf(name);
    if (at < 0) continue;
    const isLonger = best === undefined || name.length > best.name.length;
    if (isLonger || (name.length === best?.name.length && at < best.at)) best = { name, at, region };
  }
  return best?.region;
}
