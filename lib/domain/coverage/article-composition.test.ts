import { describe, expect, it } from 'vitest';
import { docOf, TestJournal, testId } from '../journal/journal.fixture';
import { composeArticle, StoredComposition } from './article-composition';

describe('composeArticle', () => {
  it('counts the words of tags that are there, and of clear ones as untagged', () => {
    const journal = new TestJournal(docOf('Night buses', 'The last bus left. It is a shame.'));
    const tag = (kind: string, from: number, exact: string) => {
      const annotationId = testId();
      journal.send('annotation.created', { annotationId, kind, ranges: [{ from, to: from + exact.length, exact }] });
      return annotationId;
    };
    tag('claim', 14, 'The last bus left.');
    tag('clear', 1, 'Night buses');
    const opinion = tag('opinion', 33, 'It is a shame.');
    expect(composeArticle(journal.state)).toEqual({ claim: 4, opinion: 4, proposal: 0, none: 2 });
    journal.send('annotation.removed', { annotationId: opinion, basedOn: null });
    const left = composeArticle(journal.state);
    expect(left).toEqual({ claim: 4, opinion: 0, proposal: 0, none: 6 });
    expect(StoredComposition.parse(left)).toEqual(left);
  });
});
