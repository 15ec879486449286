/**
 * The entry of `table` for a name that came from outside: a word of a text, an element of a file. An object also has members that nobody wrote
 * into it, and any of these may be called `constructor`.
 */
export function ownMember<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
