import { describe, expect, it } from 'vitest';
import { type ArticleState, emptyState, stateToJson } from '@/lib/domain/article-state';
import { sampleInput, writeSampleHeld, writeSampleThreads } from '@/lib/domain/export/sample.fixture';
import { writeSampleReplies } from '@/lib/domain/export/sample-replies.fixture';
import { readStateInSteps, writeStateInPieces } from './keyframe-json';

const states: Record<string, ArticleState> = {
  'the sample': sampleInput().state,
  'one with threads': sampleInput(writeSampleThreads()).state,
  'one with requests for a reply': sampleInput(writeSampleReplies()).state,
  'one with verdicts on other words': sampleInput(writeSampleHeld()).state,
  'one of nothing': emptyState('00000000-0000-4000-8000-000000000001'),
};

const written = (state: ArticleState) => [...writeStateInPieces(state)].join('');

/** What work gives, and after how many pauses. */
function run<T>(work: Generator<unknown, T>): { given: T; pauses: number } {
  for (let pauses = 0; ; pauses++) {
    const step = work.next();
    if (step.done) return { given: step.value, pauses };
  }
}

describe('readStateInSteps', () => {
  it.each(Object.entries(states))('gives what was written, in plain JSON: %s', (_, state) => {
    const json = written(state);
    expect(JSON.parse(json)).toEqual(stateToJson(state));
    expect(stateToJson(run(readStateInSteps(Buffer.from(json))).given)).toEqual(stateToJson(state));
  });

  it.each(Object.entries(states))('reads what was written before it came in lines: %s', (_, state) => {
    const { annotations, ...rest } = stateToJson(state);
    for (const old of [stateToJson(state), { annotations, ...rest }]) {
      const read = run(readStateInSteps(Buffer.from(JSON.stringify(old)))).given;
      expect(stateToJson(read)).toEqual(stateToJson(state));
    }
  });

  it('pauses after each tag and thread, so that nobody waits for all of them', () => {
    const state = sampleInput(writeSampleThreads()).state;
    // And then all the rest.
    expect([...writeStateInPieces(state)]).toHaveLength(state.annotations.size + 1);
    // A tag is parted from the others, and parsed.
    expect(run(readStateInSteps(Buffer.from(written(state)))).pauses).toBeGreaterThanOrEqual(
      2 * state.annotations.size + state.threads.size,
    );
  });

  it('throws for what is no state', () => {
    const json = written(sampleInput().state);
    for (const wrong of ['{}', json.slice(0, -1), json.replace('"kind":"claim"', '"kind":"clam"')]) {
      expect(() => run(readStateInSteps(Buffer.from(wrong)))).toThrow();
    }
  });
});
