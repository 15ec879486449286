import { acts } from './acts';
import { sureFaults } from './faults';

/** A shorter run may end before all has had its turn. */
const SHORTEST_MS = 180_000;

/** The entries that no soak is without. */
const sureEntries = acts.flatMap(({ sure }) => sure ?? []);

/**
 * What a run was to try and did not, in words, or null: an entry of which none is stored, however often people tried to make it, or a fault that
 * never befell. All else would hold in a house that refuses every comment.
 */
export function findUntried(lengthMs: number, stored: ReadonlyMap<string, number>, countOf: (what: string) => number): string | null {
  if (lengthMs < SHORTEST_MS) return null;
  const unstored = sureEntries.filter((type) => (stored.get(type) ?? 0) === 0).map((type) => `no ${type} was stored`);
  const unseen = sureFaults.filter((name) => countOf(`fault ${name}`) === 0).map((name) => `never befell: ${name}`);
  const untried = [...unstored, ...unseen];
  return untried.length === 0 ? null : untried.join('; ');
}
