/** Items by a key, both in the order in which they first come. */
export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

const NONE: readonly never[] = [];

/** Items by a key, where nearly every key has only one: those cost no list. */
export class ByKey<K, T extends object> {
  private readonly first = new Map<K, T>();
  private readonly more = new Map<K, T[]>();

  add(key: K, item: T): void {
    const first = this.first.get(key);
    const more = first && this.more.get(key);
    if (!first) this.first.set(key, item);
    else if (more) more.push(item);
    else this.more.set(key, [first, item]);
  }

  /** In the order in which they were added. */
  of(key: K): readonly T[] {
    const first = this.first.get(key);
    if (!first) return NONE;
    return (this.more.size > 0 ? this.more.get(key) : undefined) ?? [first];
  }
}
