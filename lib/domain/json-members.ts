/** The members of a JSON object of which nobody has looked yet what they are. */
export type JsonMembers = Readonly<Record<string, unknown>>;

/** True for an object that JSON would write with members: neither null nor a list. */
export const isMembers = (value: unknown): value is JsonMembers => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Shows `see` each string in `value`, at any depth and in order, with the names of the members that it lies in, the outermost first. Those of a list
 * go by the list's name. `names` is one list for all calls, and true during each only.
 */
export function eachString(value: unknown, see: (words: string, names: readonly string[]) => void): void {
  const names: string[] = [];
  look(value);

  function look(one: unknown): void {
    if (typeof one === 'string') see(one, names);
    else if (Array.isArray(one)) one.forEach(look);
    else if (isMembers(one)) {
      for (const [name, member] of Object.entries(one)) {
        names.push(name);
        look(member);
        names.pop();
      }
    }
  }
}
