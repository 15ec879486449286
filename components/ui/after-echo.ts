/**
 * What is still waited for of the queries that a field has sent to the address, when it says `query`: it says them a moment later, of several
 * perhaps the last alone. Null for what came by another way: then nothing is waited for any more.
 */
export function afterEcho(waiting: readonly string[], query: string): string[] | null {
  const at = waiting.lastIndexOf(query);
  return at < 0 ? null : waiting.slice(at + 1);
}
