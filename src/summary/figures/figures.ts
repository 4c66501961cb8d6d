import type { Concept } from "../../catalogue/index.js";
import type { CellPlace, Fact, Table } from "../../recognise/index.js";
import {
  type Accounts,
  amountIn,
  bestOf,
  byTable,
  isEqual,
  moneyExponent,
  type Place,
} from "../../relations/index.js";
import { factWith, placeKeyOf } from "../../repair/index.js";
import { decimalText, roundHalfUp } from "../../workbook/index.js";
import type { SummaryInput } from "../input.js";
import { converted } from "../table/contents.js";
import type { Differing, Figure, SourceKind } from "./figure.js";
import { originOf, RepairedAmounts } from "./repaired.js";

/** Decimals of an amount in 万元. */
const DIGITS = 2;

/** Looks up what a department's tables, texts and other documents print, as it should be after repairs. */
export class Figures {
  readonly repaired: RepairedAmounts;
  /** Places that are part of an error: no other reading of them is likely. */
  private readonly inErrors: ReadonlySet<string>;

  constructor(
    readonly input: SummaryInput,
    readonly accounts: Accounts,
  ) {
    this.repaired = new RepairedAmounts(input.repairs);
    const errors = input.result.findings.filter((finding) => finding.class === "error");
    this.inErrors = new Set(errors.flatMap(({ cells }) => cells.map(({ place }) => placeKeyOf(place))));
  }

  /** The tables of this department; all where the workbook holds one set. */
  get tables(): readonly Table[] {
    const { entity } = this.accounts;
    const { tables } = this.input.dossier;
    return entity === "" ? tables : tables.filter((table) => table.entity === entity);
  }

  /**
   * The figure of a concept: what the most detailed table prints, `preferred` before all; else what the texts say; else
   * what another document prints.
   */
  of(concept: Concept, preferred?: (place: Place) => boolean): Figure | undefined {
    const own = this.accounts.ledger.places(concept);
    const chosen = own.filter((place) => preferred?.(place) === true);
    const place =
      bestOf(chosen.length > 0 ? chosen : own) ??
      this.inTexts(concept)[0] ??
      bestOf(this.accounts.beside.others.of(concept).flat());
    return place && this.ofFact(place.fact, concept);
  }

  /**
   * Every place that prints another amount for the concept than `figure` has. Which of them is right is sure where the place
   * is part of an error, or `isSure` says so.
   */
  differing(figure: Figure, isSure = false): Differing[] {
    const { concept, isCertain } = figure;
    const right = this.rightFact(figure);
    const inTables = [...byTable(this.accounts.ledger.places(concept)).values()].flat();
    const places = [...inTables, ...this.inTexts(concept)];
    const seen = new Set<string>();
    return places.flatMap((place): Differing[] => {
      const { fact } = place;
      const unit = fact.unit ?? "万元";
      const origin = this.originOf(fact.place);
      const digits = Math.min(fact.precision, right.precision - moneyExponent(right.unit, unit));
      const should = roundHalfUp(amountIn(right, unit), Math.max(digits, 0));
      const key = placeKeyOf(fact.place);
      // A dash in a heading line says that there is no amount.
      const isDash = fact.isBlank && fact.printed !== "";
      if (origin === "other" || isDash || seen.has(key) || isEqual(right, fact)) return [];
      seen.add(key);
      return [
        {
          place: fact.place,
          source: origin,
          printed: fact.printed,
          should: decimalText(should),
          unit,
          ...(fact.words ? { words: fact.words } : {}),
          item: concept.item ?? concept.nature ?? "",
          stage: concept.stage ?? "",
          isCertain: isSure || (isCertain && this.inErrors.has(key)),
        },
      ];
    });
  }

  /** The place of a figure as it should print it, with all its digits: a summary in 万元 has fewer than a cell in 元. */
  private rightFact({ fact, source, amount }: Figure): Fact {
    return source === "worked-out"
      ? factWith(fact, { amount, unit: "万元", precision: amount.scale, isBlank: false })
      : factWith(fact, { amount: this.repaired.of(fact).amount });
  }

  /** The figure of one place. */
  ofFact(fact: Fact, concept: Concept = fact.concept): Figure {
    const { amount, change, isCertain } = this.repaired.of(fact);
    const source = this.originOf(fact.place);
    const file = source === "other" ? this.input.dossier.sheets?.[fact.place.sheet]?.file : undefined;
    return {
      concept,
      amount: converted(
        amount,
        fact.unit,
        "万元",
        Math.max(DIGITS, fact.unit === "元" ? DIGITS : fact.precision),
      ),
      source,
      fact,
      isCorrected: change !== undefined,
      isCertain,
      ...(file === undefined ? {} : { file }),
    };
  }

  originOf(place: CellPlace): Exclude<SourceKind, "worked-out"> {
    return originOf(this.input.dossier, place);
  }

  private inTexts(concept: Concept): readonly Place[] {
    const { ledger, texts } = this.accounts;
    return texts.at(ledger.keyOf(concept));
  }
}
