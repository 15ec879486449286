import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { docOf, testId } from '@/lib/domain/journal/journal.fixture';
import { wordsOfItem } from './item-words';
import { expectEqual, TestServer, TestTab } from './session.fixture';

const SAYS = 'Authors edit until the checking has begun.';

const newServer = () => new TestServer(docOf('A bus that runs', 'The last bus left at 12.35, and the next one is at 5.10.', 'It ran.'));

/** A tab with two tags that are stored. */
async function begin() {
  const server = newServer();
  const tab = new TestTab(server);
  const tags = [tab.tag('The last bus'), tab.tag('It ran')];
  await tab.sync();
  return { server, tab, tags };
}

function commentOn(tab: TestTab, annotationId: string | undefined): string {
  const threadId = testId();
  tab.session.act('comment', { about: 'tag', annotationId, threadId, commentId: testId(), text: 'We counted.', mentions: [] });
  return threadId;
}

const reply = (tab: TestTab, threadId: string) =>
  tab.session.act('comment', { about: 'thread', threadId, commentId: testId(), text: 'Twice.', mentions: [] });

/** The first text of the outbox is refused; whether the page may go on. */
function refuseText(tab: TestTab): boolean {
  const text = tab.session.items.find(({ type }) => type === 'text');
  return tab.session.refuse(text?.id ?? '', SAYS);
}

const refusedTypes = (tab: TestTab) => tab.session.refused.map(({ item }) => item.type);

describe('refused text', () => {
  it('leaves what does not stand on its words to be sent once the article is open again', async () => {
    const { server, tab, tags } = await begin();
    tab.typeBefore('left at', 'quietly ');
    const threads = tags.map((id) => commentOn(tab, id));
    for (const id of threads) reply(tab, id);
    tab.session.act('check.state-changed', { annotationId: tags[1], checkState: 'checking', basedOn: null });
    expect(refuseText(tab)).toBe(false);
    expect(refusedTypes(tab)).toEqual(['text']);
    expect(tab.session.outbox().items).toHaveLength(5);
    const again = new TestTab(server, { outbox: tab.session.outbox() });
    await again.sync();
    expect(again.session.refused).toHaveLength(1);
    for (const id of threads) expect(server.journal.state.threads.get(id)?.comments).toHaveLength(2);
    expectEqual(server, again);
  });

  it('takes along later text, places in it, and all that is about what these would have made', async () => {
    const { server, tab, tags } = await begin();
    const before = tab.tag('5.10');
    tab.typeBefore('left at', 'quietly ');
    const made = tab.tag('quietly');
    commentOn(tab, made);
    const onWords = testId();
    const ranges = [{ ...tab.find('the next one'), exact: 'the next one' }];
    tab.session.act('comment', { about: 'words', ranges, threadId: onWords, commentId: testId(), text: 'Which?', mentions: [] });
    reply(tab, onWords);
    tab.typeBefore('It ran', 'Well. ');
    const kept = [commentOn(tab, before), commentOn(tab, tags[0])];
    expect(refuseText(tab)).toBe(false);
    expect(refusedTypes(tab)).toEqual(['text', 'annotation.created', 'comment', 'comment', 'comment', 'text']);
    const again = new TestTab(server, { outbox: tab.session.outbox() });
    await again.sync();
    expect(again.session.refused).toHaveLength(6);
    expect([...server.journal.state.threads.keys()]).toEqual(kept);
    expect(server.journal.annotation(before).isRemoved).toBe(false);
    expectEqual(server, again);
  });

  it.each([
    ['within the text', (tab: TestTab) => tab.typeBefore('left at', 'quietly ')],
    ['at its end', (tab: TestTab) => tab.host.dispatch(tab.host.state.tr.insertText(' Or so.', tab.doc.content.size - 1))],
  ])('has nothing come behind it, neither its undo nor typing nor tags, where it stood %s', async (_, write) => {
    const { server, tab, tags } = await begin();
    commentOn(tab, tags[0]);
    write(tab);
    expect(tab.history.canUndo).toBe(true);
    refuseText(tab);
    const kept = tab.session.outbox();
    expect(tab.history.canUndo).toBe(false);
    expect(() => tab.history.undo()).toThrow('Reload it to go on');
    expect(() => tab.tag('12.35')).toThrow('Reload it to go on');
    expect(() => tab.session.callOff(kept.items[0]?.id ?? '')).toThrow('Reload it to go on');
    // By an input method, say: no such key waits for the page.
    tab.typeBefore('It ran', 'Well. ');
    expect(tab.session.outbox()).toEqual(kept);
    expect(tab.session.takeBatch(500)).toBe(null);
    const before = server.journal.state.doc;
    const again = new TestTab(server, { outbox: tab.session.outbox() });
    await again.sync();
    expect(server.journal.state.doc.eq(before)).toBe(true);
    expectEqual(server, again);
  });

  it('leaves what waits at its base, whatever comes before the page is loaded anew', async () => {
    const { server, tab, tags } = await begin();
    const colleague = new TestTab(server);
    commentOn(tab, tags[0]);
    tab.typeBefore('left at', 'quietly ');
    refuseText(tab);
    const kept = tab.session.outbox();
    colleague.typeBefore('The last', 'Well. ');
    await colleague.sync();
    await tab.read();
    expect(tab.session.outbox()).toEqual(kept);
    const [{ item } = { item: null }] = tab.session.refused;
    tab.session.dismissRefused(item?.id ?? '');
    expect(tab.session.outbox()).toEqual({ ...kept, refused: [] });
  });

  it('leaves an outbox of which the server takes each entry, whatever was done in whatever order', async () => {
    const acts = fc.array(fc.constantFrom('type', 'tag', 'words', 'comment', 'reply', 'state'), { minLength: 1, maxLength: 14 });
    await fc.assert(
      fc.asyncProperty(acts, fc.infiniteStream(fc.nat()), async (all, numbers) => {
        const { server, tab, tags } = await begin();
        const any = <T>(some: readonly T[]) => some[(numbers.next().value ?? 0) % some.length];
        const threads: string[] = [];
        tab.typeBefore('left at', 'quietly ');
        for (const act of all) {
          const thread = any(threads);
          if (act === 'type') tab.typeBefore('It ran', 'so ');
          else if (act === 'tag') tags.push(tab.tag(any(['12.35', 'the next one', '5.10', 'quietly']) ?? ''));
          else if (act === 'comment') threads.push(commentOn(tab, any(tags)));
          else if (act === 'reply' && thread) reply(tab, thread);
          else if (act === 'state') {
            const annotationId = any(tags) ?? '';
            const basedOn = tab.session.annotations.get(annotationId)?.basis.checkState?.entryId ?? null;
            if (basedOn === null) tab.session.act('check.state-changed', { annotationId, checkState: 'checking', basedOn });
          } else if (act === 'words') {
            const threadId = testId();
            const ranges = [{ ...tab.find('the next one'), exact: 'the next one' }];
            tab.session.act('comment', { about: 'words', ranges, threadId, commentId: testId(), text: 'Which?', mentions: [] });
            threads.push(threadId);
          }
        }
        refuseText(tab);
        const refused = tab.session.refused.length;
        const again = new TestTab(server, { outbox: tab.session.outbox() });
        await again.sync();
        expect(again.session.refused).toHaveLength(refused);
        expectEqual(server, again);
      }),
      { numRuns: 40 },
    );
  });
});

describe('an outbox with text that does not fit its base', () => {
  it('is shown as far as it stands on that text, with its words, and sent for the rest', async () => {
    const { server, tab, tags } = await begin();
    const before = tab.tag('5.10');
    const end = tab.doc.content.size - 1;
    tab.host.dispatch(tab.host.state.tr.insertText(' Or so they say.', end));
    const made = tab.tag('so they say');
    tab.typeBefore('left at', 'quietly ');
    const kept = [commentOn(tab, before), commentOn(tab, tags[0])];
    const { items, ...outbox } = tab.session.outbox();
    // As a page kept it that went on after its text was refused: positions count words that are nowhere.
    const shifted = items.map((item) => (item.type === 'text' ? JSON.parse(shiftPositions(JSON.stringify(item), 40)) : item));
    const again = new TestTab(server, { outbox: { ...outbox, items: shifted } });
    expect(again.session.refused.map(({ item, reason }) => [item.type, wordsOfItem(item).own, reason])).toEqual([
      ['text', ' Or so they say.', expect.stringContaining('does not fit')],
      ['annotation.created', '', expect.stringContaining('does not fit')],
      ['text', 'quietly ', expect.stringContaining('does not fit')],
    ]);
    await again.sync();
    expect(again.session.refused).toHaveLength(3);
    expect([...server.journal.state.threads.keys()]).toEqual(kept);
    expect(server.journal.state.annotations.has(made)).toBe(false);
    expectEqual(server, again);
  });

  it('is shown where nobody can read its steps', async () => {
    const { server, tab } = await begin();
    tab.typeBefore('left at', 'quietly ');
    const outbox = tab.session.outbox();
    const items = outbox.items.map((item) => ({ ...item, payload: { steps: [{ stepType: 'of-a-later-page', from: 8, to: 8 }] } }));
    const again = new TestTab(server, { outbox: { ...outbox, items } });
    expect(refusedTypes(again)).toEqual(['text']);
    expectEqual(server, again);
  });
});

const shiftPositions = (json: string, by: number): string =>
  json.replaceAll(/"(from|to)":(\d+)/g, (_, name: string, at: string) => `"${name}":${Number(at) + by}`);
