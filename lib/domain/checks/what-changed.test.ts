import { Transform } from '@tiptap/pm/transform';
import { beforeEach, describe, expect, it } from 'vitest';
import { compareTags } from '../history/compare-tags';
import { docOf, TestJournal } from '../journal/journal.fixture';
import { articleSchema } from '../text/article-schema';
import { sayChange } from './what-changed';

const WORDS = 'They rose by 40 per cent';

let journal: TestJournal;
let claim: string;

beforeEach(() => {
  journal = new TestJournal(docOf('Rents', `${WORDS}, and nobody built.`));
  claim = journal.tag(WORDS);
  journal.send('verdict.given', { annotationId: claim, basedOn: null, verdict: { value: 'partly', rationale: 'As it is.' } });
});

const tag = () => journal.annotation(claim);
const state = (statement: string | null) =>
  journal.send('annotation.stated', { annotationId: claim, statement, basedOn: tag().stated?.basis.entryId ?? null });
const edit = (words: string, others: string) => {
  const { from, to } = journal.rangeOf(words);
  journal.edit(new Transform(journal.state.doc).replaceWith(from, to, articleSchema.text(others)));
};

describe('what is said of a claim that has changed since its verdict', () => {
  it('is that the text changed, where only the words did', () => {
    edit('40', '60');
    expect(sayChange(tag())).toBe('Text changed');
  });

  it('is that it says something else, where only the statement was written anew', () => {
    state('Rents fell');
    expect(sayChange(tag())).toBe('Says something else now');
  });

  it('is that the text changed, where both did, also after somebody confirmed the words', () => {
    state('Rents fell');
    edit('40', '60');
    expect(sayChange(tag())).toBe('Text changed');
    journal.send('annotation.span-changed', { annotationId: claim, how: 'confirmed' });
    expect([tag().anchor.state, sayChange(tag())]).toEqual(['exact', 'Text changed']);
  });

  it.each([
    { does: 'it moved, where the same words stand elsewhere', isRestated: false, seen: ['moved', false, 'Moved'] },
    {
      does: 'it says something else, where it was written anew besides',
      isRestated: true,
      seen: ['moved', true, 'Says something else now'],
    },
  ])('is that $does', ({ isRestated, seen }) => {
    journal = new TestJournal(docOf('Rents', `${WORDS}, and nobody built.`, 'Behind it stands another paragraph of the article.'));
    claim = journal.tag(WORDS);
    journal.send('verdict.given', { annotationId: claim, basedOn: null, verdict: { value: 'partly', rationale: 'As it is.' } });
    const judged = journal.state;
    const entryId = isRestated ? state('Rents fell') : null;
    const { from, to } = journal.rangeOf(`${WORDS}, and nobody built.`);
    const paragraph = journal.state.doc.slice(from - 1, to + 1);
    journal.edit(new Transform(journal.state.doc).delete(from - 1, to + 1));
    journal.edit(new Transform(journal.state.doc).insert(journal.state.doc.content.size, paragraph.content));
    expect([tag().anchor.state, tag().isStale, sayChange(tag())]).toEqual(seen);
    // And so in the history, with the entry that said something else.
    const told = isRestated ? [{ what: 'verdict', tag: { isRestated: true }, entryId }] : [];
    expect(compareTags(judged, journal.state)).toMatchObject(told);
  });

  it('is told by the history too, with the entry that did it', () => {
    const before = journal.state;
    const entryId = state('Rents fell');
    expect(compareTags(before, journal.state)).toMatchObject([{ what: 'verdict', tag: { isStale: true, isRestated: true }, entryId }]);
    edit('40', '60');
    const [change] = compareTags(before, journal.state);
    expect(change?.tag).not.toHaveProperty('isRestated');
    expect(change?.entryId).toBeNull();
  });
});
