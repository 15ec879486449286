import { Transform } from '@tiptap/pm/transform';
import { beforeEach, describe, expect, it } from 'vitest';
import { articleSchema } from '../../text/article-schema';
import { docOf, TestJournal, testId } from '../journal.fixture';

const [ann, ben, hanne] = [testId(), testId(), testId()];

let journal: TestJournal;
let claim: string;

beforeEach(() => {
  journal = new TestJournal(docOf('Night buses', 'The last bus left at 12.35, and the next one is at 5.10.'));
  claim = journal.tag('the next one is at 5.10');
});

const tag = () => journal.annotation(claim);
const judge = (actorId: string, value: string | null, basedOn = tag().basis.verdict?.entryId ?? null, rationale = 'Who knows.') => {
  const verdict = value && { value, rationale };
  return journal.send('verdict.given', { annotationId: claim, verdict, basedOn }, { actorId });
};
const write = (words: string, before: string) => {
  const { from } = journal.rangeOf(before);
  journal.edit(new Transform(journal.state.doc).insert(from, articleSchema.text(words)));
};

describe('a verdict', () => {
  it('vouches for drifted words: the tag stands on them exactly', () => {
    write('1', '5.10');
    expect(tag().anchor.state).toBe('drifted');
    judge(ann, 'unproven');
    expect(tag()).toMatchObject({
      anchor: { state: 'exact', ranges: [{ exact: 'the next one is at 15.10' }] },
      verdict: { words: 'the next one is at 15.10' },
      isStale: false,
    });
  });

  it('rests on no note whose words were erased, unless something is left of it', () => {
    expect(() => judge(ann, 'unproven', null, '██████ ███')).toThrow(/^Unproven needs a note\./);
    judge(ann, 'unproven', null, '██████ said nothing of it');
    expect(tag().verdict).toMatchObject({ rationale: '██████ said nothing of it' });
  });

  it.each(['\u200b', ' \u2800\u00ad ', '██ \u3164'])('rests on no note of which nothing is seen: %j', (rationale) => {
    expect(() => judge(ann, 'unproven', null, rationale)).toThrow(/^Unproven needs a note\./);
  });

  const remove = (words: string) => {
    const { from, to } = journal.rangeOf(words);
    journal.edit(new Transform(journal.state.doc).delete(from, to));
  };
  const takeBack = (entryId: string, actorId: string) =>
    journal.send('verdict.given', { annotationId: claim, verdict: null, basedOn: entryId, undoes: entryId }, { actorId });

  it('on drifted words that is taken back gives the tag the words from before back', () => {
    judge(ann, 'partly');
    write('7', '5.10');
    takeBack(judge(ann, 'unproven'), ann);
    expect(tag()).toMatchObject({ anchor: { state: 'drifted', ranges: [{ exact: 'the next one is at 5.10' }] }, isStale: true });
    remove('7');
    expect(tag()).toMatchObject({
      anchor: { state: 'exact', ranges: [{ exact: 'the next one is at 5.10' }] },
      verdict: { value: 'partly', words: 'the next one is at 5.10' },
      isStale: false,
    });
    expect(journal.stateAt(journal.entries.length).annotations.get(claim)).toEqual(tag());
  });

  it('on what is left of several places that is taken back gives the lost one its way back', () => {
    const both = [journal.rangeOf('The last bus left at 12.35'), journal.rangeOf('the next one is at 5.10')];
    claim = testId();
    journal.send('annotation.created', { annotationId: claim, kind: 'claim', ranges: both });
    remove('The last bus left at 12.35');
    const judged = judge(ann, 'unproven');
    expect(tag().anchor.ranges).toHaveLength(1);
    takeBack(judged, ann);
    expect(tag().anchor.ranges).toHaveLength(2);
    const { from } = both[0] ?? { from: 0 };
    journal.edit(new Transform(journal.state.doc).insert(from, articleSchema.text('The last bus left at 12.35')));
    expect(tag().anchor).toMatchObject({
      state: 'exact',
      ranges: [{ exact: 'The last bus left at 12.35' }, { exact: 'the next one is at 5.10' }],
    });
  });

  it('that is taken back leaves a tag where somebody has placed it since', () => {
    write('7', '5.10');
    const judged = judge(ann, 'unproven');
    journal.send('annotation.span-changed', { annotationId: claim, how: 'span', ranges: [journal.rangeOf('at 75.10')] }, { actorId: ben });
    takeBack(judged, ann);
    expect(tag().anchor.ranges).toMatchObject([{ exact: 'at 75.10' }]);
  });

  it('that is taken back at once with another one stands beside that, and clears it where it is chosen', () => {
    const first = judge(ann, 'unproven');
    const changed = judge(ben, 'partly');
    const cleared = judge(ann, null, first);
    expect(tag()).toMatchObject({
      verdict: { entryId: changed },
      rivals: [{ entryId: cleared, field: 'verdict', proposed: { verdict: null } }],
    });
    journal.send('rival.settled', { annotationId: claim, rivalEntryId: cleared, take: true }, { actorId: hanne, may: () => true });
    expect(tag()).toMatchObject({ verdict: null, rivals: [] });
  });

  it('is given on claims alone, and on none whose words are gone', () => {
    const opinion = journal.tag('The last bus', 'opinion');
    const given = { verdict: { value: 'unproven', rationale: 'Who knows.' }, basedOn: null };
    expect(() => journal.send('verdict.given', { annotationId: opinion, ...given })).toThrow('Only claims get a verdict.');
    const { from, to } = journal.rangeOf('the next one is at 5.10');
    journal.edit(new Transform(journal.state.doc).delete(from, to));
    expect(tag().anchor.state).toBe('orphaned');
    expect(() => judge(ann, 'unproven')).toThrow('The words of this claim are gone. Attach it to words first.');
  });
});
