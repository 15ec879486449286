import { describe, expect, it } from 'vitest';
import { makeScript, type Outcome, runScript, type Script, shrinkScript } from './anchor-proof/script';

const runs = Number(process.env.PROOF_RUNS ?? 1000);
/** Set to run the script of one seed alone. */
const only = process.env.PROOF_SEED;
/** In slices, so that one sees it move. */
const slices = only
  ? [[Number(only)]]
  : sliced(
      Array.from({ length: runs }, (_, index) => index + 1),
      Math.ceil(runs / 10),
    );
const limitMs = Math.max(300_000, runs * 100);

function sliced(seeds: number[], size: number): number[][] {
  return Array.from({ length: Math.ceil(seeds.length / size) }, (_, index) => seeds.slice(index * size, (index + 1) * size));
}

/** Runs a script. Its outcome, or the sentence that says what is wrong. */
function tryScript(script: Script, log?: string[]): Outcome | string {
  try {
    return runScript(script, log);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What failed, with its seed and the shortest part of the script that fails in the same way. */
function tell(script: Script): string {
  const failureOf = (one: Script) => {
    const outcome = tryScript(one);
    return typeof outcome === 'string' ? outcome : null;
  };
  const log: string[] = [];
  const failure = tryScript(shrinkScript(script, failureOf), log);
  return [`seed ${script.seed} (${script.writing}, ${script.words} words, ${script.writers} writers): ${failure}`, ...log].join('\n  ');
}

describe('anchors', () => {
  const counts: Record<string, number> = {};
  it.each(slices)(
    `keep their words through ${runs} edit scripts: from seed %i`,
    (...seeds) => {
      const failures: string[] = [];
      for (const seed of seeds) {
        const outcome = tryScript(makeScript(seed));
        if (typeof outcome === 'string') {
          failures.push(failures.length < 2 ? tell(makeScript(seed)) : `seed ${seed}: ${outcome}`);
        } else {
          const { counts: states, restored, repeated, movedBack } = outcome;
          for (const [name, count] of Object.entries({ ...states, restored, repeated, movedBack }))
            counts[name] = (counts[name] ?? 0) + count;
        }
      }
      expect(failures).toEqual([]);
    },
    limitMs,
  );
  it.runIf(!only && runs >= 500)('came into every state, were found again, and nearly all were exact in the end', () => {
    for (const name of ['exact', 'moved', 'drifted', 'orphaned', 'foundAgain']) expect(counts[name]).toBeGreaterThan(runs / 10);
    expect((counts.repeated ?? 0) + (counts.movedBack ?? 0)).toBeLessThan((counts.restored ?? 0) / 1000);
  });
});
