import { TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { docOf, testId } from '@/lib/domain/journal/journal.fixture';
import { wordsBetween } from '@/lib/domain/text/article-text';
import { activeMark } from '../marks/annotation-plugin';
import { TestServer, TestTab } from '../session/session.fixture';
import { selectExactly } from './exact-selection';
import { TagActions } from './tag-actions';

const newServer = () => new TestServer(docOf('A bus that runs', 'The last bus left at 12.35.', 'It was a lazy cut.'));

/** Two tabs that have tagged the same words before either heard of the other. */
async function atOnce() {
  const server = newServer();
  const [one, two] = [new TestTab(server), new TestTab(server)];
  const older = one.tag('The last bus');
  const newer = two.tag('The last bus');
  await one.sync();
  await two.sync();
  await one.read();
  const actions = new TagActions(one.session, one.history);
  const tagOf = (id: string) => {
    const found = one.session.annotations.get(id);
    if (!found) throw new Error(`no tag ${id}`);
    return found;
  };
  return { server, one, two, older, newer, actions, tagOf };
}

describe('tagsUnderSelection', () => {
  /** The labels under the selection of `words`, in a tab with a claim, an opinion inside it and a proposal after it. */
  async function under(words: string, activeWords?: string) {
    const tab = new TestTab(newServer());
    const ids = new Map([
      ['claim', tab.tag('The last bus left at 12.35.')],
      ['opinion', tab.tag('last bus', 'opinion')],
      ['proposal', tab.tag('It was', 'proposal')],
    ]);
    await tab.sync();
    const actions = new TagActions(tab.session, tab.history);
    if (activeWords) actions.activate(ids.get(activeWords) ?? null);
    const [first, last] = words.split('…').map((part) => tab.find(part));
    if (!first) throw new Error('no words');
    tab.host.dispatch(tab.host.state.tr.setSelection(TextSelection.create(tab.doc, first.from, (last ?? first).to)));
    const { meant, crossed } = actions.tagsUnderSelection();
    return { meant: meant?.label ?? null, crossed: crossed.map(({ label }) => label) };
  }

  it.each([
    ['the innermost tag that holds it', 'st bus', undefined, { meant: 'O1', crossed: [] }],
    ['the active one, if that holds it', 'st bus', 'claim', { meant: 'C1', crossed: [] }],
    ['the one that holds all of it, not one inside', 'The last bus', 'opinion', { meant: 'C1', crossed: [] }],
    ['the only one that it touches', 'was a lazy', undefined, { meant: 'P1', crossed: [] }],
    ['none where it runs into several', 'left at…It was a', 'claim', { meant: null, crossed: ['C1', 'P1'] }],
    ['none on plain text', 'lazy cut', 'claim', { meant: null, crossed: [] }],
  ])('means %s', async (_name, words, active, expected) => {
    expect(await under(words, active)).toEqual(expected);
  });
});

describe('a tag whose words are gone', () => {
  async function orphaned() {
    const tab = new TestTab(newServer());
    const id = tab.tag('It was a lazy cut.');
    await tab.sync();
    tab.delete('was a lazy cut.');
    tab.delete('It ');
    await tab.sync();
    const actions = new TagActions(tab.session, tab.history);
    actions.visit(id);
    const tag = () => tab.session.annotations.get(id) ?? fail();
    return { tab, actions, id, tag };
  }
  const fail = () => {
    throw new Error('no tag');
  };

  it('is meant by the keys of the kinds, unless words are selected', async () => {
    const { tab, actions, tag } = await orphaned();
    expect(tag().anchor.state).toBe('orphaned');
    expect(actions.isActiveMeant()).toBe(true);
    const { from, to } = tab.find('last');
    tab.host.dispatch(tab.host.state.tr.setSelection(TextSelection.create(tab.doc, from, to)));
    expect(actions.isActiveMeant()).toBe(false);
  });

  it('takes no word beside the place where they were; selected words it takes', async () => {
    const { tab, actions, id, tag } = await orphaned();
    for (const edge of ['from', 'to'] as const) {
      expect(() => actions.moveEdge(tag(), edge, edge === 'to' ? 1 : -1)).toThrow(
        'The words of C1 are gone. Select the words it stands for now.',
      );
    }
    const ranges = [{ ...tab.find('12.35.'), exact: '12.35.' }];
    const put = (how: string) => tab.history.act('annotation.span-changed', { annotationId: id, how, ranges });
    expect(() => put('span')).toThrow('The words of C1 are gone.');
    expect(tag().anchor.state).toBe('orphaned');
    put('reattached');
    expect(tag().anchor.state).toBe('exact');
  });
});

describe('a tag that has lost one of its places', () => {
  /** A claim in three places, of which a colleague has deleted the first or the last. The caret is in the title. */
  async function partlyLost(lost: string) {
    const server = newServer();
    const [tab, colleague] = [new TestTab(server), new TestTab(server)];
    const id = testId();
    const ranges = ['The last bus', '12.35', 'lazy cut'].map((exact) => ({ ...tab.find(exact), exact }));
    tab.history.act('annotation.created', { annotationId: id, kind: 'claim', ranges });
    await tab.sync();
    await colleague.read();
    colleague.delete(lost);
    await colleague.sync();
    await tab.read();
    const actions = new TagActions(tab.session, tab.history);
    tab.host.dispatch(tab.host.state.tr.setSelection(TextSelection.create(tab.doc, 2)));
    const tag = () => tab.annotation(id);
    const words = () => tag().anchor.ranges.map(({ from, to }) => wordsBetween(tab.doc, from, to));
    return { tab, actions, id, tag, words };
  }

  it('is gone to where it has words, and the keys of the kinds mean it', async () => {
    const { tab, actions, id } = await partlyLost('The last bus');
    expect(actions.visit(id)).toEqual(tab.find('12.35'));
    expect(tab.host.state.selection.from).toBe(tab.find('12.35').from);
    expect(actions.isActiveMeant()).toBe(true);
  });

  it('is moved at the first or last end that it has, and keeps the place that it lost', async () => {
    const { tab, actions, tag, words } = await partlyLost('The last bus');
    actions.moveEdge(tag(), 'from', 1);
    await tab.sync();
    expect(words()).toEqual(['', 'at 12.35', 'lazy cut']);
    const last = await partlyLost('lazy cut');
    last.actions.moveEdge(last.tag(), 'to', -1);
    expect(last.tag().anchor.ranges.map(({ exact }) => exact)).toEqual(['The last bus', '12.35', 'lazy cut']);
    const other = await partlyLost('a lazy cut');
    other.actions.moveEdge(other.tag(), 'to', 1);
    await other.tab.sync();
    expect(other.words()).toEqual(['The last bus', '12.35.', '']);
  });
});

describe('selectedSpans', () => {
  it('takes whole words, and the very characters of a selection that was ended with Alt, until another is made', () => {
    const tab = new TestTab(newServer());
    const actions = new TagActions(tab.session, tab.history);
    const words = () => actions.selectedSpans().map(({ from, to }) => wordsBetween(tab.doc, from, to));
    const { from, to } = tab.find('st bu');
    const select = () => tab.host.state.tr.setSelection(TextSelection.create(tab.doc, from, to));
    tab.host.dispatch(select());
    expect(words()).toEqual(['last bus']);
    tab.host.dispatch(selectExactly(tab.host.state.tr));
    expect(words()).toEqual(['st bu']);
    tab.host.dispatch(select());
    expect(words()).toEqual(['last bus']);
  });
});

describe('tag', () => {
  it('names the tag that has the words already, before the server has given it a label too', async () => {
    const tab = new TestTab(newServer());
    tab.tag('The last bus', 'opinion');
    const actions = new TagActions(tab.session, tab.history);
    const { from, to } = tab.find('The last bus');
    tab.host.dispatch(tab.host.state.tr.setSelection(TextSelection.create(tab.doc, from, to)));
    expect(() => actions.tag('opinion')).toThrow('These words are already an opinion.');
    await tab.sync();
    expect(() => actions.tag('opinion')).toThrow('These words are already O1.');
  });
});

describe('twinsOf', () => {
  it('finds the tags of the same kind on the same words, and no others', async () => {
    const { one, older, newer, actions, tagOf } = await atOnce();
    one.tag('The last bus', 'opinion');
    one.tag('last bus');
    const third = testId();
    // The interface refuses it; a third person at once does not know.
    one.history.act('annotation.created', {
      annotationId: third,
      kind: 'claim',
      ranges: [{ ...one.find('The last bus'), exact: 'The last bus' }],
    });
    expect(actions.twinsOf(tagOf(third)).map(({ label }) => label)).toEqual(['C1', 'C2']);
    expect(actions.twinsOf(tagOf(older)).map(({ id }) => id)).toEqual([newer, third]);
  });

  it('finds none where the words are gone', async () => {
    const { one, older, actions, tagOf } = await atOnce();
    one.delete('The last bus');
    expect(actions.twinsOf(tagOf(older))).toEqual([]);
  });
});

describe('merge', () => {
  it('puts what the newer tag has under the older, which becomes the active one, whichever card asked', async () => {
    const { server, one, two, older, newer, actions, tagOf } = await atOnce();
    two.history.act('evidence.linked', { annotationId: newer, evidenceId: testId(), sourceId: testId(), stance: 'context', quote: 'a' });
    await two.sync();
    await one.read();
    actions.merge(tagOf(older), tagOf(newer));
    expect(activeMark(one.host.state)).toBe(older);
    expect(tagOf(newer).isRemoved).toBe(true);
    // Also before the server has heard of it.
    expect(tagOf(older)).toMatchObject({ label: 'C1', evidence: [{ stance: 'context', quote: 'a' }] });
    await one.sync();
    expect(tagOf(older)).toMatchObject({ label: 'C1', evidence: [{ stance: 'context', quote: 'a' }] });
    expect(server.journal.annotation(older).evidence).toHaveLength(1);
    await two.read();
    expect(two.session.annotations.get(newer)?.isRemoved).toBe(true);
  });

  it('is one undo, and one redo', async () => {
    const { one, two, older, newer, actions, tagOf } = await atOnce();
    two.history.act('evidence.linked', { annotationId: newer, evidenceId: testId(), sourceId: testId(), stance: 'context', quote: 'a' });
    await two.sync();
    await one.read();
    actions.merge(tagOf(newer), tagOf(older));
    await one.sync();
    one.history.undo();
    expect(tagOf(newer).isRemoved).toBe(false);
    await one.sync();
    expect(tagOf(newer)).toMatchObject({ isRemoved: false, label: 'C2', evidence: [{ quote: 'a' }] });
    expect(tagOf(older).evidence).toEqual([]);
    one.history.redo();
    await one.sync();
    expect(tagOf(newer).isRemoved).toBe(true);
    expect(tagOf(older).evidence).toMatchObject([{ quote: 'a' }]);
  });

  it('shows both tags again with the reason when the server cannot merge them', async () => {
    const { one, two, older, newer, actions, tagOf } = await atOnce();
    two.history.act('annotation.removed', { annotationId: older });
    await two.sync();
    actions.merge(tagOf(older), tagOf(newer));
    await one.sync();
    expect(one.session.refused.map(({ reason }) => reason)).toEqual(['C1 was removed. Restore it to change it.']);
    expect(tagOf(newer).isRemoved).toBe(false);
  });
});
