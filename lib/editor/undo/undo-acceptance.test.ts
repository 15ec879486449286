import { describe, expect, it } from 'vitest';
import type { Batch } from '@/lib/domain/contract/journal';
import { docOf, testId } from '@/lib/domain/journal/journal.fixture';
import { openSuggestions } from '@/lib/domain/talk/suggestion';
import { expectEqual, TestServer, TestTab } from '../session/session.fixture';

/** A tab of an editor with one open suggestion: 12.40 for 12.35. */
async function proposed() {
  const authority = new TestServer(docOf('A bus that runs', 'The last bus left at 12.35.', 'It ran.'));
  const tab = new TestTab(authority);
  const suggestionId = testId();
  const ranges = [{ ...tab.find('12.35'), exact: '12.35' }];
  tab.session.act('suggestion.made', { suggestionId, ranges, replacement: '12.40' });
  await tab.sync();
  const accept = () => tab.history.act('suggestion.accepted', { suggestionId });
  const waiting = () => tab.session.items.map(({ type }) => type);
  const stored = () => authority.journal.entries.slice(2).map(({ type }) => type);
  const isOpen = () => openSuggestions(tab.session.suggestions).some(({ id }) => id === suggestionId);
  const text = () => authority.journal.state.doc.textContent;
  /** What is on its way: the answer is brought in by the function that it gives. */
  const send = () => {
    const batch: Batch | null = tab.session.takeBatch(500);
    return async () => {
      if (batch) tab.session.receive((await authority.append('', batch)).entries);
    };
  };
  return { authority, tab, suggestionId, accept, waiting, stored, isOpen, text, send };
}

describe('an acceptance that waits', () => {
  it('is not sent at all once it is taken back, and is by redo', async () => {
    const { authority, tab, accept, waiting, stored, isOpen, text } = await proposed();
    tab.typeBefore('The last', 'Well: ');
    accept();
    tab.typeBefore('left', 'really ');
    tab.history.undo();
    expect(tab.history.undo()).not.toBeNull();
    expect([waiting(), isOpen(), tab.session.refused]).toEqual([['text', 'text'], true, []]);
    await tab.sync();
    expect([stored(), text()]).toEqual([['text', 'text'], 'A bus that runsWell: The last bus left at 12.35.It ran.']);
    tab.history.redo();
    tab.history.redo();
    await tab.sync();
    expect([stored().includes('suggestion.accepted'), text()]).toEqual([
      true,
      'A bus that runsWell: The last bus really left at 12.40.It ran.',
    ]);
    // It is an acceptance like any other now.
    tab.history.undo();
    tab.history.undo();
    await tab.sync();
    expect([isOpen(), text()]).toEqual([true, 'A bus that runsWell: The last bus left at 12.35.It ran.']);
    expectEqual(authority, tab);
  });

  it('is reopened behind itself where it was sent, in order and once', async () => {
    const { authority, tab, accept, waiting, stored, isOpen, text, send } = await proposed();
    accept();
    const arrive = send();
    expect(tab.history.undo()).not.toBeNull();
    expect(waiting()).toEqual(['suggestion.accepted', 'suggestion.reopened']);
    await arrive();
    expect([isOpen(), waiting()]).toEqual([false, ['suggestion.reopened']]);
    await tab.sync();
    expect(stored()).toEqual(['suggestion.accepted', 'suggestion.reopened']);
    expect([isOpen(), text()]).toEqual([true, 'A bus that runsThe last bus left at 12.35.It ran.']);
    tab.history.redo();
    await tab.sync();
    expect([stored().length, text()]).toEqual([3, 'A bus that runsThe last bus left at 12.40.It ran.']);
    expectEqual(authority, tab);
  });

  it('is reopened once where its answer was lost', async () => {
    const { authority, tab, accept, stored, isOpen } = await proposed();
    accept();
    authority.losesAnswers = true;
    await tab.sync();
    tab.history.undo();
    await tab.sync();
    authority.losesAnswers = false;
    await tab.sync();
    expect([stored(), isOpen(), tab.session.refused]).toEqual([['suggestion.accepted', 'suggestion.reopened'], true, []]);
    expectEqual(authority, tab);
  });

  it('stands where the undo of it is thought better of, sent or not', async () => {
    const { authority, tab, accept, waiting, stored, text, send } = await proposed();
    accept();
    const arrive = send();
    tab.history.undo();
    tab.history.redo();
    expect(waiting()).toEqual(['suggestion.accepted']);
    await arrive();
    tab.history.undo();
    const reopen = send();
    tab.history.redo();
    expect(waiting()).toEqual(['suggestion.reopened', 'suggestion.accepted']);
    await reopen();
    await tab.sync();
    expect(stored()).toEqual(['suggestion.accepted', 'suggestion.reopened', 'suggestion.accepted']);
    expect(text()).toContain('at 12.40.');
    expectEqual(authority, tab);
  });

  it('that the server refuses takes its undo along: nothing of it is left to be refused, or to be done again', async () => {
    const { authority, tab, suggestionId, accept, waiting, stored, send } = await proposed();
    const lead = { actorId: testId(), may: () => true };
    accept();
    send();
    tab.history.undo();
    authority.journal.send('suggestion.rejected', { suggestionId }, lead);
    await tab.sync();
    expect([waiting(), stored()]).toEqual([[], ['suggestion.rejected']]);
    expect(tab.session.refused.map(({ item }) => item.type)).toEqual(['suggestion.accepted']);
    expect(tab.history.canRedo).toBe(false);
    expectEqual(authority, tab);
  });

  it('keeps the way back of what is about the same suggestion, and must wait for it', async () => {
    const { authority, tab, suggestionId, stored } = await proposed();
    const suggestion = tab.session.suggestions.get(suggestionId);
    if (!suggestion) throw new Error('no suggestion');
    const ranges = tab.session.placesOfSuggestion(suggestion);
    tab.history.act('suggestion.changed', { suggestionId, ranges, replacement: '12.45', note: '' });
    const { newest } = tab.history;
    await tab.sync();
    authority.journal.send('suggestion.accepted', { suggestionId }, { actorId: testId(), may: () => true });
    await tab.sync();
    tab.history.act('suggestion.reopened', { suggestionId, was: 'suggestion.accepted' });
    expect(() => tab.history.undo(newest)).toThrow('This suggestion was accepted already.');
    await tab.sync();
    expect(tab.history.undo(newest)).not.toBeNull();
    await tab.sync();
    expect(stored()).toEqual(['suggestion.changed', 'suggestion.accepted', 'suggestion.reopened', 'suggestion.changed']);
    expect(tab.session.suggestions.get(suggestionId)).toMatchObject({ replacement: '12.40', settled: null });
    expectEqual(authority, tab);
  });
});
