import { getSchema } from '@tiptap/core';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import { describe, expect, it, vi } from 'vitest';
import { DomainError } from '@/lib/domain/errors';
import { docOf, testId } from '@/lib/domain/journal/journal.fixture';
import { articleExtensions, SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import { wordsBetween } from '@/lib/domain/text/article-text';
import { activeMark, markRanges, setActiveMark } from '../marks/annotation-plugin';
import { expectEqual, MemoryStore, TestServer, TestTab } from './session.fixture';

const newServer = () =>
  new TestServer(docOf('A bus that runs', 'The last bus left at 12.35, and the next one is at 5.10.', 'It was a lazy cut.'));
const shown = (tab: TestTab, id: string) => markRanges(tab.host.state, id).map(({ from, to }) => wordsBetween(tab.doc, from, to));
const stored = (server: TestServer, id: string) => server.journal.words(id);
const text = (server: TestServer) => server.journal.state.doc.textContent;

describe('ArticleSession', () => {
  it('shows a tag at once, without a label, and gives it the label that the server gave', async () => {
    const server = newServer();
    const tab = new TestTab(server);
    const id = tab.tag('the next one is at 5.10');
    expect(tab.session.annotations.get(id)).toMatchObject({ label: null, kind: 'claim' });
    expect(shown(tab, id)).toEqual(['the next one is at 5.10']);
    await tab.sync();
    expect(tab.session.annotations.get(id)?.label).toBe('C1');
    expectEqual(server, tab);
  });

  it('takes in foreign words and its own kept ones in an editor with a schema of its own, as TipTap makes one', async () => {
    const server = newServer();
    const colleague = new TestTab(server);
    const ownSchema = (tab: TestTab) => {
      const doc = getSchema(articleExtensions).nodeFromJSON(tab.doc.toJSON());
      tab.host.state = EditorState.create({ doc, plugins: tab.host.state.plugins });
    };
    const tab = new TestTab(server);
    ownSchema(tab);
    colleague.typeBefore('lazy', 'very ');
    await colleague.sync();
    await tab.read();
    expect(tab.doc.textContent).toContain('a very lazy cut');
    tab.typeBefore('lazy', 'quite ');
    const again = new TestTab(server);
    ownSchema(again);
    again.session.restore(tab.session.outbox());
    expect(again.doc.textContent).toContain('a very quite lazy cut');
  });

  it('keeps a tag the active one that is still under way while others are stored', async () => {
    const server = newServer();
    const tab = new TestTab(server);
    const colleague = new TestTab(server);
    const id = tab.tag('the next one is at 5.10');
    tab.host.dispatch(setActiveMark(tab.host.state.tr, id));
    colleague.tag('a lazy cut');
    await colleague.sync();
    await tab.read();
    expect(activeMark(tab.host.state)).toBe(id);
    colleague.typeBefore('lazy', 'very ');
    await colleague.sync();
    await tab.read();
    expect(activeMark(tab.host.state)).toBe(id);
  });

  it('keeps typing, tag and typing in their order in one batch', async () => {
    const server = newServer();
    const tab = new TestTab(server);
    tab.typeBefore('The last', 'Yes. ');
    const id = tab.tag('The last bus');
    tab.typeBefore('Yes.', 'Oh. ');
    tab.history.act('annotation.kind-changed', {
      annotationId: id,
      kind: 'opinion',
      basedOn: tab.session.annotations.get(id)?.basis.kind.entryId,
    });
    expect(shown(tab, id)).toEqual(['The last bus']);
    await tab.sync();
    expect(stored(server, id)).toBe('The last bus');
    expect(server.journal.annotation(id)).toMatchObject({ kind: 'opinion', label: 'O1', anchor: { state: 'exact' } });
    expectEqual(server, tab);
  });

  it('fits unsent text and the tags behind it to what another tab did first', async () => {
    const server = newServer();
    const [one, two] = [new TestTab(server), new TestTab(server)];
    one.typeBefore('A bus', 'Look: ');
    one.typeBefore('lazy', 'very ');
    two.typeBefore('The last', 'Yes. ');
    const id = two.tag('The last bus');
    two.typeBefore('the next', 'well, ');
    await one.sync();
    await two.sync();
    await one.read();
    expect(text(server)).toBe(
      'Look: A bus that runsYes. The last bus left at 12.35, and well, the next one is at 5.10.It was a very lazy cut.',
    );
    expect(stored(server, id)).toBe('The last bus');
    expectEqual(server, one, two);
  });

  it('knows each part of a tag by its own words when the parts have moved across each other', async () => {
    const left = 'The last bus left at 12.35, and nobody in the whole street had seen it go.';
    const server = new TestServer(docOf('A bus that runs', left, 'The next one is at 5.10, or so they say.'));
    const tab = new TestTab(server);
    const annotationId = testId();
    const ranges = [left, 'at 5.10'].map((exact) => ({ ...tab.find(exact), exact }));
    tab.history.act('annotation.created', { annotationId, kind: 'claim', ranges });
    await tab.sync();
    const { from, to } = tab.find(left);
    const paragraph = tab.doc.nodeAt(from - 1);
    if (!paragraph) throw new Error('no paragraph');
    const tr = tab.host.state.tr.delete(from - 1, to + 1);
    tab.host.dispatch(tr.insert(tr.doc.content.size, paragraph));
    await tab.sync();
    const tag = server.journal.annotation(annotationId);
    expect(tag.anchor.state).toBe('moved');
    const places = tab.session.placesOf(tag);
    expect(places.map((place) => tab.doc.textBetween(place.from, place.to))).toEqual([left, 'at 5.10']);
  });

  it('gives up a join that the text no longer takes, and keeps what was written beside it, whoever comes first', async () => {
    for (const isJoinFirst of [true, false]) {
      const server = newServer();
      const [tab, colleague] = [new TestTab(server), new TestTab(server)];
      // In the headline no word is bold: a paragraph with bold words cannot be joined to it.
      const bus = colleague.find('next one');
      colleague.host.dispatch(colleague.host.state.tr.addMark(bus.from, bus.to, colleague.doc.type.schema.mark('bold')));
      const { to } = tab.find('A bus that runs');
      tab.host.dispatch(tab.host.state.tr.insertText(', and ', to, to + 2));
      tab.typeBefore('bus that', 'slow ');
      colleague.typeBefore('lazy', 'very ');
      const order = isJoinFirst ? [tab, colleague, tab] : [colleague, tab, colleague];
      for (const one of order) await one.sync();
      expectEqual(server, tab, colleague);
      expect(text(server)).toContain('A slow bus that runs');
      expect(text(server)).toContain('very lazy');
    }
  });

  it('gives up what the text did not take for a moment, where a colleague has formed it and taken that back before one sent', async () => {
    // In the headline no word is bold.
    const cases: Record<
      string,
      { forms: (tr: Transaction, tab: TestTab) => Transaction; writes: (tr: Transaction, tab: TestTab) => Transaction }
    > = {
      'a join to the headline': {
        forms: (tr, tab) => tr.addMark(tab.find('next one').from, tab.find('next one').to, tr.doc.type.schema.mark('bold')),
        writes: (tr, tab) => tr.insertText(', and ', tab.find('A bus that runs').to, tab.find('The last').from),
      },
      'bold words': {
        forms: (tr, tab) => tr.delete(tab.find('A bus that runs').to, tab.find('The last').from),
        writes: (tr, tab) => tr.insert(tab.find('next one').from, tr.doc.type.schema.text('very ', [tr.doc.type.schema.mark('bold')])),
      },
    };
    for (const [name, { forms, writes }] of Object.entries(cases)) {
      const server = newServer();
      const before = text(server);
      const [tab, colleague] = [new TestTab(server), new TestTab(server)];
      tab.host.dispatch(writes(tab.host.state.tr, tab));
      tab.typeBefore('that runs', 'slow ');
      colleague.host.dispatch(forms(colleague.host.state.tr, colleague));
      await colleague.sync();
      expect(colleague.history.undo(), name).not.toBeNull();
      for (const one of [colleague, tab, colleague]) await one.sync();
      expectEqual(server, tab, colleague);
      expect(text(server), name).toBe(before.replace('that runs', 'slow that runs'));
      expect(tab.session.refused, name).toHaveLength(1);
    }
  });

  it('keeps a queued tag whose words another tab deleted', async () => {
    const server = newServer();
    const [one, two] = [new TestTab(server), new TestTab(server)];
    two.typeBefore('It was', 'Hm. ');
    const lost = two.tag('The last bus left');
    const drifted = two.tag('the next one is at 5.10');
    one.delete('The last bus left at ');
    one.delete('next ');
    await one.sync();
    await two.sync();
    expect(server.journal.annotation(lost).anchor.state).toBe('orphaned');
    expect(server.journal.annotation(drifted).anchor.state).toBe('drifted');
    expect(stored(server, drifted)).toBe('the one is at 5.10');
    expectEqual(server, two);
  });

  it('sends exactly once when the answer is lost', async () => {
    const server = newServer();
    const tab = new TestTab(server);
    tab.typeBefore('The last', 'Once. ');
    server.losesAnswers = true;
    await tab.sync();
    server.losesAnswers = false;
    const id = tab.tag('The last bus');
    tab.typeBefore('It was', 'Twice. ');
    const other = new TestTab(server);
    other.typeBefore('A bus', 'Look: ');
    await other.sync();
    await tab.sync();
    expect(text(server)).toBe(
      'Look: A bus that runsOnce. The last bus left at 12.35, and the next one is at 5.10.Twice. It was a lazy cut.',
    );
    expect(stored(server, id)).toBe('The last bus');
    expectEqual(server, tab);
  });

  it('does not lose what is typed after a sending whose answer was lost', async () => {
    const server = newServer();
    const tab = new TestTab(server);
    tab.typeBefore('The last', 'One. ');
    server.losesAnswers = true;
    await tab.sync();
    server.losesAnswers = false;
    tab.typeBefore('The last', 'Two. ');
    await tab.sync();
    expect(text(server)).toContain('One. Two. The last bus');
    expectEqual(server, tab);
  });

  it('brings an unsent outbox back after a reload, onto an article that has moved on', async () => {
    const server = newServer();
    const store = new MemoryStore();
    const tab = new TestTab(server, { store, clientId: 'the-same-client' });
    tab.typeBefore('The last', 'Yes. ');
    const id = tab.tag('The last bus');
    tab.typeBefore('bus left', 'red ');
    await store.save(tab.session.outbox());
    const other = new TestTab(server);
    other.typeBefore('The last', 'No. ');
    await other.sync();
    const [outbox] = await store.list();
    const reloaded = new TestTab(server, { store, clientId: 'the-same-client', outbox });
    expect(shown(reloaded, id)).toEqual(['The last red bus']);
    await reloaded.sync();
    expect(text(server)).toContain('No. Yes. The last red bus left');
    expect(server.journal.annotation(id).anchor.state).toBe('drifted');
    expectEqual(server, reloaded);
  });

  it('does not send again after a reload what was stored before it', async () => {
    const server = newServer();
    const store = new MemoryStore();
    const tab = new TestTab(server, { store, clientId: 'the-same-client' });
    tab.typeBefore('The last', 'Once. ');
    tab.tag('The last bus');
    await store.save(tab.session.outbox());
    server.losesAnswers = true;
    await tab.sync();
    server.losesAnswers = false;
    const [outbox] = await store.list();
    const reloaded = new TestTab(server, { store, clientId: 'the-same-client', outbox });
    await reloaded.sync();
    expect(text(server)).toContain('runsOnce. The last bus');
    expect(server.journal.state.annotations.size).toBe(1);
    expectEqual(server, reloaded);
  });

  it('takes back by undo one’s own words alone, where a colleague has written right before and behind them since', async () => {
    const server = newServer();
    const [one, two] = [new TestTab(server), new TestTab(server)];
    one.typeBefore('lazy', 'quite ');
    await one.sync();
    await two.read();
    two.typeBefore('quite', 'most ');
    two.typeBefore('lazy', 'truly ');
    two.typeBefore('The last', 'Yes. ');
    await two.sync();
    await one.read();
    one.history.undo();
    await one.sync();
    await two.read();
    expect(text(server)).toContain('Yes. The last bus');
    expect(text(server)).toContain('It was a most truly lazy cut.');
    expectEqual(server, one, two);
    one.history.redo();
    await one.sync();
    await two.read();
    expect(text(server)).toContain('It was a most quite truly lazy cut.');
    expectEqual(server, one, two);
  });

  it('shows what is refused, with the reason, and goes on', async () => {
    const server = newServer();
    const [one, two] = [new TestTab(server), new TestTab(server)];
    const id = one.tag('The last bus');
    await one.sync();
    await two.read();
    one.session.act('annotation.removed', { annotationId: id });
    await one.sync();
    two.session.act('check.state-changed', { annotationId: id, checkState: 'checking', basedOn: null });
    const kept = two.tag('lazy');
    await two.sync();
    expect(two.session.refused).toMatchObject([
      { item: { type: 'check.state-changed' }, reason: 'C1 was removed. Restore it to change it.' },
    ]);
    expect(server.journal.annotation(kept).label).toBe('C2');
    expectEqual(server, two);
  });

  it('tells of a fault of its own in what waits, shows all else, and says nothing of what the rules refuse', () => {
    const told = vi.fn();
    vi.stubGlobal('reportError', told);
    const server = newServer();
    const tab = new TestTab(server);
    const [one, two] = [tab.tag('The last bus'), tab.tag('lazy')];
    const fault = new TypeError('no such thing');
    const now = vi.spyOn(tab.session.options, 'now');
    now.mockImplementationOnce(() => {
      throw fault;
    });
    tab.session.showAll();
    expect([...tab.session.annotations.keys()]).toEqual([two]);
    expect(told.mock.calls).toEqual([[fault]]);
    now.mockImplementationOnce(() => {
      throw new DomainError('conflict', 'That is over.');
    });
    tab.session.showAll();
    expect([...tab.session.annotations.keys()]).toEqual([two]);
    tab.session.showAll();
    expect([...tab.session.annotations.keys()]).toEqual([one, two]);
    expect(told).toHaveBeenCalledTimes(1);
  });
});

describe('takeBatch', () => {
  it('says whose work it is, so that it is never stored in another person’s name', () => {
    const tab = new TestTab(newServer());
    tab.tag('a lazy cut');
    const batch = tab.session.takeBatch(500);
    expect(batch?.personId).toBe(tab.session.options.personId);
    expect(batch?.schemaVersion).toBe(SCHEMA_VERSION);
  });

  it('sends what is too much for one request in several, in order', async () => {
    const server = newServer();
    const tab = new TestTab(server);
    const page = 'All the stops of the line. '.repeat(10_000);
    for (let i = 0; i < 3; i++) {
      tab.typeBefore('The last', page);
      tab.tag('a lazy cut');
    }
    const first = tab.session.takeBatch(500);
    expect(first?.entries.map(({ type }) => type)).toEqual(['text', 'annotation.created']);
    expect(JSON.stringify(first).length).toBeLessThan(600_000);
    await tab.sync();
    expectEqual(server, tab);
  });

  it('sends an entry that is large by itself alone', () => {
    const tab = new TestTab(newServer());
    tab.typeBefore('The last', 'All the stops of the line. '.repeat(40_000));
    tab.tag('a lazy cut');
    expect(tab.session.takeBatch(500)?.entries.map(({ type }) => type)).toEqual(['text']);
  });
});
