import { describe, expect, it } from 'vitest';
import { makeScript, runScript, type Script, shrinkScript } from './anchor-proof/script';

const runs = Number(process.env.PROOF_RUNS ?? 1000);
/** Set to run one script alone. */
const only = process.env.PROOF_SEED;

function failureOf(script: Script, log: string[] = []): string | null {
  try {
    runScript(script, log);
    return null;
  } catch (error) {
    return error instanceof Error ? `${error.message}\n${error.stack?.split('\n').slice(1, 4).join('\n')}` : String(error);
  }
}

function tell(script: Script): string {
  const shrunk = shrinkScript(script, (one) => failureOf(one)?.split('\n')[0] ?? null);
  const log: string[] = [];
  const failure = failureOf(shrunk, log);
  return [`seed ${script.seed} (${script.writing}, ${script.words} words, ${script.writers} writers): ${failure}`, ...log].join('\n  ');
}

describe('anchors', () => {
  it(`keep their words through ${runs} edit scripts`, () => {
    const counts: Record<string, number> = {};
    const failures: string[] = [];
    const seeds = only ? [Number(only)] : Array.from({ length: runs }, (_, index) => index + 1);
    for (const seed of seeds) {
      const script = makeScript(seed);
      try {
        const outcome = runScript(script);
        for (const [name, count] of Object.entries({ ...outcome.counts, restored: outcome.restored, repeated: outcome.repeated })) {
          counts[name] = (counts[name] ?? 0) + count;
        }
      } catch {
        failures.push(failures.length < 3 ? tell(script) : `seed ${seed}`);
        if (failures.length >= 40) break;
      }
    }
    expect(failures).toEqual([]);
    // A proof in which nothing happens proves nothing.
    if (!only && runs >= 500) for (const name of ['moved', 'drifted', 'orphaned', 'foundAgain', 'restored']) expect(counts[name]).toBeGreaterThan(100);
  });
});
