import type { Companion } from "../../narrative/index.js";
import type { Table } from "../../recognise/index.js";
import { entitiesOf } from "../entities.js";
import type { Ledger, LineCodes } from "../ledger.js";
import { soundLedger, yearsOf } from "../sound.js";
import { agreementOf, areOfOneYear, areStrangers, type Counts, mostlyAgree } from "./agreement.js";
import { Others, type OtherSet } from "./others.js";
import { namesUnit } from "./naming.js";
import { coreOf, isOwnLevel, kinshipOf } from "./owner.js";

/** A document that says it is the department's own and mostly prints other amounts. */
export interface Stranger extends OtherSet {
  readonly counts: Counts;
  /** The first table of the document that is checked with one of these amounts. */
  readonly table: Table;
}

/** A unit of the department, with all the documents of it that were given. */
export interface Unit {
  /** As its first document prints it. */
  readonly entity: string;
  readonly documents: Others;
}

/** What stands beside a document, by whose it is. */
export interface Beside {
  readonly others: Others;
  readonly units: readonly Unit[];
  readonly strangers: readonly Stranger[];
}

const NOTHING: Beside = { others: new Others([]), units: [], strangers: [] };

/** The sets of tables in a document, each with its owner; tables without a year are read as of the year given. */
function setsIn(companion: Companion, { codes, year }: Own): { companion: Companion; set: OtherSet }[] {
  const { name: file, recognised } = companion;
  const misdated = yearsOf(recognised);
  const yearOf = (table: Table): string | undefined =>
    table.year === undefined ? year?.toString() : misdated(table);
  return [...entitiesOf(recognised.tables)].map(([entity, own]) => ({
    companion,
    set: {
      file,
      entity: entity === "" ? recognised.document.entity : entity,
      ledger: soundLedger(own, yearOf, codes).ledger,
    },
  }));
}

function unitOf(sets: readonly OtherSet[]): Unit {
  return { entity: sets[0]?.entity ?? "", documents: new Others(sets) };
}

/** The document, or one of several sets of tables in it, for which others are read. */
export interface Own {
  readonly entity: string | undefined;
  readonly year: number | undefined;
  readonly isOneOfSeveral: boolean;
  readonly ledger: Ledger;
  readonly codes: LineCodes;
}

/**
 * Sorts the other documents by whose they are. Beside a workbook of several sets a document that does not say whose it
 * is belongs to the set that it agrees with, and which of the sets are units of which nobody knows. A document without a
 * year may be any year's: it counts only where its figures are those of the document that is checked.
 */
export function besideOf(companions: readonly Companion[], own: Own): Beside {
  if (companions.length === 0) return NOTHING;
  const { entity, isOneOfSeveral, ledger } = own;
  const same: OtherSet[] = [];
  const strangers: Stranger[] = [];
  const units = new Map<string, OtherSet[]>();
  const putUnit = (set: OtherSet): void => {
    const { entity: name = "" } = set;
    const key = `${coreOf(name)}|${isOwnLevel(name) ? "本级" : ""}`;
    const known = units.get(key);
    if (known) known.push(set);
    else units.set(key, [set]);
  };
  const isUnder = (companion: Companion): boolean =>
    entity !== undefined && namesUnit(companion.recognised, entity);
  for (const { companion, set } of companions.flatMap((one) => setsIn(one, own))) {
    const isOpen = isOneOfSeveral && set.entity === undefined;
    const kinship = isOpen ? "open" : kinshipOf(entity, set.entity);
    const isDated = companion.recognised.document.year !== undefined;
    if (kinship === "unit") {
      // The tables of the department that this one is a unit of are no part of it.
      if (isDated && !isUnder(companion)) putUnit(set);
      continue;
    }
    const { table, ...counts } = agreementOf(ledger, set.ledger);
    if (!isDated && !areOfOneYear(counts)) continue;
    // 本级 beside a department is one of its units, unless it prints what the department does.
    if (kinship === "open" && !mostlyAgree(counts)) {
      if (isOwnLevel(set.entity ?? "")) putUnit(set);
    } else if (table && areStrangers(counts)) strangers.push({ ...set, counts, table });
    else same.push(set);
  }
  return {
    others: new Others(same),
    strangers,
    units: isOneOfSeveral ? [] : [...units.values()].map(unitOf),
  };
}
