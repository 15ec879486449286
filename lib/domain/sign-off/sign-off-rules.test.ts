import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleState } from '../article-state';
import { plainCheckRules } from '../checks/check-rules';
import { testId } from '../export/journal-writer.fixture';
import { randomRules } from '../export/random-checks.fixture';
import { randomInput, tried } from '../export/random-journal.fixture';
import { articleWordsHash, Waiver } from './sign-off';
import { blockersOf } from './sign-off-blockers';
import { decideSignature, decideWaiver } from './sign-off-rules';

const strict = { coverage: true, twoSources: true, primarySource: true };

/** The article with one more waiver, as the entry keeps it. */
function waived(
  state: ArticleState,
  { kind, annotation, wordsHash, bounds }: ReturnType<typeof blockersOf>[number],
  rules: typeof plainCheckRules,
) {
  const what = { kind, annotationId: annotation?.id ?? null };
  const decided = decideWaiver(state, { ...what, seen: { wordsHash, ...bounds } }, rules);
  const kept = { ...what, ...decided, reason: 'So be it.', byId: testId(9, 1), at: '2026-03-02T12:00:00.000Z' };
  const waiver = Waiver.parse({ ...kept, entryId: testId(12, state.waivers.length) });
  return { ...state, waivers: [...state.waivers, waiver] };
}

describe('decideSignature', () => {
  it('takes a signature once each thing that stood in the way is waived, and no earlier, whatever was done', () => {
    const rules = fc.constantFrom(...randomRules, { ...plainCheckRules, ...strict });
    fc.assert(
      fc.property(randomInput, rules, (input, asked) => {
        const open = { ...input.state, signOffs: [], waivers: [] };
        const sign = (state: ArticleState) =>
          decideSignature(state, { signature: 'checker', wordsHash: articleWordsHash(open) }, testId(9, 9), asked);
        const left = blockersOf(open, asked);
        let state: ArticleState = open;
        for (const blocker of left) {
          expect(() => sign(state)).toThrow('It cannot be signed yet');
          state = waived(state, blocker, asked);
        }
        expect(sign(state).waivers).toEqual(state.waivers);
      }),
      tried(25),
    );
  });
});
