import { describe, expect, it } from 'vitest';
import { ApiError } from '@/lib/api';
import { notFound } from '@/lib/domain/errors';
import { testId } from '@/lib/domain/journal/journal.fixture';
import { sendAbandoned } from '../outbox/send-abandoned';
import { wordsOfItem } from './item-words';
import { newServer, openSender, typeOn } from './sender.fixture';
import { expectEqual, MemoryStore, type TestServer, TestTab } from './session.fixture';
import type { SessionTransport } from './session-options';

/** Has the server answer the next reading at once, and the answer come only when what this gives is called. Later ones come by themselves. */
function holdAnswer(transport: SessionTransport): () => void {
  const { entriesAfter } = transport;
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  transport.entriesAfter = async (articleId, seq, hash) => {
    transport.entriesAfter = entriesAfter;
    const answered = await entriesAfter(articleId, seq, hash);
    await held;
    return answered;
  };
  return answer;
}

/** Has a proxy before the server take no larger bodies. Gives the sizes of all that were sent. */
function takeAtMost(transport: SessionTransport, maxChars: number): number[] {
  const { append } = transport;
  const sent: number[] = [];
  transport.append = async (articleId, batch) => {
    sent.push(JSON.stringify(batch).length);
    if (JSON.stringify(batch).length > maxChars) throw new ApiError('unreadable', 413, 'What?');
    return append(articleId, batch);
  };
  return sent;
}

const textEntries = ({ journal }: TestServer) => journal.entries.filter(({ type }) => type === 'text');

describe('SessionSender', () => {
  it('sends a key that comes alone at once, and what is typed on in few entries', async () => {
    const { tab, clock, server } = openSender(newServer());
    tab.typeBefore('lazy', 'v');
    await clock.pass(0);
    expect(server.journal.state.doc.textContent).toContain('a vlazy');
    for (const key of 'ery very very ') {
      await clock.pass(25);
      tab.typeBefore('lazy', key);
    }
    await clock.pass(1_000);
    expect(server.journal.state.doc.textContent).toContain('a very very very lazy');
    expect(textEntries(server)).toHaveLength(6);
    tab.typeBefore('cut', 'X');
    await clock.pass(0);
    expect(textEntries(server)).toHaveLength(7);
  });

  it('says that all is saved once the last change that waited was refused', async () => {
    const { tab, clock, line, server, sender } = openSender(newServer());
    const annotationId = tab.tag('lazy');
    await clock.pass(1_000);
    line.isCut = true;
    tab.history.act('annotation.kind-changed', { annotationId, kind: 'opinion', basedOn: null });
    await clock.pass(1_000);
    const other = new TestTab(server);
    other.history.act('annotation.removed', { annotationId });
    await other.sync();
    line.isCut = false;
    sender.retry();
    await clock.pass(60_000);
    expect(tab.session.refused).toHaveLength(1);
    expect(sender.state.name).toBe('saved');
  });

  it('takes a refusal of all that it says it is of, and sends the rest', async () => {
    const { tab, clock, line, server, sender, transport } = openSender(newServer());
    const ids = ['lazy', 'cut'].map((words) => tab.tag(words));
    await clock.pass(1_000);
    line.isCut = true;
    for (const annotationId of ids) tab.history.act('annotation.removed', { annotationId });
    const kept = tab.tag('a lazy cut');
    await clock.pass(1_000);
    line.isCut = false;
    const { append } = transport;
    let asked = 0;
    transport.append = async (articleId, batch) => {
      asked += 1;
      const [first, second] = batch.entries.filter(({ type }) => type === 'annotation.removed');
      if (!first) return append(articleId, batch);
      throw new ApiError('invalid', 422, 'No.', { entryId: first.id, alsoIds: second ? [second.id] : [] });
    };
    sender.retry();
    await clock.pass(60_000);
    expect(tab.session.refused.map(({ item, reason }) => [item.payload.annotationId, reason])).toEqual(ids.map((id) => [id, 'No.']));
    expect(asked).toBe(2);
    expect(server.journal.state.annotations.has(kept)).toBe(true);
    tab.session.dismissRefused(...tab.session.refused.map(({ item }) => item.id));
    expect(tab.session.refused).toEqual([]);
  });

  it('reads what others did while a change was refused before it says that all is saved, though it is asked for in between', async () => {
    const { tab: colleague, server } = openSender(newServer());
    const annotationId = colleague.tag('12.35');
    await colleague.sync();
    const gone = new TestTab(server);
    gone.session.act('annotation.stated', { annotationId, statement: 'It left late.', basedOn: null });
    colleague.session.act('annotation.stated', { annotationId, statement: 'It left at night.', basedOn: null });
    colleague.typeBefore('lazy', 'very ');
    await colleague.sync();
    // Loaded anew, the page is at the base of what waits, and asks once for what came since: while that is under way.
    const { tab, clock, line, sender } = openSender(server, { outbox: gone.session.outbox() });
    let answer: () => void = () => undefined;
    line.wait = new Promise((resolve) => {
      answer = resolve;
    });
    sender.retry();
    await clock.pass(1);
    await sender.catchUp();
    let said = '';
    tab.session.subscribe(() => {
      if (sender.state.name === 'saved') said ||= tab.doc.textContent;
    });
    answer();
    await clock.pass(60_000);
    expect(tab.session.refused).toHaveLength(1);
    expect(sender.state.name).toBe('saved');
    expect(said).toContain('a very lazy cut');
    expectEqual(server, tab);
  });

  it('reads again what came since a reading was answered, before it says that all is saved, where a change was refused meanwhile', async () => {
    const { tab: colleague, server } = openSender(newServer());
    const annotationId = colleague.tag('12.35');
    await colleague.sync();
    const { tab, clock, sender, transport } = openSender(server);
    const answerRead = holdAnswer(transport);
    void sender.catchUp();
    await clock.pass(1);
    colleague.session.act('annotation.stated', { annotationId, statement: 'It left at night.', basedOn: null });
    colleague.typeBefore('lazy', 'very ');
    await colleague.sync();
    let said = '';
    tab.session.subscribe(() => {
      if (sender.state.name === 'saved') said ||= tab.doc.textContent;
    });
    tab.session.act('annotation.stated', { annotationId, statement: 'It left late.', basedOn: null });
    await clock.pass(1_000);
    expect(tab.session.refused).toHaveLength(1);
    answerRead();
    await clock.pass(60_000);
    expect(sender.state.name).toBe('saved');
    expect(said).toContain('a very lazy cut');
    expectEqual(server, tab);
  });

  it('reads again what it was told of since a reading was answered', async () => {
    const { tab, clock, sender, server, transport } = openSender(newServer());
    const answerRead = holdAnswer(transport);
    void sender.catchUp();
    await clock.pass(1);
    const colleague = new TestTab(server);
    colleague.typeBefore('cut', 'long ');
    await colleague.sync();
    await sender.take({ entries: [], headSeq: server.journal.state.seq });
    answerRead();
    await clock.pass(60_000);
    expect(tab.doc.textContent).toContain('a lazy long cut');
    expect(sender.state.name).toBe('saved');
    expectEqual(server, tab, colleague);
  });

  it('reads what came behind its own entry while the answer was under way, of which it was told', async () => {
    const { tab, clock, sender, server, transport } = openSender(newServer());
    const colleague = new TestTab(server);
    let answer: () => void = () => undefined;
    const { append } = transport;
    transport.append = async (articleId, batch) => {
      const answered = await append(articleId, batch);
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return answered;
    };
    tab.typeBefore('lazy', 'very ');
    await clock.pass(1);
    await colleague.read();
    colleague.typeBefore('cut', 'long ');
    await colleague.sync();
    // The stream of another tab carries the article already: a beat says how far, and brings nothing.
    await sender.take({ entries: [], headSeq: server.journal.state.seq });
    answer();
    await clock.pass(60_000);
    expect(tab.doc.textContent).toContain('a very lazy long cut');
    expectEqual(server, tab, colleague);
  });

  it('sends nothing of an acceptance that is taken back before it leaves, keeps nothing of it, and says that all is saved', async () => {
    const store = new MemoryStore();
    const opened = openSender(newServer(), { store });
    const { tab, clock, server, sender } = opened;
    const suggestionId = testId();
    tab.session.act('suggestion.made', { suggestionId, ranges: [{ ...tab.find('lazy'), exact: 'lazy' }], replacement: 'hasty' });
    await clock.pass(1_000);
    await typeOn(opened, '12.35', ['at', ' a', 'bout ']);
    tab.history.act('suggestion.accepted', { suggestionId });
    await clock.pass(70);
    expect([sender.state.name, store.kept.size]).toEqual(['saving', 1]);
    tab.history.undo();
    await clock.pass(1_000);
    expect([sender.state.name, store.kept.size]).toEqual(['saved', 0]);
    expect(server.journal.entries.map(({ type }) => type)).toEqual(['article.imported', 'suggestion.made', 'text', 'text', 'text']);
    expectEqual(server, tab);
  });

  it('gathers what is typed while a request is under way, however long that takes', async () => {
    const { tab, clock, line, server } = openSender(newServer());
    let answer: () => void = () => undefined;
    line.wait = new Promise((resolve) => {
      answer = resolve;
    });
    tab.typeBefore('lazy', 'v');
    await clock.pass(0);
    for (const key of 'ery ') {
      tab.typeBefore('lazy', key);
      await clock.pass(500);
    }
    expect(textEntries(server)).toHaveLength(0);
    answer();
    await clock.pass(0);
    await clock.pass(0);
    expect(server.journal.state.doc.textContent).toContain('a very lazy');
    expect(textEntries(server)).toHaveLength(2);
  });

  it('leaves a text alone in which words are composed, whatever comes and from where, and then takes and sends all', async () => {
    const { tab, clock, line, sender, server, composing } = openSender(newServer());
    const other = new TestTab(server);
    const write = async (text: string) => {
      other.typeBefore('lazy', text);
      await other.sync();
    };
    let answer: () => void = () => undefined;
    line.wait = new Promise((resolve) => {
      answer = resolve;
    });
    tab.typeBefore('12.35', 'about ');
    await clock.pass(0);
    await write('v');
    composing.press();
    tab.typeBefore('cut', 'の');
    const { doc } = tab;
    // The answer to what was under way, with the other's letter in it; the stream; and reading what is missing.
    answer();
    await clock.pass(0);
    await write('ery ');
    void sender.take(await server.entriesAfter('', tab.session.confirmed.seq));
    void sender.catchUp();
    await clock.pass(1_000);
    expect(tab.doc).toBe(doc);
    expect(server.journal.state.doc.textContent).not.toContain('の');
    composing.end();
    await clock.pass(1_000);
    await other.read();
    expect(tab.doc.textContent).toContain('about 12.35.It was a very lazy のcut.');
    expect(sender.state.name).toBe('saved');
    expectEqual(server, tab, other);
  });

  it('gathers what is written into a suggestion before it goes', async () => {
    const { tab, clock, server } = openSender(newServer());
    const payload = { suggestionId: testId(), ranges: [{ ...tab.find('lazy'), exact: 'lazy' }], note: '' };
    const id = tab.session.act('suggestion.made', { ...payload, replacement: 'q' });
    await clock.pass(100);
    expect(tab.session.amend(id, { ...payload, replacement: 'quick' })).toBe(true);
    await clock.pass(100);
    expect([...server.journal.state.suggestions.values()].map(({ replacement }) => replacement)).toEqual(['quick']);
  });

  it('says what is kept while the line is cut, and sends it at once when told that it is back', async () => {
    const { tab, clock, line, sender, server } = openSender(newServer());
    line.isCut = true;
    tab.tag('a lazy cut');
    await clock.pass(60_000);
    expect(sender.state).toEqual({ name: 'offline', kept: 1 });
    line.isCut = false;
    sender.retry();
    await clock.pass(0);
    expect(sender.state.name).toBe('saved');
    expect(server.journal.words(tab.session.annotations.keys().next().value ?? '')).toBe('a lazy cut');
  });

  it('is saved again when the live stream brings what a lost answer would have', async () => {
    const { tab, clock, sender, server } = openSender(newServer());
    server.losesAnswers = true;
    tab.tag('a lazy cut');
    await clock.pass(200);
    expect(sender.state.name).toBe('offline');
    await sender.take(await server.entriesAfter('', tab.session.confirmed.seq));
    expect(sender.state.name).toBe('saved');
    expect(tab.session.items).toEqual([]);
  });

  it('is not saved while an outbox that was put back waits', async () => {
    const { tab, server } = openSender(newServer());
    tab.tag('a lazy cut');
    const { tab: again, sender, clock } = openSender(server);
    again.session.restore(tab.session.outbox());
    sender.retry();
    expect(sender.state.name).toBe('saving');
    await clock.pass(1_000);
    expect(sender.state.name).toBe('saved');
  });

  it('finds out by itself that the server is back when nothing waits', async () => {
    const { clock, line, sender } = openSender(newServer());
    line.isCut = true;
    await sender.catchUp();
    expect(sender.state).toEqual({ name: 'offline', kept: 0 });
    line.isCut = false;
    await clock.pass(60_000);
    expect(sender.state.name).toBe('saved');
  });

  it.each([403, 404])('sends again what a proxy answered in the place of the server, with %i', async (status) => {
    const { tab, clock, sender, server } = openSender(newServer());
    const { append } = server;
    server.append = () => Promise.reject(new ApiError('unreadable', status, 'What?'));
    tab.tag('a lazy cut');
    await clock.pass(1_000);
    expect(sender.state.name).toBe('not-saved');
    server.append = append;
    await clock.pass(60_000);
    expect(sender.state.name).toBe('saved');
    expectEqual(server, tab);
  });

  it('asks ever more seldom while its person is signed out, whatever comes, and sends by itself once they are back', async () => {
    const { tab, clock, sender, server, transport } = openSender(newServer());
    const { append } = transport;
    let asked = 0;
    transport.append = async () => {
      asked += 1;
      throw new ApiError('signed-out', 401, 'Sign in.');
    };
    tab.tag('a lazy cut');
    await clock.pass(60_000);
    expect(sender.state).toEqual({ name: 'signed-out', kept: 1 });
    expect(asked).toBeLessThan(10);
    // The stream of the session that was may still bring others' words.
    const before = asked;
    for (const word of ['quite ', 'so ', 'very ']) {
      const colleague = new TestTab(server);
      colleague.typeBefore('12.35', word);
      await colleague.sync();
      await sender.take(await server.entriesAfter('', tab.session.confirmed.seq));
      await clock.pass(200);
    }
    expect(tab.doc.textContent).toContain('very ');
    expect(asked).toBeLessThanOrEqual(before + 1);
    expect(sender.state.name).toBe('signed-out');
    transport.append = append;
    await clock.pass(15_000);
    expect(sender.state.name).toBe('saved');
    expectEqual(server, tab);
  });

  it('asks again within two hours a server that asks for more time than a timer can count', async () => {
    const { tab, clock, sender, transport } = openSender(newServer());
    let asked = 0;
    transport.append = async () => {
      asked += 1;
      throw new ApiError('busy', 503, 'Busy.', {}, 10_000_000);
    };
    tab.tag('a lazy cut');
    await clock.pass(60_000);
    expect(asked).toBe(1);
    await clock.pass(7_200_000);
    expect(asked).toBeGreaterThan(1);
    expect(sender.state.name).toBe('not-saved');
  });

  it('sends at once when its person is seen again, and asks no more by itself where nothing waits', async () => {
    const { tab, clock, sender, server, transport } = openSender(newServer());
    const { append, entriesAfter } = transport;
    transport.append = () => Promise.reject(new ApiError('signed-out', 401, 'Sign in.'));
    tab.tag('a lazy cut');
    await clock.pass(60_000);
    transport.append = append;
    sender.wake();
    await clock.pass(0);
    expect(sender.state.name).toBe('saved');
    expectEqual(server, tab);

    let asked = 0;
    transport.entriesAfter = async () => {
      asked += 1;
      throw new ApiError('signed-out', 401, 'Sign in.');
    };
    await sender.catchUp();
    sender.wake();
    await clock.pass(60_000);
    expect(sender.state).toEqual({ name: 'signed-out', kept: 0 });
    expect(asked).toBe(1);
    transport.entriesAfter = entriesAfter;
    tab.tag('12.35');
    await clock.pass(1_000);
    expect(sender.state.name).toBe('saved');
  });

  it('keeps after refused text what waited then, whatever is done or comes', async () => {
    const store = new MemoryStore();
    const { tab, clock, sender, server, transport } = openSender(newServer(), { store });
    const colleague = new TestTab(server);
    colleague.typeBefore('12.35', 'about ');
    await colleague.sync();
    // What it reads comes after the refusal.
    let answer: () => void = () => undefined;
    const { entriesAfter } = transport;
    transport.entriesAfter = async (articleId, seq, hash) => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return entriesAfter(articleId, seq, hash);
    };
    void sender.catchUp();
    server.append = async (_, { entries }) => {
      throw new ApiError('forbidden', 403, 'Authors edit no more.', { entryId: entries[0]?.id });
    };
    tab.typeBefore('lazy', 'very ');
    await clock.pass(1_000);
    expect(sender.state).toEqual({ name: 'reload', reason: 'Authors edit no more.' });
    const kept = JSON.stringify(await store.list());
    expect(kept).toContain('very ');
    answer();
    tab.typeBefore('cut', 'x');
    await clock.pass(60_000);
    expect(JSON.stringify(await store.list())).toBe(kept);
  });

  it('shows what is too large to be sent even alone, stores all else, and opens free again', async () => {
    const store = new MemoryStore();
    const { tab, clock, line, sender, server, transport } = openSender(newServer(), { store });
    takeAtMost(transport, 100_000);
    line.isCut = true;
    const annotationId = tab.tag('12.35');
    tab.typeBefore('cut', 'long '.repeat(40_000));
    tab.history.act('annotation.removed', { annotationId });
    await clock.pass(1_000);
    line.isCut = false;
    sender.retry();
    await clock.pass(60_000);
    expect(sender.state).toEqual({ name: 'reload', reason: 'This was not saved: it is too large to send at once. Do it in parts.' });
    const [outbox] = await store.list();
    if (!outbox) throw new Error('nothing was kept');
    expect(outbox.refused.map(({ item }) => wordsOfItem(item).own)).toEqual(['long '.repeat(40_000)]);

    const again = openSender(server, { store, outbox });
    takeAtMost(again.transport, 100_000);
    again.sender.retry();
    await again.clock.pass(1_000);
    expect(again.sender.state.name).toBe('saved');
    expect(server.journal.state.annotations.get(annotationId)?.isRemoved).toBe(true);
    expect(again.tab.session.refused).toHaveLength(1);
    expectEqual(server, again.tab);
  });

  it('sends by fewer entries what is too large together, and refuses nothing of it', async () => {
    const { tab, clock, line, sender, server, transport } = openSender(newServer());
    const sent = takeAtMost(transport, 3_000);
    line.isCut = true;
    for (let times = 0; times < 20; times++) tab.tag('12.35', times % 2 === 0 ? 'claim' : 'opinion');
    await clock.pass(1_000);
    line.isCut = false;
    sender.retry();
    await clock.pass(60_000);
    expect(tab.session.refused).toEqual([]);
    expect(sender.state.name).toBe('saved');
    expect(sent.length).toBeLessThan(30);
    expectEqual(server, tab);
  });

  it('never says saved after it has stopped for a reload, and still keeps what is done', async () => {
    const store = new MemoryStore();
    const { tab, clock, sender, server } = openSender(newServer(), { store });
    const { append } = server;
    server.append = () => Promise.reject(new ApiError('too-old', 410, 'Reload this page.'));
    tab.tag('a lazy cut');
    await clock.pass(1_000);
    expect(sender.state).toEqual({ name: 'reload', reason: 'Reload this page.' });
    server.append = append;
    tab.tag('12.35');
    sender.retry();
    await sender.take(await server.entriesAfter('', tab.session.confirmed.seq));
    await clock.pass(60_000);
    expect(sender.state.name).toBe('reload');
    expect(await store.countUnsent()).toBe(2);
  });

  it('says what became of an article that is no longer there for the person, and what of their work', async () => {
    const store = new MemoryStore();
    const { tab, clock, sender, server } = openSender(newServer(), { store });
    const { message } = notFound();
    server.append = () => Promise.reject(new ApiError('not-found', 404, message));
    tab.tag('a lazy cut');
    await clock.pass(1_000);
    expect(sender.state).toEqual({
      name: 'reload',
      reason: 'This article was deleted, or is no longer yours to see. What you have not sent is kept: see Articles.',
      isGone: true,
    });
    expect(await store.countUnsent()).toBe(1);
  });
});

describe('sendAbandoned', () => {
  it('sends the outbox of a tab that is gone once, words and tags', async () => {
    const store = new MemoryStore();
    const { tab, clock, line, server, transport } = openSender(newServer(), { store });
    line.isCut = true;
    tab.typeBefore('lazy', 'very ');
    const id = tab.tag('a very lazy cut');
    await clock.pass(5_000);
    const colleague = new TestTab(server);
    colleague.typeBefore('last bus', 'very ');
    await colleague.sync();
    line.isCut = false;
    const [outbox] = await store.list();
    if (!outbox) throw new Error('nothing was kept');
    const { newId, now, personId } = tab.session.options;
    const state = server.journal.stateAt(outbox.base.seq);
    const sending = sendAbandoned(outbox, { state, personId, store, newId, now, transport, timers: clock });
    await clock.pass(5_000);
    expect(sending.session.items).toEqual([]);
    expect(server.journal.state.doc.textContent).toContain('a very lazy cut');
    expect(server.journal.words(id)).toBe('a very lazy cut');
    expect(await store.countUnsent()).toBe(0);
    await sending.stop();
  });
});
