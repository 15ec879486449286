/**
 * The entry of `table` for a name that a file chose. An object also has members that nobody wrote into it, and an element
 * may be called `constructor`.
 */
export function ownMember<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
