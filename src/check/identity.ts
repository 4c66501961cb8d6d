import { conceptKey } from "../catalogue/index.js";
import { plainText, type Table } from "../recognise/index.js";
import { type Relation, rowName } from "../relations/index.js";

/**
 * Which table of its kind a table is: its form, its title without the year, its project. Tables that are alike in
 * all of these are numbered in their order.
 */
export function instanceOf(table: Table, seen: Map<string, number>): string {
  const title = plainText(table.title).replace(/20\d{2}年(度)?/g, "");
  const key = [table.form?.id ?? "other", title, table.project ?? ""].join("|");
  const ordinal = (seen.get(key) ?? 0) + 1;
  seen.set(key, ordinal);
  return ordinal === 1 ? key : `${key}#${String(ordinal)}`;
}

/**
 * Names of the relations of one table that outlast edits: rule, instance, concept, column path and row label, and an
 * ordinal among the relations that share these, broken or not. No sheet name, address or value is in them. They are
 * worked out when the first finding asks.
 */
export class Identity {
  private keys: Map<Relation, string> | undefined;

  constructor(
    private readonly instance: string,
    private readonly relations: readonly Relation[],
  ) {}

  keyOf(relation: Relation): string {
    this.keys ??= this.name();
    return this.keys.get(relation) ?? this.plainKey(relation);
  }

  /** Findings that start from one row of one table can be explained by one place. */
  causeOf(relation: Relation): string {
    return [this.instance, relation.row.organisation ?? "", rowName(relation.row)].join("|");
  }

  private plainKey({ rule, whole, column, row }: Relation): string {
    return [rule, this.instance, conceptKey(whole.concept), column?.path.join("›") ?? "", rowName(row)].join(
      "|",
    );
  }

  private name(): Map<Relation, string> {
    const keys = new Map<Relation, string>();
    const counts = new Map<string, number>();
    for (const relation of this.relations) {
      const key = this.plainKey(relation);
      const ordinal = (counts.get(key) ?? 0) + 1;
      counts.set(key, ordinal);
      keys.set(relation, ordinal === 1 ? key : `${key}#${String(ordinal)}`);
    }
    return keys;
  }
}
