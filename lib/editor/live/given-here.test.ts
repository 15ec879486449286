import { Transform } from '@tiptap/pm/transform';
import { beforeEach, describe, expect, it } from 'vitest';
import { docOf, TestJournal, testId } from '@/lib/domain/journal/journal.fixture';
import { articleWordsHash } from '@/lib/domain/sign-off/sign-off';
import { articleSchema } from '@/lib/domain/text/article-schema';
import { GivenHere } from './given-here';

const [priya, marc] = [testId(), testId()];
let journal: TestJournal;
let claim: string;
let here: GivenHere;
let heard: number;

beforeEach(() => {
  journal = new TestJournal(docOf('Buses', 'The last bus left. It rained.'));
  claim = journal.tag('The last bus left');
  here = new GivenHere(priya, journal.state);
  heard = journal.entries.length;
});

/** Whether what came since the last time gave Priya work. */
function hears(): boolean {
  const fresh = journal.entries.slice(heard);
  heard = journal.entries.length;
  return here.hear(fresh, journal.state);
}
const by = (actorId: string) => ({ actorId, may: () => true });
const assign = (personId: string | null, actorId = marc, type = 'check.assigned') => {
  const { check } = journal.annotation(claim);
  const basis = type === 'check.assigned' ? check?.basis.assignee : check?.basis.secondChecker;
  journal.send(type, { annotationId: claim, value: { personId }, basedOn: basis?.entryId ?? null }, by(actorId));
};

describe('GivenHere', () => {
  it('hears of a claim that a colleague gives to its person, once', () => {
    assign(priya);
    expect(hears()).toBe(true);
    assign(marc, marc, 'check.second-assigned');
    expect(hears()).toBe(false);
    assign(null);
    expect(hears()).toBe(false);
    assign(priya);
    expect(hears()).toBe(true);
  });

  it('hears of being named owner', () => {
    journal.send('article.owner-named', { ownerId: priya }, by(marc));
    expect(hears()).toBe(true);
    assign(marc);
    expect(hears()).toBe(false);
  });

  it('hears nothing of what its person takes, of what others are given, or of typing', () => {
    assign(priya, priya);
    journal.send('article.owner-named', { ownerId: priya }, by(priya));
    expect(hears()).toBe(false);
    assign(marc, priya);
    journal.edit(new Transform(journal.state.doc).insert(8, articleSchema.text('all ')));
    expect(hears()).toBe(false);
  });

  it('hears of a second check once there is something to look at', () => {
    assign(priya, marc, 'check.second-assigned');
    expect(hears()).toBe(false);
    const verdict = { value: 'unproven', rationale: 'A note.' };
    journal.send('verdict.given', { annotationId: claim, verdict, basedOn: null }, by(marc));
    expect(hears()).toBe(true);
  });

  it('hears of a second check of other words once somebody has judged these, and not of words that go and come back', () => {
    const judge = () => {
      const basedOn = journal.annotation(claim).basis.verdict?.entryId ?? null;
      const verdict = { value: 'unproven', rationale: 'A note.' };
      journal.send('verdict.given', { annotationId: claim, verdict, basedOn }, by(marc));
    };
    const state = (statement: string | null) => {
      const basedOn = journal.annotation(claim).stated?.basis.entryId ?? null;
      journal.send('annotation.stated', { annotationId: claim, statement, basedOn }, by(marc));
    };
    assign(priya, marc, 'check.second-assigned');
    judge();
    expect(hears()).toBe(true);
    state('The first bus left.');
    expect(hears()).toBe(false);
    state(null);
    expect(hears()).toBe(false);
    state('The first bus left.');
    hears();
    judge();
    expect(hears()).toBe(true);
  });

  it('hears of a second check that was named while the verdict was on other words when they come back, by typing too', () => {
    const verdict = { value: 'unproven', rationale: 'A note.' };
    journal.send('verdict.given', { annotationId: claim, verdict, basedOn: null }, by(marc));
    const type = (old: string, next: string) => {
      const { from, to } = journal.rangeOf(old);
      journal.edit(new Transform(journal.state.doc).replaceWith(from, to, articleSchema.text(next)));
    };
    const basedOn = journal.annotation(claim).basis.checkState?.entryId ?? null;
    journal.send('check.state-changed', { annotationId: claim, checkState: 'second-check', basedOn }, by(marc));
    type('last', 'first');
    assign(priya, marc, 'check.second-assigned');
    hears();
    type('first', 'last');
    expect(hears()).toBe(true);
    type('last', 'first');
    expect(hears()).toBe(false);
    // On a page that came meanwhile too.
    here = new GivenHere(priya, journal.state);
    type('first', 'last');
    expect(hears()).toBe(true);
  });

  it('hears that a colleague withdrew a signature of its person, and of nobody else’s', () => {
    const sign = (actorId: string) => {
      const signed = { signature: 'checker', seq: journal.state.seq, wordsHash: articleWordsHash(journal.state), cited: [] };
      journal.send('article.signed-off', signed, by(actorId));
    };
    const verdict = { value: 'unproven', rationale: 'A note.' };
    journal.send('verdict.given', { annotationId: claim, verdict, basedOn: null }, by(marc));
    sign(marc);
    journal.send('article.reopened', { reason: 'It rained.' }, by(marc));
    expect(hears()).toBe(false);
    sign(priya);
    expect(hears()).toBe(false);
    journal.send('article.reopened', { reason: 'A comma.' }, by(marc));
    expect(hears()).toBe(true);
    sign(priya);
    journal.send('article.reopened', { reason: 'My own.' }, by(priya));
    expect(hears()).toBe(false);
  });
});
