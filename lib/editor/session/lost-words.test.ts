import type { Attrs, NodeRange } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { describe, expect, it, vi } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import { alignDocs } from '@/lib/domain/newer-version/align';
import { expectEqual, MemoryStore, TestServer, TestTab } from './session.fixture';

const first = 'The last bus left at 12.35.';
const second = 'The next one is at 5.10, or so they say.';
const third = 'It was a lazy cut.';
const fourth = 'Nobody in the whole street had seen it go, and nobody asked.';
const newHouse = () => {
  const server = new TestServer(docOf('A bus that runs', first, second, third));
  return { server, tab: new TestTab(server), colleague: new TestTab(server) };
};

/** Takes a whole paragraph out of the text. */
function deleteParagraph(tab: TestTab, words: string): void {
  const { from } = tab.find(words);
  const block = tab.doc.resolve(from);
  tab.host.dispatch(tab.host.state.tr.delete(block.before(), block.after()));
}

/** As hands do: a step for each letter. */
function typeBefore(tab: TestTab, words: string, text: string): void {
  let { from } = tab.find(words);
  for (const letter of text) tab.host.dispatch(tab.host.state.tr.insertText(letter, from++));
}

/** What a colleague pastes over the text. */
function pasteNewer({ journal }: TestServer, ...paragraphs: string[]): void {
  const { steps } = alignDocs(journal.state.doc, docOf('A bus that runs', ...paragraphs));
  journal.send('text', { steps: steps.map((step) => step.toJSON()), origin: 'newer-version' });
}

const lost = (tab: TestTab) => tab.session.refused.map(({ item }) => item.payload.text);
const text = (server: TestServer) => server.journal.state.doc.textContent;

/** Puts a mark on words, or takes it off. */
function mark(tab: TestTab, words: string, name: string, attrs?: Attrs, isOn = true): void {
  const { tr, schema } = tab.host.state;
  const { from, to } = tab.find(words);
  const one = schema.mark(name, attrs);
  tab.host.dispatch(isOn ? tr.addMark(from, to, one) : tr.removeMark(from, to, one));
}

const minutes = { href: 'https://proof.example/minutes' };

describe('what one has made of others’ words, whose place is gone', () => {
  const afterDeletion = async (work: (tab: TestTab) => void, prepare: (tab: TestTab) => void = () => undefined) => {
    const { server, tab, colleague } = newHouse();
    prepare(colleague);
    await colleague.sync();
    await tab.read();
    work(tab);
    deleteParagraph(colleague, '5.10');
    await colleague.sync();
    await tab.sync();
    await colleague.read();
    expectEqual(server, tab, colleague);
    await vi.dynamicImportSettled();
    return lost(tab).join('\n').split('\n');
  };
  const over = (tab: TestTab, change: (tr: Transaction, range: NodeRange) => unknown) => {
    const { tr, doc } = tab.host.state;
    const range = doc.resolve(tab.find('5.10').from).blockRange();
    if (range) change(tr, range);
    tab.host.dispatch(tr);
  };
  const kind = ({ host }: TestTab, name: string) => host.state.schema.nodes[name] ?? host.state.doc.type;
  const toHeading = (tab: TestTab) => over(tab, (tr, { start, end }) => tr.setBlockType(start, end, kind(tab, 'heading'), { level: 2 }));

  it('is shown with the words: a link with its address, a format by its name', async () => {
    expect(
      await afterDeletion((tab) => {
        mark(tab, 'they say', 'link', minutes);
        mark(tab, 'next one', 'bold');
      }),
    ).toEqual(['they say (https://proof.example/minutes)', 'next one (bold)']);
  });

  it('is shown where a mark was taken off, or another address given', async () => {
    const prepare = (tab: TestTab) => {
      mark(tab, 'they say', 'link', { href: 'https://proof.example/old' });
      mark(tab, 'next one', 'bold');
    };
    const work = (tab: TestTab) => {
      mark(tab, 'they say', 'link', minutes);
      mark(tab, 'next', 'bold', undefined, false);
    };
    expect(await afterDeletion(work, prepare)).toEqual(['they say (https://proof.example/minutes)', 'next (no bold)']);
  });

  it('is shown where a paragraph became something else, or a part of it', async () => {
    expect(await afterDeletion(toHeading)).toEqual([`${second} (heading)`]);
    const quote = (tab: TestTab) => over(tab, (tr, range) => tr.wrap(range, [{ type: kind(tab, 'blockquote') }]));
    expect(await afterDeletion(quote)).toEqual([`${second} (blockquote)`]);
  });

  it('is shown of words that one has written or pasted oneself, too', async () => {
    expect(
      await afterDeletion((tab) => {
        const { tr, schema } = tab.host.state;
        tab.host.dispatch(tr.insert(tab.find('or so').from, schema.text('see the minutes, ', [schema.mark('link', minutes)])));
      }),
    ).toEqual(['see the minutes,', 'see the minutes, (https://proof.example/minutes)']);
  });

  it('is nothing where it was taken back, or is still there', async () => {
    const undone = (tab: TestTab) => {
      mark(tab, 'they say', 'link', minutes);
      mark(tab, 'they say', 'link', minutes, false);
      toHeading(tab);
      over(tab, (tr, { start, end }) => tr.setBlockType(start, end, kind(tab, 'paragraph')));
      mark(tab, 'lazy', 'bold');
    };
    expect(await afterDeletion(undone)).toEqual(['']);
    const redone = (tab: TestTab) => {
      mark(tab, 'next', 'bold', undefined, false);
      mark(tab, 'next', 'bold');
    };
    expect(await afterDeletion(redone, (tab) => mark(tab, 'next', 'bold'))).toEqual(['']);
  });
});

describe('own words whose place is gone', () => {
  it('are shown whole, with a reason, when somebody has deleted the paragraph that they were written in', async () => {
    const { server, tab, colleague } = newHouse();
    typeBefore(tab, 'or so they say', 'if it comes, ');
    deleteParagraph(colleague, second);
    await colleague.sync();
    await tab.sync();
    expect(lost(tab)).toEqual(['if it comes,']);
    expect(tab.session.refused[0]?.reason).toMatch(/^This was not saved: its place in the text was deleted or replaced/);
    expectEqual(server, tab, colleague);
  });

  it('are shown where only some of what one entry wrote has lost its place, and the rest is stored', async () => {
    const { server, tab, colleague } = newHouse();
    typeBefore(tab, 'last bus', 'very ');
    typeBefore(tab, 'they say', 'all of them, ');
    typeBefore(tab, 'lazy', 'quite ');
    deleteParagraph(colleague, second);
    await colleague.sync();
    await tab.sync();
    await colleague.read();
    expect(lost(tab)).toEqual(['all of them,']);
    expect(text(server)).toContain('The very last bus');
    expect(text(server)).toContain('a quite lazy cut');
    expectEqual(server, tab, colleague);
  });

  it('are shown as whole words, also where they were begun in what is saved already', async () => {
    const { tab, colleague } = newHouse();
    typeBefore(tab, 'is at 5.10', 'mayb');
    await tab.sync();
    typeBefore(tab, 'is at 5.10', 'e ');
    await colleague.read();
    deleteParagraph(colleague, 'maybis');
    await colleague.sync();
    await tab.sync();
    expect(lost(tab)).toEqual(['maybe']);
  });

  it('are shown where a newer version has taken the place of all of it', async () => {
    const { server, tab } = newHouse();
    typeBefore(tab, 'they say', 'most of ');
    pasteNewer(server, first, 'Nothing else is known.', third);
    await tab.sync();
    expect(lost(tab)).toEqual(['most of']);
    expect(tab.session.refused[0]?.reason).toMatch(/a newer version/);
    expectEqual(server, tab);
  });

  it('are not shown where a newer version has the paragraph elsewhere as one left it', async () => {
    const server = new TestServer(docOf('A bus that runs', first, second, third, fourth));
    const tab = new TestTab(server);
    typeBefore(tab, 'they say', 'most of ');
    pasteNewer(server, first, third, fourth, 'The next one is at 5.10, or so most of they say.');
    await tab.sync();
    expect(text(server).split('most of')).toHaveLength(2);
    expect(tab.session.refused).toEqual([]);
    expectEqual(server, tab);
  });

  it('are shown as they stood in the end: without what one took out again, and with what took the place of others’ words', async () => {
    const { tab, colleague } = newHouse();
    typeBefore(tab, 'they say', 'most of of ');
    tab.delete('of of ');
    const { from, to } = tab.find('5.10');
    tab.host.dispatch(tab.host.state.tr.insertText('5.40', from, to));
    deleteParagraph(colleague, second);
    await colleague.sync();
    await tab.sync();
    expect(lost(tab)).toEqual(['5.40,\nmost']);
  });

  it('are none where one had only deleted, or had put back what one deleted', async () => {
    const { server, tab, colleague } = newHouse();
    tab.delete('or so they say');
    tab.history.undo();
    tab.delete('The next ');
    tab.typeBefore('one is at', 'no ');
    tab.history.undo();
    expect(tab.doc.textContent).toContain('or so they say');
    deleteParagraph(colleague, second);
    await colleague.sync();
    await tab.sync();
    expect(tab.session.refused).toEqual([]);
    expectEqual(server, tab, colleague);
  });

  it('are none where one had cut them and put them in elsewhere', async () => {
    const { server, tab, colleague } = newHouse();
    typeBefore(tab, 'they say', 'most of ');
    const { from, to } = tab.find('most of ');
    tab.host.dispatch(tab.host.state.tr.delete(from, to));
    typeBefore(tab, 'lazy', 'most of ');
    deleteParagraph(colleague, second);
    await colleague.sync();
    await tab.sync();
    expect(tab.session.refused).toEqual([]);
    expect(text(server)).toContain('a most of lazy cut');
  });

  it('do not come back by undo or redo, which go on with what is left', async () => {
    const { server, tab, colleague } = newHouse();
    typeBefore(tab, 'lazy', 'q');
    await tab.sync();
    typeBefore(tab, 'they say', 'X');
    deleteParagraph(colleague, second);
    await colleague.sync();
    await tab.sync();
    expect(lost(tab)).toEqual(['Xthey']);
    tab.history.undo();
    expect(tab.doc.textContent).toContain('a lazy cut');
    tab.history.redo();
    await tab.sync();
    expect(text(server)).toContain('a qlazy cut');
    expect(text(server)).not.toContain('X');
    expect(tab.session.refused).toHaveLength(1);
    expectEqual(server, tab);
  });

  it('are kept over a reload until they are dismissed, and found by a page that comes back without having heard', async () => {
    const { server, tab, colleague } = newHouse();
    const store = new MemoryStore();
    typeBefore(tab, 'they say', 'most of ');
    await store.save(tab.session.outbox());
    deleteParagraph(colleague, second);
    await colleague.sync();
    const [outbox] = await store.list();
    const back = new TestTab(server, { store, outbox });
    await back.sync();
    expect(lost(back)).toEqual(['most of']);
    await store.save(back.session.outbox());
    const [again] = (await store.list()).filter(({ items }) => items.length === 0);
    const third = new TestTab(server, { store, outbox: again });
    expect(lost(third)).toEqual(['most of']);
    third.session.dismissRefused(third.session.refused[0]?.item.id ?? '');
    expect(third.session.outbox().refused).toEqual([]);
  });
});
