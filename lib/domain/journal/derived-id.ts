import { sha256Hex } from '../hash';

/**
 * The id of something that an entry makes out of what has an id already: a copy of evidence, the verdict that a claim follows to. Whoever knows
 * both works out the same, and nobody else's is like it. https://www.rfc-editor.org/rfc/rfc9562#section-5.8
 */
export function derivedId(entryId: string, originalId: string): string {
  const hex = sha256Hex(`${entryId}\n${originalId}`);
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(12, 15)}`, `8${hex.slice(15, 18)}`, hex.slice(18, 30)].join('-');
}
