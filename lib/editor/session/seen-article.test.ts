import { Transform } from '@tiptap/pm/transform';
import { beforeEach, describe, expect, it } from 'vitest';
import { docOf, TestJournal, testId } from '@/lib/domain/journal/journal.fixture';
import { showEntries } from '@/lib/domain/journal/show-entries';
import { articleSchema } from '@/lib/domain/text/article-schema';
import { type SeenArticle, sayUnseen, seeEntries } from './seen-article';

let journal: TestJournal;
let seen: SeenArticle;
const [me, nika] = [testId(), testId()];
/** Each has one tab, of the same name. */
const own = { clientId: me, personId: me };

beforeEach(() => {
  journal = new TestJournal(docOf('Buses', 'The last bus left at 12.35.'));
  seen = { state: journal.state, news: [] };
});

/** What somebody did, as it arrives. */
function come(actorId: string, work: () => void, clientId = actorId): void {
  const before = journal.entries.length;
  work();
  const entries = journal.entries.slice(before).map((one) => ({ ...one, clientId, actorId }));
  seen = seeEntries(
    seen,
    showEntries(entries, { seesDrafts: true }, () => false),
    journal.state,
    own,
  );
}

const type = (words: string) => () => journal.edit(new Transform(journal.state.doc).insert(8, articleSchema.text(words)));
const said = () => sayUnseen(seen, journal.state, (id) => (id === nika ? 'Nika' : 'You'));

describe('seeEntries', () => {
  it('keeps the article as it was seen when others change it, and says who did what', () => {
    const { seq } = seen.state;
    come(nika, type('late '));
    expect(seen.state.seq).toBe(seq);
    expect(said()).toBe('Nika edited the text.');
    come(nika, () => journal.tag('The last bus'));
    expect(said()).toBe('Nika edited the text and Nika added claim 1.');
    come(nika, () => journal.tag('left', 'opinion'));
    expect(said()).toBe('Nika added opinion 1, after 2 other changes.');
    // What this tab does after that is no look at what came before.
    come(me, () => journal.tag('12.35'));
    expect(seen.state.seq).toBe(seq);
  });

  it('goes on with what this tab did, and with comments', () => {
    come(me, () => journal.tag('The last bus'));
    expect(seen).toEqual({ state: journal.state, news: [] });
    come(nika, () =>
      journal.send('comment', { about: 'article', threadId: testId(), commentId: testId(), text: 'Well done', mentions: [] }),
    );
    expect(seen).toEqual({ state: journal.state, news: [] });
    expect(said()).toBe('');
  });

  it('keeps waiting for a look at what a colleague did who calls their tab by the name of this one', () => {
    const { seq } = seen.state;
    come(nika, () => journal.tag('The last bus'), me);
    expect(seen.state.seq).toBe(seq);
    expect(said()).toBe('Nika added claim 1.');
  });

  it('goes on where a suggestion waits again and the text stays as it is, and not where accepted words go', () => {
    const suggestionId = testId();
    journal.send('suggestion.made', { suggestionId, ranges: [journal.rangeOf('last')], replacement: 'late' });
    seen = { state: journal.state, news: [] };
    come(nika, () => {
      journal.send('suggestion.withdrawn', { suggestionId });
      journal.send('suggestion.reopened', { suggestionId });
    });
    expect(seen).toEqual({ state: journal.state, news: [] });
    journal.send('suggestion.accepted', { suggestionId });
    seen = { state: journal.state, news: [] };
    come(nika, () => journal.sendEntry({ id: testId(), type: 'suggestion.reopened', payload: { suggestionId } }, { may: () => true }));
    expect(seen.news).toHaveLength(1);
  });

  it('counts opening again as something to look at', () => {
    const { seq } = seen.state;
    const signed = { ...journal.state, signOffs: [] };
    const entries = journal.entries.map((one) => ({ ...one, type: 'article.reopened', clientId: nika }));
    expect(seeEntries(seen, entries, signed, own)).toMatchObject({ state: { seq }, news: [{}] });
  });
});
