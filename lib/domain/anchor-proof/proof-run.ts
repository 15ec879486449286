import 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** What a proof counted, by name. `npm run proof` adds them up over the tests of a file. */
    figures?: Record<string, number>;
  }
}

/** Set to run the script of one seed alone. */
const only = process.env.PROOF_SEED;

/** Whether this run tries one seed alone, of which nothing can be counted. */
export const isOneSeed = only !== undefined;

/** The seeds that this run tries: PROOF_RUNS of them (else 1,000) from PROOF_FROM (else 1) on. Of scripts that cost as much as `cost` others only that part. */
export function proofSeeds(cost = 1): number[] {
  if (only !== undefined) return [Number(only)];
  const before = Number(process.env.PROOF_FROM ?? 1) - 1;
  const until = before + Number(process.env.PROOF_RUNS ?? 1000);
  const [first, last] = [Math.ceil(before / cost) + 1, Math.ceil(until / cost)];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Adds `more` to the figures in `sum`, name by name. */
export function addFigures(sum: Record<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(more)) sum[name] = (sum[name] ?? 0) + count;
}
