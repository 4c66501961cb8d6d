import regions from "./data/regions.json" with { type: "json" };

/** 省级 names, for choosing and checking. */
export const REGION_NAMES: readonly string[] = regions.map(({ name }) => name);

/**
 * The 省, 自治区 or 直辖市 that a text names, by its own name or by that of a city or district in it; undefined where
 * it names none, or several.
 */
export function regionIn(text: string): string | undefined {
  const own = regions.filter(({ name }) => text.includes(name));
  if (own.length === 1) return own[0]?.name;
  const found = regions.filter(({ places }) => places.some((place) => text.includes(place)));
  return found.length === 1 ? found[0]?.name : undefined;
}
