import { describe, expect, it } from 'vitest';
import { ApiError } from '@/lib/api';
import { newServer, openSender, typeOn } from './sender.fixture';
import { expectEqual, MemoryStore, TestTab } from './session.fixture';

const fullDisk = async () => {
  throw new DOMException('The disk is full.', 'QuotaExceededError');
};

/** A tab without a line, of whose only change the server has said no: that is kept. */
async function openRefused() {
  const store = new MemoryStore();
  const open = openSender(newServer(), { store });
  const { tab, clock, line } = open;
  line.isCut = true;
  tab.tag('12.35');
  await clock.pass(1_000);
  const itemId = tab.session.items[0]?.id ?? '';
  tab.session.refuse(itemId, 'No.');
  await clock.pass(1_000);
  return { ...open, store, itemId };
}

/** Holds writes back from here on. Gives what lets the last of them go, and what holds no later one. */
function holdWrites(store: MemoryStore) {
  const { save } = store;
  let goOn: () => void = () => undefined;
  store.save = (outbox) => new Promise<void>((resolve) => (goOn = resolve)).then(() => save.call(store, outbox));
  const holdNoMore = () => {
    store.save = save;
  };
  return { holdNoMore, letGo: () => goOn() };
}

describe('OutboxKeeper', () => {
  it('counts what is done while the line is cut as soon as it is on the disk, and not before', async () => {
    const store = new MemoryStore();
    const { tab, clock, line, sender } = openSender(newServer(), { store });
    line.isCut = true;
    tab.tag('a lazy cut');
    await clock.pass(60_000);
    tab.tag('12.35');
    expect(sender.state).toEqual({ name: 'offline', kept: 1 });
    await clock.pass(100);
    expect(sender.state).toEqual({ name: 'offline', kept: 2 });
    expect(await store.countUnsent()).toBe(2);
  });

  it('says that nothing can be kept as long as that is so, above all else, and no longer', async () => {
    const store = new MemoryStore();
    const { save } = store;
    let tries = 0;
    const fill = () => {
      store.save = async () => {
        tries += 1;
        throw new DOMException('The disk is full.', 'QuotaExceededError');
      };
    };
    const { tab, clock, line, sender, server } = openSender(newServer(), { store });
    line.isCut = true;
    tab.tag('12.35');
    await clock.pass(1_000);
    expect([sender.state, sender.unkept]).toEqual([{ name: 'offline', kept: 1 }, 0]);
    fill();
    tab.tag('a lazy cut');
    await clock.pass(60_000);
    const unkept = { name: 'not-saved', kept: 1, isUnkept: true, reason: expect.stringContaining('cannot keep') };
    expect([sender.state, sender.unkept]).toEqual([unkept, 1]);
    // Not again and again, but with each try to send.
    expect(tries).toBeLessThan(20);
    store.save = save;
    await clock.pass(60_000);
    expect([sender.state, sender.unkept]).toEqual([{ name: 'offline', kept: 2 }, 0]);
    fill();
    tab.tag('bus');
    await clock.pass(1_000);
    expect(sender.state).toMatchObject({ isUnkept: true });
    line.isCut = false;
    sender.retry();
    await clock.pass(60_000);
    expect([sender.state.name, sender.unkept]).toEqual(['saved', 0]);
    expectEqual(server, tab);
  });

  it('writes what was typed last at once when the page may go, though a write is under way', async () => {
    const store = new MemoryStore();
    const { tab, clock, line, sender } = openSender(newServer(), { store });
    line.isCut = true;
    const { holdNoMore, letGo } = holdWrites(store);
    tab.typeBefore('lazy', 'ver');
    await clock.pass(100);
    holdNoMore();
    tab.typeBefore('lazy', 'y ');
    sender.keepNow();
    await clock.pass(0);
    expect(JSON.stringify(await store.list())).toContain('"y "');
    // The older write comes late, and the page lives on.
    letGo();
    await clock.pass(100);
    expect(JSON.stringify(await store.list())).toContain('"y "');
  });

  it('writes at once when the page may go that refused words were seen to, though nothing waits to be sent', async () => {
    const { store, tab, clock, sender, itemId } = await openRefused();
    const refused = async () => (await store.list()).flatMap((outbox) => outbox.refused);
    expect(await refused()).toHaveLength(1);
    tab.session.dismissRefused(itemId);
    sender.keepNow();
    await clock.pass(0);
    expect(await refused()).toEqual([]);
  });

  it('writes that refused words were seen to when the page may go, though a write before it has not ended', async () => {
    const { store, tab, clock, sender, itemId } = await openRefused();
    const save = store.save.bind(store);
    store.save = () => new Promise<void>(() => undefined);
    tab.session.changed();
    await clock.pass(1_000);
    tab.session.dismissRefused(itemId);
    await clock.pass(1_000);
    store.save = save;
    sender.keepNow();
    await clock.pass(0);
    expect(await store.list()).toEqual([]);
  });

  it('takes in what was sent and not on the disk yet when the page went, under what is done since', async () => {
    const store = new MemoryStore();
    const opened = openSender(newServer(), { store });
    const { tab, clock, server } = opened;
    await typeOn(opened, 'cut', ['l', 'on', 'g ']);
    server.losesAnswers = true;
    tab.typeBefore('lazy', 'very ');
    await clock.pass(100);
    tab.typeBefore('very', 'really ');
    await clock.pass(30);
    const [outbox] = await store.list();
    if (!outbox) throw new Error('nothing was kept');
    server.losesAnswers = false;
    const again = new TestTab(server, { store, clientId: outbox.clientId, outbox });
    expect(again.doc.textContent).toContain('was a very lazy long cut');
    again.typeBefore('cut', 'black ');
    const id = again.tag('lazy long black cut');
    await again.sync();
    expect(server.journal.state.doc.textContent).toContain('was a really very lazy long black cut');
    expect(server.journal.words(id)).toBe('lazy long black cut');
    expectEqual(server, again);
  });

  it('leaves the disk alone while only others write', async () => {
    const store = new MemoryStore();
    const { tab, clock, line, sender, server } = openSender(newServer(), { store });
    tab.typeBefore('lazy', 'very ');
    await clock.pass(1_000);
    expect(await store.countUnsent()).toBe(0);
    let saves = 0;
    const { save } = store;
    store.save = (outbox) => {
      saves += 1;
      return save.call(store, outbox);
    };
    const colleague = new TestTab(server);
    for (const words of ['12.35', 'bus', 'cut']) {
      colleague.typeBefore(words, 'x');
      await colleague.sync();
      await sender.take(await server.entriesAfter('', tab.session.confirmed.seq));
      await clock.pass(1_000);
    }
    expect(tab.doc.textContent).toBe(colleague.doc.textContent);
    expect(saves).toBe(0);
    line.isCut = true;
    tab.typeBefore('cut', 'y');
    await clock.pass(100);
    expect(await store.countUnsent()).toBe(1);
  });

  it('holds the page for refused words that it could not keep, until they are seen to', async () => {
    const store = new MemoryStore();
    const { tab, clock, sender, transport } = openSender(newServer(), { store });
    store.save = fullDisk;
    transport.append = async (_, { entries }) => {
      throw new ApiError('conflict', 409, 'It is signed.', { entryId: entries[0]?.id });
    };
    tab.typeBefore('lazy', 'very ');
    await clock.pass(5_000);
    expect(sender.unkept).toBe(1);
    expect(sender.state).toMatchObject({ name: 'reload', isUnkept: true, reason: expect.stringContaining('Copy them') });
    tab.session.dismissRefused(tab.session.refused[0]?.item.id ?? '');
    await clock.pass(5_000);
    expect(sender.unkept).toBe(0);
  });

  it('holds the page for a refused change that it could not keep, though all else was saved', async () => {
    const store = new MemoryStore();
    const { tab, clock, sender, transport } = openSender(newServer(), { store });
    const { append } = transport;
    store.save = fullDisk;
    transport.append = async (_, { entries }) => {
      throw new ApiError('conflict', 409, 'C1 was removed.', { entryId: entries[0]?.id });
    };
    tab.tag('a lazy cut');
    await clock.pass(1_000);
    transport.append = append;
    tab.tag('12.35');
    await clock.pass(60_000);
    expect([sender.state.name, sender.unkept]).toEqual(['saved', 1]);
  });

  it('says to whom is signed out that nothing can be kept', async () => {
    const store = new MemoryStore();
    const { tab, clock, sender, transport } = openSender(newServer(), { store });
    store.save = fullDisk;
    transport.append = () => Promise.reject(new ApiError('signed-out', 401, 'Sign in.'));
    tab.tag('a lazy cut');
    await clock.pass(5_000);
    expect([sender.state, sender.unkept]).toEqual([{ name: 'signed-out', kept: 0, isUnkept: true }, 1]);
  });

  it('writes what was done last at once when it stops, though a write is under way', async () => {
    const store = new MemoryStore();
    const { tab, clock, line, sender } = openSender(newServer(), { store });
    line.isCut = true;
    const save = store.save.bind(store);
    store.save = () => new Promise<void>(() => undefined);
    tab.typeBefore('lazy', 'x ');
    await clock.pass(100);
    store.save = save;
    tab.typeBefore('lazy', 'y ');
    void sender.stop();
    await clock.pass(0);
    expect(JSON.stringify(await store.list())).toContain('"y "');
  });

  it('has one write wait behind a slow one, which writes all that there is by then and is what everybody waits for', async () => {
    const store = new MemoryStore();
    const { tab, clock, line, sender } = openSender(newServer(), { store });
    line.isCut = true;
    const { save } = store;
    const goOn: (() => void)[] = [];
    store.save = (outbox) => new Promise<void>((resolve) => goOn.push(resolve)).then(() => save.call(store, outbox));
    for (const letter of 'abcde') {
      tab.typeBefore('lazy', letter);
      await clock.pass(1_000);
    }
    expect(goOn).toHaveLength(1);
    let isKept = false;
    void sender.keepNow().then(() => {
      isKept = true;
    });
    tab.typeBefore('lazy', 'f');
    // That of the page that may go does not wait.
    expect(goOn).toHaveLength(2);
    for (const resolve of goOn) resolve();
    await clock.pass(1_000);
    expect(goOn).toHaveLength(3);
    expect([isKept, sender.state]).toEqual([false, { name: 'offline', kept: 1 }]);
    goOn[2]?.();
    await clock.pass(1_000);
    expect(isKept).toBe(true);
    expect(JSON.stringify(await store.list())).toContain('"f"');
  });

  it('leaves nothing on the disk that was typed and stored while a slow write was under way', async () => {
    const store = new MemoryStore();
    const { tab, clock, line, sender } = openSender(newServer(), { store });
    line.isCut = true;
    const { holdNoMore, letGo } = holdWrites(store);
    tab.typeBefore('lazy', 'x');
    await clock.pass(1_000);
    line.isCut = false;
    sender.retry();
    await clock.pass(1_000);
    expect(tab.session.items).toEqual([]);
    holdNoMore();
    tab.typeBefore('lazy', 'y');
    letGo();
    await clock.pass(1_000);
    expect(tab.session.items).toEqual([]);
    expect(await store.list()).toEqual([]);
  });
});
