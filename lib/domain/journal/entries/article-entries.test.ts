import { describe, expect, it } from 'vitest';
import { applyEntry, emptyState, stateFromJson, stateToJson } from '../../article-state';
import { entryTypeOf } from '../entry-types';
import { erasePayload } from '../erase';
import { docOf, TestJournal, testId } from '../journal.fixture';

const priya = testId();

describe('owner and due date of an article', () => {
  it('are left out until they are set, and kept as the same moment is written', () => {
    const journal = new TestJournal(docOf('Buses', 'One.'));
    expect(Object.keys(journal.state.details)).not.toContain('ownerId');
    journal.send('article.owner-named', { ownerId: priya });
    journal.send('article.due-set', { dueAt: '2026-10-10T16:00:00Z' });
    expect(journal.state.details).toMatchObject({ ownerId: priya, dueAt: '2026-10-10T16:00:00.000Z' });
    journal.send('article.due-set', { dueAt: null });
    expect(journal.state.details).toMatchObject({ ownerId: priya, dueAt: null });
    const replayed = journal.entries.reduce(applyEntry, emptyState(journal.state.articleId));
    expect(stateToJson(replayed)).toEqual(stateToJson(journal.state));
    expect(stateFromJson(JSON.parse(JSON.stringify(stateToJson(replayed)))).details).toEqual(journal.state.details);
  });

  it('are made by use cases only, signed or not, and have no words to erase', () => {
    const journal = new TestJournal(docOf('Buses', 'One.'));
    for (const [type, payload] of [
      ['article.owner-named', { ownerId: priya }],
      ['article.due-set', { dueAt: '2026-10-10T16:00:00.000Z' }],
    ] as const) {
      expect(entryTypeOf(type)).toMatchObject({ action: null, isOpenWhenSigned: true });
      expect(erasePayload(type, payload)).toEqual(payload);
    }
    expect(() => journal.send('article.due-set', { dueAt: 'tomorrow' })).toThrow();
    expect(() => journal.send('article.owner-named', { ownerId: 'Priya' })).toThrow();
  });
});
