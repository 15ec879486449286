/** What a person is called inside the house: the first word of their name. Full names stand in public and in reports. */
export const firstName = (name: string): string => name.trim().split(/\s+/u)[0] || name;

/** What people who are named together are called, in the same order: by the first name, or by the whole one where two share it. */
export function shortNames(names: readonly string[]): string[] {
  const count = new Map<string, number>();
  for (const name of names) count.set(firstName(name), (count.get(firstName(name)) ?? 0) + 1);
  return names.map((name) => (count.get(firstName(name)) === 1 ? firstName(name) : name));
}
