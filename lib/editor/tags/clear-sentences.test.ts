import { TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { wordsBetween } from '@/lib/domain/text/article-text';
import { TestServer, TestTab } from '../session/session.fixture';
import { clearAtSelection, sayCleared, selectUnseen, toggleClear } from './clear-sentences';
import { TagActions } from './tag-actions';

function begin(text = 'The last bus left. It was a lazy cut. Nobody asked.') {
  const tab = new TestTab(new TestServer(docOf('Night buses', text)));
  const actions = new TagActions(tab.session, tab.history);
  const select = (words: string, isCaret = false) => {
    const { from, to } = tab.find(words);
    tab.host.dispatch(tab.host.state.tr.setSelection(TextSelection.create(tab.doc, from, isCaret ? from : to)));
  };
  const selectedUnseen = () => {
    const found = selectUnseen(tab.session);
    return found && wordsBetween(tab.doc, found.selection.from, found.selection.to);
  };
  const clear = () => [...tab.session.annotations.values()].filter(({ kind, isRemoved }) => kind === 'clear' && !isRemoved);
  return { tab, actions, select, selectedUnseen, clear, toggle: () => toggleClear(tab.session, tab.history, actions).isClear };
}

const wordsOf = (tags: readonly Annotation[]) => tags.map(({ anchor }) => anchor.ranges.map(({ exact }) => exact));

describe('toggleClear', () => {
  it('marks the sentence at the caret, and unmarks it again', async () => {
    const { tab, select, clear, toggle } = begin();
    select('lazy', true);
    expect(toggle()).toBe(true);
    await tab.sync();
    expect(clear().map(({ anchor }) => anchor.ranges[0]?.exact)).toEqual(['It was a lazy cut.']);
    expect(clear()[0]?.label).toBeNull();
    select('lazy', true);
    expect(toggle()).toBe(false);
    expect(clear()).toEqual([]);
    tab.history.undo();
    expect(clear()).toHaveLength(1);
  });

  it('says of how many sentences it was', () => {
    const { tab, actions, select } = begin();
    const toggle = () => sayCleared(toggleClear(tab.session, tab.history, actions));
    select('lazy', true);
    expect(toggle()).toBe('Sentence clear');
    select('It was a lazy cut. Nobody asked.');
    expect(toggle()).toBe('Sentence clear');
    select('It was a lazy cut. Nobody asked.');
    expect(toggle()).toBe('2 sentences not clear any more');
    select('It was a lazy cut. Nobody asked.');
    expect(toggle()).toBe('2 sentences clear');
  });

  it('marks one whose words have changed anew, and takes that back in one step', async () => {
    const { tab, select, clear, toggle } = begin();
    select('lazy', true);
    toggle();
    await tab.sync();
    const first = clear()[0]?.id;
    tab.delete('lazy ');
    await tab.sync();
    select('cut', true);
    expect(toggle()).toBe(true);
    await tab.sync();
    expect(clear().map(({ anchor }) => anchor.ranges[0]?.exact)).toEqual(['It was a cut.']);
    tab.history.undo();
    expect(clear().map(({ id }) => id)).toEqual([first]);
    tab.history.redo();
    await tab.sync();
    expect(clear().map(({ anchor }) => anchor.ranges[0]?.exact)).toEqual(['It was a cut.']);
  });

  it('takes whole sentences, however few of their words are selected', async () => {
    const { tab, select, clear, toggle } = begin();
    select('left. It was');
    expect(toggle()).toBe(true);
    await tab.sync();
    expect(wordsOf(clear())).toEqual([['The last bus left.'], ['It was a lazy cut.']]);
    expect(clearAtSelection(tab.session)).not.toBeNull();
    select('left. It was');
    expect(clearAtSelection(tab.session)).not.toBeNull();
    expect(toggle()).toBe(false);
    expect(clear()).toEqual([]);
    tab.history.undo();
    expect(clear()).toHaveLength(2);
  });

  it('makes one sentence of several unseen by a changed word, and the others stay clear', async () => {
    const { tab, select, clear, toggle, selectedUnseen } = begin();
    select('Night buses');
    toggle();
    select('The last bus left. It was a lazy cut. Nobody asked.');
    toggle();
    await tab.sync();
    expect(selectedUnseen()).toBeNull();
    tab.delete('lazy ');
    await tab.sync();
    select('Nobody asked.');
    expect(selectedUnseen()).toBe('It was a cut.');
    select('It was a cut. Nobody asked.');
    expect(toggle()).toBe(true);
    await tab.sync();
    expect(selectedUnseen()).toBeNull();
    expect(clear()).toHaveLength(4);
  });

  it('leaves what a colleague called clear at once as it is where the selection goes beyond it', async () => {
    const { tab, select, clear, toggle } = begin();
    const id = tab.tag('The last bus left. It was a lazy cut.', 'clear');
    await tab.sync();
    select('lazy cut. Nobody');
    expect(toggle()).toBe(true);
    await tab.sync();
    expect(wordsOf(clear())).toEqual([['The last bus left. It was a lazy cut.'], ['Nobody asked.']]);
    expect(clear().map((one) => one.id)).toContain(id);
  });

  it('takes one sentence out of a mark of several, which stays its maker’s on the others', async () => {
    const { tab, select, clear, toggle, selectedUnseen } = begin();
    const id = tab.tag('The last bus left. It was a lazy cut. Nobody asked.', 'clear');
    await tab.sync();
    const { kind } = clear()[0]?.basis ?? {};
    select('lazy', true);
    expect(toggle()).toBe(false);
    await tab.sync();
    expect(wordsOf(clear())).toEqual([['The last bus left.', 'Nobody asked.']]);
    expect(clear()[0]).toMatchObject({ id, basis: { kind }, anchor: { state: 'exact' } });
    select('Night buses');
    expect(selectedUnseen()).toBe('It was a lazy cut.');
    tab.history.undo();
    await tab.sync();
    expect(wordsOf(clear())).toEqual([['The last bus left. It was a lazy cut. Nobody asked.']]);
  });

  it('leaves no mark behind on a sign of the sentence beside it', async () => {
    const { tab, select, clear, toggle } = begin('Il dit : « C’est faux. » Elle répond. Fin.');
    // As they were marked when » was still taken for the beginning of the next sentence.
    tab.tag('Il dit : « C’est faux.', 'clear');
    tab.tag('» Elle répond.', 'clear');
    await tab.sync();
    select('faux', true);
    expect(toggle()).toBe(true);
    await tab.sync();
    expect(wordsOf(clear())).toEqual([['» Elle répond.'], ['Il dit : « C’est faux. »']]);
    select('Elle répond', true);
    expect(toggle()).toBe(false);
    await tab.sync();
    expect(wordsOf(clear())).toEqual([['Il dit : « C’est faux. »']]);
  });

  it('leaves a changed mark of several alone where one sentence is marked anew', async () => {
    const { tab, select, clear, toggle, selectedUnseen } = begin();
    tab.tag('The last bus left. It was a lazy cut.', 'clear');
    await tab.sync();
    tab.delete('lazy ');
    await tab.sync();
    select('cut', true);
    expect(toggle()).toBe(true);
    await tab.sync();
    expect(clear()).toHaveLength(2);
    select('Night');
    expect(selectedUnseen()).toBe('The last bus left.');
    // Only the one that holds for it goes again.
    select('cut', true);
    expect(toggle()).toBe(false);
    await tab.sync();
    expect(clear().map(({ anchor }) => anchor.state)).toEqual(['drifted']);
  });

  it('marks each sentence with words that were gathered', async () => {
    const { tab, actions, select, clear, toggle } = begin();
    select('last bus');
    actions.keepSelection();
    select('Nobody');
    expect(toggle()).toBe(true);
    await tab.sync();
    expect(wordsOf(clear())).toEqual([['The last bus left.'], ['Nobody asked.']]);
    expect(actions.letGo()).toBe(false);
  });

  it('marks a sentence with a tag that has changed beside it, and takes that back again', async () => {
    const { tab, select, clear, toggle, selectedUnseen } = begin();
    tab.tag('a lazy cut', 'opinion');
    for (const words of ['Night', 'The last', 'Nobody']) {
      select(words, true);
      toggle();
    }
    await tab.sync();
    expect(selectedUnseen()).toBeNull();
    tab.host.dispatch(tab.host.state.tr.insertText(' of 40 routes', tab.find('lazy cut').to));
    expect(selectedUnseen()).toBe('It was a lazy cut of 40 routes.');
    await tab.sync();
    expect(selectedUnseen()).toBe('It was a lazy cut of 40 routes.');
    select('40', true);
    expect(toggle()).toBe(true);
    await tab.sync();
    expect(selectedUnseen()).toBeNull();
    expect(clear().map(({ anchor }) => anchor.ranges[0]?.exact)).toContain('It was a lazy cut of 40 routes.');
    expect(toggle()).toBe(false);
    expect(selectedUnseen()).toBe('It was a lazy cut of 40 routes.');
  });

  it('refuses a sentence that has a tag, by its name', async () => {
    const { tab, select, toggle } = begin();
    tab.tag('lazy cut', 'opinion');
    await tab.sync();
    select('It was', true);
    expect(toggle).toThrow('This sentence is seen: it has O1.');
  });
});

describe('clearAtSelection', () => {
  it('finds who marked the sentence at the caret, as long as it is as it was', async () => {
    const { tab, select, toggle } = begin();
    select('lazy', true);
    toggle();
    await tab.sync();
    select('cut', true);
    expect(clearAtSelection(tab.session)?.basis.kind.byId).toBe(tab.session.options.personId);
    select('The last', true);
    expect(clearAtSelection(tab.session)).toBeNull();
    tab.delete('lazy ');
    await tab.sync();
    select('cut', true);
    expect(clearAtSelection(tab.session)).toBeNull();
  });
});

describe('selectUnseen', () => {
  it('goes on from a place that somebody chose', () => {
    const { tab } = begin();
    const found = selectUnseen(tab.session, tab.find('It was').from);
    expect(found && wordsBetween(tab.doc, found.selection.from, found.selection.to)).toBe('It was a lazy cut.');
  });

  it('goes on behind the selection over what is tagged or clear, and begins again at the top', async () => {
    const { tab, select, selectedUnseen, toggle } = begin();
    tab.tag('The last bus');
    select('Night buses');
    expect(selectedUnseen()).toBe('It was a lazy cut.');
    select('lazy', true);
    toggle();
    expect(selectedUnseen()).toBe('Nobody asked.');
    select('Nobody asked.');
    expect(selectedUnseen()).toBe('Night buses');
  });

  it('has a sentence unseen again when its words have changed', async () => {
    const { tab, select, selectedUnseen, toggle } = begin();
    for (const words of ['Night', 'The last', 'lazy', 'Nobody']) {
      select(words, true);
      toggle();
    }
    await tab.sync();
    expect(selectedUnseen()).toBeNull();
    tab.delete('lazy ');
    await tab.sync();
    expect(selectedUnseen()).toBe('It was a cut.');
    // One press marks it anew.
    select('a cut', true);
    expect(toggle()).toBe(true);
    expect(selectedUnseen()).toBeNull();
    await tab.sync();
    // Words in front of a sentence are part of it, and none of what was called clear.
    const { from } = tab.find('Nobody asked');
    tab.host.dispatch(tab.host.state.tr.insertText('Hardly ', from));
    await tab.sync();
    expect(selectedUnseen()).toBe('Hardly Nobody asked.');
  });

  it.each([
    ['leaves a sentence seen when the words of its claim have changed: its check says so', 'claim', null],
    ['has a sentence unseen again when the words of its opinion have changed', 'opinion', 'It was a cut.'],
  ])('%s', async (_, kind, unseen) => {
    const { tab, selectedUnseen, select, toggle } = begin();
    tab.tag('a lazy cut', kind);
    for (const words of ['Night', 'The last', 'Nobody']) {
      select(words, true);
      toggle();
    }
    await tab.sync();
    tab.delete('lazy ');
    await tab.sync();
    expect([...tab.session.annotations.values()].find((one) => one.kind === kind)?.anchor.state).toBe('drifted');
    expect(selectedUnseen()).toBe(unseen);
  });
});
