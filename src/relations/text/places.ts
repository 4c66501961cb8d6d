import { type Concept, conceptKey } from "../../catalogue/index.js";
import type { Level, ReadText, Spot } from "../../narrative/index.js";
import type { Fact } from "../../recognise/index.js";
import { compare, subtract, type Amount } from "../../workbook/index.js";
import type { Printed } from "../beside/others.js";
import { amountIn, areSame } from "../judge.js";
import { bestOf, byDetail, firsts, type Place } from "../ledger.js";
import { Sentences } from "./sentence.js";

/** Chapters whose own words say whose money their totals are. */
const SURE = new Set(["whole", "income", "spending"]);

/** Money under review: each sentence speaks of other projects. */
const REVIEWED = "自评资金";

/** A level with what it is taken to be about. */
export interface Placed {
  readonly level: Level;
  readonly text: ReadText;
  readonly concept: Concept;
  /** Undefined where it is one of several things and nobody knows which. */
  readonly place: Place | undefined;
  /** Some table prints it. */
  readonly isInTables: boolean;
}

/** Whether two figures are the same amount as far as the coarser one is printed. */
export function isEqual(one: Fact, other: Fact): boolean {
  const unit = one.unit === "元" && other.unit === "元" ? "元" : "万元";
  return areSame(one, other, unit, Math.min(digitsOf(one, unit), digitsOf(other, unit)));
}

function digitsOf(fact: Fact, unit: string): number {
  return fact.unit === "元" && unit === "万元" ? fact.precision + 4 : fact.precision;
}

function distance(one: Fact, other: Fact): Amount {
  const difference = subtract(amountIn(one, "万元"), amountIn(other, "万元"));
  return difference.units < 0n ? { units: -difference.units, scale: difference.scale } : difference;
}

/**
 * What the texts say, each figure at the concept that it is about. What a text leaves open (whose money, with or
 * without what was carried over) is settled by the tables: the reading counts under which text and table agree, and
 * where there is none, the nearest.
 */
export class TextPlaces {
  private readonly sentences = new Sentences();
  private readonly byLevel = new Map<Level, Placed>();
  private readonly byKey = new Map<string, Placed[]>();
  readonly all: Placed[] = [];

  constructor(
    readonly texts: readonly ReadText[],
    private readonly ledger: Printed,
  ) {
    for (const text of texts) for (const level of text.statements.levels) this.add(level, text);
  }

  of(level: Level): Placed | undefined {
    return this.byLevel.get(level);
  }

  /** The figures of the texts about one concept, by its key in the ledger. */
  at(key: string): readonly Place[] {
    return (this.byKey.get(key) ?? []).flatMap(({ place }) => place ?? []);
  }

  /** All that texts speak of, with the key of each. */
  keys(): Iterable<[string, readonly Placed[]]> {
    return this.byKey;
  }

  /** Any figure of a text as a place. */
  place(fact: Fact, spot: Spot): Place {
    return this.sentences.placeOf(fact, spot, spot.inReason);
  }

  /** What the tables print of the first of these concepts that they print. */
  inTables(concepts: readonly Concept[]): Place | undefined {
    for (const concept of concepts) {
      const found = bestOf(this.ledger.places(concept));
      if (found) return found;
    }
    return undefined;
  }

  /** What the tables print under any of these readings. */
  allInTables(concepts: readonly Concept[]): Place[] {
    return concepts.flatMap((concept) => firsts(this.ledger.places(concept)).toSorted(byDetail).reverse());
  }

  private add(level: Level, text: ReadText): void {
    const { concept, isInTables, isSure } = this.reading(level);
    const fact: Fact = { ...level.fact, concept };
    const isUsed = level.codes === undefined && isSure !== undefined && level.firm.item !== REVIEWED;
    const place = isUsed ? this.sentences.ofLevel(level, fact, level.inReason || !isSure) : undefined;
    const placed: Placed = { level, text, concept, place, isInTables };
    this.byLevel.set(level, placed);
    this.all.push(placed);
    if (!place) return;
    const key = this.ledger.keyOf(concept);
    const known = this.byKey.get(key);
    if (known) known.push(placed);
    else this.byKey.set(key, [placed]);
  }

  /** `isSure` is undefined where one of several things is meant and none of them agrees. */
  private reading(level: Level): { concept: Concept; isInTables: boolean; isSure: boolean | undefined } {
    const { concepts, fact, isAmbiguous, firm, section } = level;
    const printed = concepts.flatMap((concept) => {
      const places = this.ledger.places(concept);
      return places.length > 0 ? [{ concept, places }] : [];
    });
    const [first] = concepts;
    // Another fund than the one that is named is meant only where nothing is printed for that one.
    const own = printed.filter(({ concept }) => firm.fund === undefined || concept.fund === firm.fund);
    const found = own.length > 0 ? own : printed;
    const same = found.find(({ places }) => places.some((place) => isEqual(fact, place.fact)));
    if (same) return { concept: same.concept, isInTables: true, isSure: true };
    const best = found.flatMap(({ concept, places }) => {
      const place = bestOf(places);
      return place ? [{ concept, place }] : [];
    });
    const [nearest] = best.toSorted((a, b) =>
      compare(distance(fact, a.place.fact), distance(fact, b.place.fact)),
    );
    if (!nearest) return { concept: first ?? {}, isInTables: false, isSure: isAmbiguous ? undefined : true };
    if (isAmbiguous) return { concept: nearest.concept, isInTables: true, isSure: undefined };
    const isOne = best.every(({ place }) => isEqual(place.fact, nearest.place.fact));
    return {
      concept: nearest.concept,
      isInTables: true,
      isSure: isOne || firm.fund !== undefined || SURE.has(section.id),
    };
  }
}

/** A concept as a text. */
export function keyText(concept: Concept): string {
  return conceptKey(concept);
}
