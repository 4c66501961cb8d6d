import type { Fact, Recognised, Table } from "../recognise/index.js";
import {
  type Derived,
  type NotApplicable,
  type Relation,
  type Rule,
  RULES,
  type TextRelation,
} from "../relations/index.js";

/** A check that could not be finished; the others went on. Without a table it looked at all of them. */
export interface Unfinished {
  readonly rule: string;
  readonly table: number | undefined;
}

/** Everything that the rules in use derive from a document. */
export interface Collected {
  readonly relations: readonly Relation[];
  readonly texts: readonly TextRelation[];
  readonly notApplicable: readonly NotApplicable[];
  readonly unfinished: readonly Unfinished[];
}

/** Whether two relations add up the same cells to the same whole; blank cells add nothing. */
function isSame(left: Relation, right: Relation): boolean {
  if (left.test.type !== right.test.type) return false;
  const filled = (relation: Relation): Relation["parts"] =>
    relation.parts.filter(({ fact }) => !fact.isBlank);
  const [some, others] = [filled(left), filled(right)];
  return (
    some.length === others.length &&
    some.every((term) => others.some((other) => other.fact === term.fact && other.sign === term.sign))
  );
}

/** Relations, each once: a printed formula that repeats a derived sum gives it its basis. */
class Relations {
  readonly all: Relation[] = [];
  private readonly byWhole = new Map<Fact, number[]>();

  add(relation: Relation): void {
    if (relation.test.type !== "sum") {
      this.all.push(relation);
      return;
    }
    const places = this.byWhole.get(relation.whole);
    if (!places) {
      this.byWhole.set(relation.whole, [this.all.length]);
      this.all.push(relation);
      return;
    }
    const known = places.find((place) => {
      const other = this.all[place];
      return other !== undefined && isSame(other, relation);
    });
    const same = known === undefined ? undefined : this.all[known];
    if (known !== undefined && same) {
      this.all[known] = { ...same, basis: relation.basis };
      return;
    }
    places.push(this.all.length);
    this.all.push(relation);
  }
}

/** Runs every rule that is in use; one that fails is listed and the others go on. */
export function collect(document: Recognised, isUsed: (rule: string) => boolean): Collected {
  const rules = RULES.filter(({ id, parts = [id] }) => parts.some(isUsed));
  const relations: Relation[] = [];
  const texts: TextRelation[] = [];
  const notApplicable: NotApplicable[] = [];
  const unfinished: Unfinished[] = [];
  const attempt = (
    rule: Rule,
    table: Table | undefined,
    work: () => Derived | undefined,
    own: Relations,
  ): void => {
    try {
      const derived = work();
      if (!derived) return;
      for (const relation of derived.relations) if (isUsed(relation.rule)) own.add(relation);
      for (const text of derived.texts) if (isUsed(text.rule)) texts.push(text);
      for (const absent of derived.notApplicable) if (isUsed(absent.rule)) notApplicable.push(absent);
    } catch {
      unfinished.push({ rule: rule.id, table: table?.index });
    }
  };
  for (const table of document.tables) {
    const own = new Relations();
    for (const rule of rules) attempt(rule, table, () => rule.derive?.(table), own);
    for (const relation of own.all) relations.push(relation);
  }
  const between = new Relations();
  for (const rule of rules) attempt(rule, undefined, () => rule.across?.(document), between);
  for (const relation of between.all) relations.push(relation);
  return { relations, texts, notApplicable, unfinished };
}
