import { describe, expect, it } from 'vitest';
import { addFigures, type Bound, brokenBounds, isOneSeed, isPart, proofSeeds } from './proof/proof-run';
import { makeScript, type Outcome, runScript, type Script, shrinkScript } from './proof/script';

const seeds = proofSeeds();
const runs = seeds.length;
/** In slices, so that one sees it move. */
const slices = sliced(seeds, Math.ceil(runs / 10));
const bounds: Bound[] = [
  { what: ['repeated', 'movedBack'], of: 'restored', below: 0.001 },
  // What the oracle lets pass. Many times what it ever was, so that a thousand scripts do not fail by one; one rule of the anchors that is wrong is more.
  { what: ['writtenAnew'], of: 'looks', below: 0.0001 },
  { what: ['fewForeign', 'likeLetters'], of: 'looks', below: 0.00001 },
];
const timeout = Math.max(300_000, runs * 100);

function sliced(all: number[], size: number): number[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
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

/** The kind of a failure: a tag that is lost, one that stands on other words, or anything else that was promised. */
function kindOf(failure: string): string {
  if (failure.includes('is lost')) return 'lost';
  return /stands on other words|beside its own words/.test(failure) ? 'onOtherWords' : 'otherFaults';
}

describe('anchors', () => {
  const counts: Record<string, number> = {};
  it.for(slices)(`keep their words through ${runs} edit scripts: from seed %i`, { timeout }, (slice, { task }) => {
    const failures: string[] = [];
    const figures: Record<string, number> = { lost: 0, onOtherWords: 0, otherFaults: 0 };
    for (const seed of slice) {
      const script = makeScript(seed);
      const outcome = tryScript(script);
      addFigures(figures, { scripts: 1, [script.writing]: 1 });
      if (typeof outcome === 'string') {
        addFigures(figures, { [kindOf(outcome)]: 1 });
        failures.push(failures.length < 2 ? tell(script) : `seed ${seed}: ${outcome}`);
      } else {
        const { counts: states, letPass, restored, repeated, movedBack, edits, tags, looks } = outcome;
        addFigures(figures, { ...states, ...letPass, restored, repeated, movedBack, edits, tags, looks });
      }
    }
    task.meta.figures = figures;
    addFigures(counts, figures);
    expect(failures).toEqual([]);
  });
  it.runIf(!isOneSeed && runs >= 500)('came into every state, were found again, and nearly all were exact in the end', ({ task }) => {
    task.meta.bounds = bounds;
    for (const name of ['exact', 'moved', 'drifted', 'orphaned', 'foundAgain']) expect(counts[name]).toBeGreaterThan(runs / 10);
    // Parts of tags that were cut in one entry and pasted in a later one.
    expect(counts.partsPasted).toBeGreaterThan(runs / 30);
    if (!isPart) expect(brokenBounds(counts, bounds)).toEqual([]);
  });
});
