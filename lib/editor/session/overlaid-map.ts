/** A map with some of its things changed, new or seen otherwise for a while. Those that are new come last. */
export class OverlaidMap<T extends { id: string }> implements ReadonlyMap<string, T> {
  /** What lies under the changes. */
  under: ReadonlyMap<string, T>;
  private readonly over = new Map<string, T>();

  constructor(under: ReadonlyMap<string, T>) {
    this.under = under;
  }

  /** Shows this one over the one with its id. */
  lay(one: T): void {
    this.over.set(one.id, one);
  }

  /** Shows what lies under it again. */
  clear(id: string): void {
    this.over.delete(id);
  }

  get size(): number {
    let size = this.under.size;
    for (const id of this.over.keys()) if (!this.under.has(id)) size += 1;
    return size;
  }

  has(id: string): boolean {
    return this.over.has(id) || this.under.has(id);
  }

  get(id: string): T | undefined {
    return this.over.get(id) ?? this.under.get(id);
  }

  forEach(run: (value: T, key: string, map: ReadonlyMap<string, T>) => void): void {
    for (const [id, one] of this) run(one, id, this);
  }

  *keys(): Generator<string, undefined> {
    for (const [id] of this) yield id;
  }

  *values(): Generator<T, undefined> {
    for (const [, one] of this) yield one;
  }

  *entries(): Generator<[string, T], undefined> {
    for (const [id, one] of this.under) yield [id, this.over.get(id) ?? one];
    for (const [id, one] of this.over) if (!this.under.has(id)) yield [id, one];
  }

  [Symbol.iterator](): Generator<[string, T], undefined> {
    return this.entries();
  }
}
