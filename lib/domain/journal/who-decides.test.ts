import { describe, expect, it } from 'vitest';
import { type Check, noCheck } from '../checks/check';
import { plainRules } from '../sign-off/desk-rules';
import type { Annotation } from '../tags/annotation';
import { docOf, TestJournal, testId } from './journal.fixture';
import { whyNotAdjudicate, whyNotBeforeVotes, whyNotSplit } from './who-decides';

const [priya, jonah, elif, dora] = [testId(), testId(), testId(), testId()];
const rule = { when: 'every', needed: 2, of: 2 } as const;

const journal = new TestJournal(docOf('Buses', 'The last bus left at 12.35.'));
const claimId = journal.tag('The last bus');
const unjudged = journal.annotation(claimId);
const given = { annotationId: claimId, verdict: { value: 'unproven', rationale: 'No timetable.' }, basedOn: null };
journal.send('verdict.given', given, { actorId: priya });
const { verdict, ...rest } = journal.annotation(claimId);
if (!verdict) throw new Error('the claim has a verdict');
const judged: Annotation = { ...rest, verdict };

const look = (byId: string, value: 'unproven' | 'refuted' = 'refuted') => ({
  ...verdict,
  value,
  byId,
  entryId: testId(),
  verdictEntryId: verdict.entryId,
});
const adjudication = { entryId: testId(), took: 'first', rationale: 'So it says.', byId: elif, at: verdict.at } as const;
const withCheck = (one: Annotation, check: Partial<Check>): Annotation => ({ ...one, check: { ...noCheck, ...check } });

describe('whyNotAdjudicate', () => {
  it('leaves the decision to somebody who is none of the two, has not voted and is not the author', () => {
    const differs = withCheck(judged, { second: look(jonah) });
    const oneOfTwo = 'You are one of the two who differ. A third person decides, or one of you changes their verdict.';
    expect([priya, jonah].map((personId) => whyNotAdjudicate(differs, personId, null))).toEqual([oneOfTwo, oneOfTwo]);
    expect(whyNotAdjudicate(differs, elif, elif)).toBe('This is your article. Someone else decides.');
    expect(whyNotAdjudicate(differs, elif, dora)).toBeNull();
    const voted = withCheck(judged, { votes: [look(jonah), look(elif, 'unproven')] });
    expect(whyNotAdjudicate(voted, priya, null)).toBe('You gave the verdict that was voted on. Someone else decides.');
    expect(whyNotAdjudicate(voted, elif, null)).toBe('You have voted. Someone who has not decides, or one of you votes anew.');
    expect(whyNotAdjudicate(voted, dora, null)).toBeNull();
  });
});

describe('whyNotBeforeVotes', () => {
  it('asks on a desk that votes for votes that settled nothing, and then for the right', () => {
    const tied = withCheck(judged, { votes: [look(jonah), look(elif, 'unproven')] });
    expect(whyNotBeforeVotes(judged, null, false)).toBeNull();
    expect(whyNotBeforeVotes(judged, rule, true)).toBe(
      'Editors and leads vote on this desk. One person decides when votes settle nothing.',
    );
    expect(whyNotBeforeVotes(tied, rule, false)).toBe('Votes have settled nothing. A lead who has not voted decides.');
    expect(whyNotBeforeVotes(tied, rule, true)).toBeNull();
  });
});

describe('whyNotSplit', () => {
  const awaited = 'A second check of C1 was asked for. Have it done, or call it off, before you split it.';
  const asked = { needsSecond: true };

  it('waits for a second check that somebody asked for, on a desk that asks for none', () => {
    expect(whyNotSplit(judged, plainRules)).toBeNull();
    expect(whyNotSplit(withCheck(judged, asked), plainRules)).toBe(awaited);
    expect(whyNotSplit(withCheck(unjudged, asked), plainRules)).toBeNull();
    expect(whyNotSplit(withCheck(unjudged, { ...asked, secondId: jonah }), plainRules)).toBe(awaited);
  });

  it('waits where every claim is looked at again only for somebody who was named', () => {
    for (const rules of [
      { ...plainRules, secondCheck: true },
      { ...plainRules, votes: rule },
    ]) {
      expect(whyNotSplit(withCheck(judged, asked), rules)).toBeNull();
      expect(whyNotSplit(withCheck(judged, { ...asked, secondId: jonah }), rules)).toBe(awaited);
    }
  });

  it('waits no more once another person has looked, decided or voted', () => {
    const named = { ...asked, secondId: jonah };
    expect(whyNotSplit(withCheck(judged, { ...named, second: look(jonah, 'unproven') }), plainRules)).toBeNull();
    expect(whyNotSplit(withCheck(judged, { ...named, adjudication }), plainRules)).toBeNull();
    expect(whyNotSplit(withCheck(judged, { ...named, voted: { entryId: testId(), rule, at: verdict.at } }), plainRules)).toBeNull();
  });
});
