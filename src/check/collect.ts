import type { Dossier } from "../narrative/index.js";
import type { Table, TableRow } from "../recognise/index.js";
import {
  type Derived,
  type NotApplicable,
  type Relation,
  type Rule,
  RULES,
  type TextRelation,
  ToldRelation,
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
  /** Places in `all` of the sums by the row of their whole; of those that are told once somebody asks. */
  private readonly byRow = new Map<TableRow, number[]>();
  private readonly waiting: number[] = [];

  constructor(private readonly all: Relation[]) {}

  add(relation: Relation): void {
    const isSum = relation.test.type === "sum";
    const same = isSum && relation.unlike !== "all" ? this.find(relation) : undefined;
    const known = same === undefined ? undefined : this.all[same];
    if (same !== undefined && known) {
      if (!known.told) this.all[same] = { ...known, basis: relation.basis };
      return;
    }
    if (isSum && relation.unlike) this.waiting.push(this.all.length);
    else if (isSum) this.put(relation.row, this.all.length);
    this.all.push(relation);
  }

  /** Place of the relation that adds up the same cells to the same whole. */
  private find(relation: Relation): number | undefined {
    if (!relation.unlike) this.putWaiting();
    return this.byRow.get(relation.row)?.find((place) => {
      const known = this.all[place];
      const other = known instanceof ToldRelation ? known.made : known;
      return other?.whole === relation.whole && isSame(other, relation);
    });
  }

  private putWaiting(): void {
    for (const place of this.waiting) {
      const relation = this.all[place];
      if (relation) this.put(relation.row, place);
    }
    this.waiting.length = 0;
  }

  private put(row: TableRow, place: number): void {
    const places = this.byRow.get(row);
    if (places) places.push(place);
    else this.byRow.set(row, [place]);
  }
}

/** Runs every rule that is in use; one that fails is listed and the others go on. */
export function collect(document: Dossier, isUsed: (rule: string) => boolean): Collected {
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
      derived.relations.forEach((relation) => {
        if (isUsed(relation.rule)) own.add(relation);
      });
      for (const text of derived.texts) if (isUsed(text.rule)) texts.push(text);
      for (const absent of derived.notApplicable) if (isUsed(absent.rule)) notApplicable.push(absent);
    } catch {
      unfinished.push({ rule: rule.id, table: table?.index });
    }
  };
  for (const table of document.tables) {
    const own = new Relations(relations);
    for (const rule of rules) attempt(rule, table, () => rule.derive?.(table), own);
  }
  const between = new Relations(relations);
  for (const rule of rules) attempt(rule, undefined, () => rule.across?.(document), between);
  return { relations, texts, notApplicable, unfinished };
}
