import { regionIn } from "../catalogue/index.js";
import { type DocumentKind, formSetOf } from "../forms/index.js";
import type { Recognised } from "../recognise/index.js";
import { RULES } from "../relations/index.js";

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

/** All ids that can be switched off: rules, their finer parts, and kinds (`same` for all that begin with it). */
function knownIds(): Set<string> {
  const ids = new Set<string>();
  for (const { id, parts = [] } of RULES)
    for (const one of [id, ...parts]) {
      ids.add(one);
      ids.add(one.split("/")[0] ?? one);
    }
  return ids;
}

/** The first id that no rule has; undefined when all are known. */
export function unknownRule(ids: readonly string[]): string | undefined {
  const known = knownIds();
  return ids.find((id) => !known.has(id));
}

/** Which rules, or parts of rules, a profile uses. */
export function usesOf({ off }: Pick<Profile, "off">): (rule: string) => boolean {
  return (rule) => !off.some((id) => rule === id || rule.startsWith(`${id}/`));
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
