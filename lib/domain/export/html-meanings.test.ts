import { describe, expect, it } from 'vitest';
import { noCheck } from '../checks/check';
import type { Annotation } from '../tags/annotation';
import type { GivenGrade } from '../verdicts/verdict';
import { renderMeanings } from './html-meanings';
import { testId } from './journal-writer.fixture';
import { people, sampleInput } from './sample.fixture';

const half: GivenGrade = { id: 'half-true', name: 'Half <true>', definition: 'Something is missing', rating: 3 };
const claim = [...sampleInput().state.annotations.values()].find(({ label }) => label === 'C1');

/** The claim with what two people found, by these grades; the plain scale where one is left out. */
function judged(first: GivenGrade | undefined, second?: GivenGrade): Annotation {
  if (!claim?.verdict) throw new Error('C1 is judged');
  const { rationale, words, wordsHash, at } = claim.verdict;
  const look = { entryId: testId(8, 1), value: 'partly', rationale, words, wordsHash, byId: people.aylin, at, grade: second } as const;
  return { ...claim, verdict: { ...claim.verdict, grade: first }, check: { ...noCheck, second: look } };
}

describe('renderMeanings', () => {
  it('says once what each of the house’s verdicts means and how it is rated, whoever gave it', () => {
    const mostly: GivenGrade = { id: 'mostly', name: 'Mostly true', rating: 4 };
    expect(renderMeanings([judged(half, mostly), judged(half)])).toBe(`<ul>
<li><b dir="auto">Half &lt;true&gt;</b>: <span dir="auto">Something is missing</span>; rated 3 of 5</li>
<li><b dir="auto">Mostly true</b>: rated 4 of 5</li>
</ul>`);
  });

  it('says what one meant before and what it means since', () => {
    const since = { ...half, definition: 'Half of it is true' };
    expect(renderMeanings([judged(half), judged(since)]).match(/<li>/g)).toHaveLength(2);
  });

  it('is empty where there is nothing to say but names', () => {
    expect(renderMeanings([judged(undefined), judged({ id: 'open', name: 'Open', rating: null })])).toBe('');
  });
});
