import { TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { wordsBetween } from '@/lib/domain/text/article-text';
import { markRanges } from '../marks/annotation-plugin';
import { gatheredPlaces } from '../marks/gather-plugin';
import { expectEqual, TestServer, TestTab } from '../session/session.fixture';
import { addWords, takeOutWords, waysOf } from './place-changes';
import { TagActions } from './tag-actions';

/** A tab with a claim on "The board", and a hand that selects words. */
async function begin(...tagged: string[]) {
  const server = new TestServer(
    docOf('Night buses', 'The board, he said, lost money on it. Nobody asked.', 'Ants; bees; cats; dogs; eels; frogs; gnats; hens; ibis.'),
  );
  const tab = new TestTab(server);
  const ids = tagged.map((words) => tab.tag(words));
  await tab.sync();
  const actions = new TagActions(tab.session, tab.history);
  const change = (tag: Annotation | null) => ({ session: tab.session, actions, tag, words: actions.selectedSpans() });
  const places = {
    waysOf: (tag: Annotation) => waysOf(change(tag)),
    addWords: (tag: Annotation | null) => addWords(change(tag)),
    takeOutWords: (tag: Annotation) => takeOutWords(change(tag)),
  };
  const select = (words: string) => {
    const { from, to } = tab.find(words);
    tab.host.dispatch(tab.host.state.tr.setSelection(TextSelection.create(tab.doc, from, to)));
  };
  const tag = (id = ids[0]) => {
    const found = tab.session.annotations.get(id ?? '');
    if (!found) throw new Error('no tag');
    return found;
  };
  const words = (id = ids[0]) => markRanges(tab.host.state, id ?? '').map(({ from, to }) => wordsBetween(tab.doc, from, to));
  return { server, tab, ids, actions, places, select, tag, words };
}

describe('keepSelection', () => {
  it('gathers words one after the other, and one tag takes them all', async () => {
    const { server, tab, actions, select, words } = await begin();
    select('The board');
    expect(actions.keepSelection()).toBe(1);
    expect(tab.host.state.selection.empty).toBe(true);
    select('ost mone');
    expect(actions.selectedSpans()).toHaveLength(2);
    const id = actions.tag('claim');
    expect(words(id)).toEqual(['The board', 'lost money']);
    expect(gatheredPlaces(tab.host.state)).toEqual([]);
    await tab.sync();
    expectEqual(server, tab);
    tab.history.undo();
    expect(words(id)).toEqual([]);
  });

  it('tags what was kept without another selection', async () => {
    const { actions, select, words } = await begin();
    select('he said');
    actions.keepSelection();
    expect(words(actions.tag('opinion'))).toEqual(['he said']);
  });

  it('asks for words where none are selected', async () => {
    const { actions } = await begin();
    expect(() => actions.keepSelection()).toThrow('Select some words first.');
  });
});

describe('letGo', () => {
  it('lets go of what was kept, once', async () => {
    const { tab, actions, select } = await begin();
    select('The board');
    actions.keepSelection();
    expect(actions.letGo()).toBe(true);
    expect(gatheredPlaces(tab.host.state)).toEqual([]);
    expect(actions.letGo()).toBe(false);
  });
});

describe('addWords', () => {
  it('makes the selection a further place, and undo takes it away', async () => {
    const { server, tab, places, select, tag, words } = await begin('The board');
    select('lost money');
    expect(places.waysOf(tag())).toEqual({ canAdd: true, canTakeOut: false });
    expect(places.addWords(tag())).toBe('Words added to C1, in 2 places');
    expect(words()).toEqual(['The board', 'lost money']);
    await tab.sync();
    expectEqual(server, tab);
    tab.history.undo();
    expect(words()).toEqual(['The board']);
    tab.history.redo();
    await tab.sync();
    expect(words()).toEqual(['The board', 'lost money']);
    expectEqual(server, tab);
  });

  it('joins what touches a place that it has', async () => {
    const { places, select, tag, words } = await begin('The board');
    select('board, he said');
    places.addWords(tag());
    expect(words()).toEqual(['The board, he said']);
  });

  it('makes a verdict stale, as any other words do', async () => {
    const { tab, places, select, tag } = await begin('The board');
    const verdict = { value: 'unproven', rationale: 'Nobody knows.' };
    tab.history.act('verdict.given', { annotationId: tag().id, verdict, basedOn: null });
    await tab.sync();
    select('lost money');
    places.addWords(tag());
    await tab.sync();
    expect(tag().isStale).toBe(true);
    tab.history.undo();
    await tab.sync();
    expect(tag().isStale).toBe(false);
  });

  it('refuses words that the tag has, that another tag has, and a ninth place', async () => {
    const { tab, places, select, tag, ids } = await begin('The board', 'lost', 'Ants', 'The board, he said, lost');
    expect(() => places.addWords(null)).toThrow('Go to a tag first, then select words.');
    expect(() => places.addWords(tag())).toThrow('Select the words to add to C1 first.');
    select('board');
    expect(() => places.addWords(tag())).toThrow('C1 has these words already.');
    select(', he said, lost');
    expect(() => places.addWords(tag())).toThrow('These words are already C4.');
    for (const words of ['bees', 'cats', 'dogs', 'eels', 'frogs', 'gnats', 'hens']) {
      select(words);
      places.addWords(tag(ids[2]));
    }
    select('ibis');
    expect(() => places.addWords(tag(ids[2]))).toThrow('A tag has at most 8 places. This would make 9.');
    expect(markRanges(tab.host.state, ids[2] ?? '')).toHaveLength(8);
  });

  it('gives a tag whose words are gone new ones', async () => {
    const { tab, places, select, tag, words } = await begin('he said');
    tab.delete('he said');
    await tab.sync();
    expect(tag().anchor.state).toBe('orphaned');
    select('Nobody');
    places.addWords(tag());
    await tab.sync();
    expect(words()).toEqual(['Nobody']);
    expect(tag().anchor.state).toBe('exact');
  });
});

describe('takeOutWords', () => {
  it('parts a tag around the words that are taken out, and undo makes it whole', async () => {
    const { server, tab, places, select, tag, words } = await begin('The board, he said, lost money');
    select('he said');
    expect(places.waysOf(tag())).toEqual({ canAdd: false, canTakeOut: true });
    expect(places.takeOutWords(tag())).toBe('Words taken out of C1, in 2 places now');
    expect(words()).toEqual(['The board', 'lost money']);
    await tab.sync();
    expectEqual(server, tab);
    select('The board');
    places.takeOutWords(tag());
    expect(words()).toEqual(['lost money']);
    tab.history.undo();
    tab.history.undo();
    expect(words()).toEqual(['The board, he said, lost money']);
  });

  it('refuses words that the tag has not, all of its words, and those of another tag', async () => {
    const { places, select, tag } = await begin('The board', 'board');
    select('Nobody');
    expect(() => places.takeOutWords(tag())).toThrow('C1 has none of these words.');
    select('The board');
    expect(places.waysOf(tag())).toEqual({ canAdd: false, canTakeOut: false });
    expect(() => places.takeOutWords(tag())).toThrow('These are all the words of C1. Remove the tag if it should go.');
    select('The');
    expect(() => places.takeOutWords(tag())).toThrow('These words are already C2.');
  });
});

describe('a tag that has lost the words of one of its places', () => {
  /** An opinion of two places, and a colleague who has deleted the second. */
  async function partlyLost() {
    const begun = await begin('The board');
    const { server, tab, places, select, tag } = begun;
    select('lost money');
    places.addWords(tag());
    await tab.sync();
    const ben = new TestTab(server);
    ben.delete('lost money');
    const deletion = ben.history.newest;
    await ben.sync();
    await tab.sync();
    expect(tag().anchor.state).toBe('drifted');
    const comesBack = async (...words: string[]) => {
      await tab.sync();
      expect(tag().anchor.state).toBe('drifted');
      await ben.read();
      ben.history.undo(deletion);
      await ben.sync();
      await tab.sync();
      expect(begun.words()).toEqual(words);
      expect(tag().anchor.state).toBe('exact');
      expectEqual(server, tab, ben);
    };
    const caretIn = (at: string) => tab.host.dispatch(tab.host.state.tr.setSelection(TextSelection.create(tab.doc, tab.find(at).from)));
    return { ...begun, ben, caretIn, comesBack };
  }

  it('keeps that place when an end of another is moved', async () => {
    const { actions, caretIn, tag, comesBack } = await partlyLost();
    caretIn('board');
    actions.moveEdge(tag(), 'to', 1);
    await comesBack('The board, he', 'lost money');
  });

  it('keeps it when words are added, and when some are taken out', async () => {
    const { places, select, tag, comesBack } = await partlyLost();
    select('Nobody');
    places.addWords(tag());
    select('The');
    places.takeOutWords(tag());
    await comesBack('board', 'lost money', 'Nobody');
  });

  it('has it back though a colleague wrote beside it meanwhile', async () => {
    const { tab, ben, actions, caretIn, tag, comesBack } = await partlyLost();
    caretIn('board');
    actions.moveEdge(tag(), 'to', 1);
    await tab.sync();
    await ben.read();
    ben.typeBefore('said', 'too ');
    ben.typeBefore('it. Nobody', 'top of ');
    await ben.sync();
    await comesBack('The board, he', 'lost money');
  });

  it('lets it go when the words that are left are confirmed, or others are chosen', async () => {
    for (const way of ['confirm', 'reattach'] as const) {
      const { tab, actions, select, tag, words } = await partlyLost();
      if (way === 'confirm') actions.confirmPlace(tag());
      else {
        select('Nobody');
        actions.reattach(tag());
      }
      await tab.sync();
      expect(words()).toEqual([way === 'confirm' ? 'The board' : 'Nobody']);
      expect(tag().anchor.state).toBe('exact');
    }
  });

  it('lets it go too where a colleague did before an end was moved', async () => {
    const { server, tab, ben, actions, caretIn, tag, words } = await partlyLost();
    await ben.read();
    const theirs = ben.session.annotations.get(tag().id);
    if (theirs) new TagActions(ben.session, ben.history).confirmPlace(theirs);
    caretIn('board');
    actions.moveEdge(tag(), 'to', 1);
    await ben.sync();
    await tab.sync();
    expect(words()).toEqual(['The board, he']);
    expect(tag().anchor.state).toBe('exact');
    await ben.read();
    expectEqual(server, tab, ben);
  });

  it('counts it as one of its places', async () => {
    const { places, select, tag } = await partlyLost();
    for (const words of ['bees', 'cats', 'dogs', 'eels', 'frogs', 'gnats']) {
      select(words);
      places.addWords(tag());
    }
    select('ibis');
    expect(() => places.addWords(tag())).toThrow('A tag has at most 8 places. This would make 9.');
  });
});

describe('moveEdge', () => {
  it('moves the place that the caret stands in, or else the ends of the whole', async () => {
    const { tab, actions, places, select, tag, words } = await begin('The board');
    select('money');
    places.addWords(tag());
    const caretIn = (at: string) => {
      const { from } = tab.find(at);
      tab.host.dispatch(tab.host.state.tr.setSelection(TextSelection.create(tab.doc, from)));
    };
    caretIn('board');
    actions.moveEdge(tag(), 'to', 1);
    expect(words()).toEqual(['The board, he', 'money']);
    caretIn('oney');
    actions.moveEdge(tag(), 'from', 1);
    expect(words()).toEqual(['The board, he', 'lost money']);
    caretIn('obody');
    actions.moveEdge(tag(), 'to', 1);
    expect(words()).toEqual(['The board, he', 'lost money on']);
  });
});
