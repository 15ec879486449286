const names = new Intl.Collator('en');

/** The order of names as people look for them, the same on every machine: Çelik among the C, de Vries among the D. Of one name by id. */
export const byName = (a: { id: string; name: string }, b: { id: string; name: string }): number =>
  names.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
