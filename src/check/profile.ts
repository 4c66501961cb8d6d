import { regionIn } from "../catalogue/index.js";
import { type DocumentKind, formSetOf } from "../forms/index.js";
import type { Recognised } from "../recognise/index.js";
import { type Rule, RULES } from "../relations/index.js";

/** What a document is checked as. */
export interface Profile {
  /** Id of the set of forms; undefined where the kind of document is not known. */
  readonly forms: string | undefined;
  readonly formsName: string | undefined;
  readonly kind: DocumentKind | undefined;
  readonly year: number | undefined;
  /** 省, 自治区 or 直辖市. */
  readonly region: string | undefined;
  /** Ids of the rules that are switched off. */
  readonly off: readonly string[];
  /** What a person chose; the rest was read from the document. */
  readonly given: readonly ("kind" | "year" | "region" | "off")[];
}

/** What a person chooses instead of what the document says. */
export interface Choices {
  readonly kind?: DocumentKind;
  readonly year?: number;
  readonly region?: string;
  /** Rules to leave out, by id; `same` leaves out `same/tables` and all others of its kind. */
  readonly off?: readonly string[];
}

/** A rule id that no rule has, or a kind of rule; undefined when all are known. */
export function unknownRule(ids: readonly string[]): string | undefined {
  return ids.find((id) => !RULES.some((rule) => isOf(rule, id)));
}

function isOf(rule: Rule, id: string): boolean {
  return rule.id === id || rule.id.startsWith(`${id}/`);
}

/** Which rules a profile uses. */
export function usesOf({ off }: Pick<Profile, "off">): (rule: Rule) => boolean {
  return (rule) => !off.some((id) => isOf(rule, id));
}

/** The profile of a recognised document, with what a person chose. */
export function profileOf({ document, tables }: Recognised, choices: Choices = {}): Profile {
  const { kind, year } = document;
  const set = formSetOf(kind, year);
  const texts = [document.entity ?? "", ...tables.map(({ title }) => title)];
  const read = texts.map(regionIn).find((region) => region !== undefined);
  const given = (["kind", "year", "region", "off"] as const).filter((key) => {
    const value = choices[key];
    return Array.isArray(value) ? value.length > 0 : value !== undefined;
  });
  return {
    forms: set?.id,
    formsName: set?.name,
    kind,
    year,
    region: choices.region ?? read,
    off: choices.off ?? [],
    given,
  };
}
