import { describe, expect, it } from 'vitest';
import { Batch } from '@/lib/domain/contract/journal';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import { TestServer, TestTab } from '../session/session.fixture';

/** Sends all that waits as the sender does, and gives how many steps each batch had. Each must be one that the server's contract takes. */
async function sendAll(tab: TestTab): Promise<number[]> {
  const steps: number[] = [];
  for (let batch = tab.session.takeBatch(500); batch; batch = tab.session.takeBatch(500)) {
    const taken = Batch.safeParse(JSON.parse(JSON.stringify(batch)));
    expect(taken.error?.issues).toBeUndefined();
    const answer = await tab.server.append('', batch);
    steps.push(answer.entries.reduce((sum, { payload }) => sum + JSON.stringify(payload).split('"stepType"').length - 1, 0));
    tab.session.receive(answer.entries);
  }
  return steps;
}

describe('what a tab sends after hours without a line', () => {
  it('is taken by the server, however long Backspace was held', async () => {
    const tab = new TestTab(new TestServer(docOf('Night', 'a'.repeat(14_000))));
    const end = tab.doc.content.size - 1;
    for (let at = end; at > end - 13_900; at--) tab.host.dispatch(tab.host.state.tr.delete(at - 1, at));
    expect((await sendAll(tab)).reduce((sum, steps) => sum + steps, 0)).toBe(13_900);
    expect(tab.server.journal.state.doc.textContent).toBe(`Night${'a'.repeat(100)}`);
  });

  it('is taken by the server, however much was pasted between', async () => {
    const tab = new TestTab(new TestServer(docOf('Night', 'It went on.')));
    for (let times = 0; times < 4; times++) {
      tab.typeBefore('It', '夜 “quoted” \\ '.repeat(80_000));
      tab.tag('It went');
    }
    await sendAll(tab);
    expect(tab.session.items).toEqual([]);
    expect(tab.server.journal.state.doc.textContent).toBe(tab.doc.textContent);
  });

  it('is taken by the server when Backspace was held and that is taken back at once, and done again', async () => {
    const tab = new TestTab(new TestServer(docOf('Night', 'a'.repeat(1_200))), { pauseMs: 60_000 });
    const end = tab.doc.content.size - 1;
    for (let at = end; at > end - 1_100; at--) tab.host.dispatch(tab.host.state.tr.delete(at - 1, at));
    await sendAll(tab);
    tab.history.undo();
    expect(await sendAll(tab)).toEqual([1_100]);
    expect(tab.server.journal.state.doc.textContent).toBe(`Night${'a'.repeat(1_200)}`);
    tab.history.redo();
    await sendAll(tab);
    expect(tab.server.journal.state.doc.textContent).toBe(`Night${'a'.repeat(100)}`);
    expect(tab.session.refused).toEqual([]);
  });

  it('is taken by the server when a whole book was made headings at once, and that was taken back', async () => {
    const tab = new TestTab(new TestServer(docOf('Night', ...Array.from({ length: 1_200 }, (_, index) => `Paragraph ${index}.`))));
    const { heading } = tab.host.state.schema.nodes;
    if (heading) tab.host.dispatch(tab.host.state.tr.setBlockType(8, tab.doc.content.size, heading, { level: 2 }));
    expect(await sendAll(tab)).toEqual([1_200]);
    tab.history.undo();
    await sendAll(tab);
    expect(tab.server.journal.state.doc.lastChild?.type.name).toBe('paragraph');
    expect(tab.server.journal.state.doc.eq(tab.doc)).toBe(true);
  });

  it('is taken by the server however much one act has put in, and however often it was pasted', async () => {
    const tab = new TestTab(new TestServer(docOf('Night', 'It went on.')));
    const words = '夜 “quoted” \\ '.repeat(20_000);
    const { tr } = tab.host.state;
    for (let times = 0; times < 6; times++) tr.insertText(words, 8);
    tab.host.dispatch(tr);
    for (let times = 0; times < 6; times++) tab.typeBefore('It', words);
    for (const { payload } of tab.session.outbox().items) expect(JSON.stringify(payload).length).toBeLessThan(1_000_000);
    await sendAll(tab);
    expect(tab.server.journal.state.doc.textContent).toBe(tab.doc.textContent);
  });

  it('is taken by the server when a whole book was made bold at once', async () => {
    const tab = new TestTab(new TestServer(docOf('Night', ...Array.from({ length: 2_500 }, (_, index) => `Paragraph ${index}.`))));
    const { tr, schema } = tab.host.state;
    const bold = schema.marks.bold;
    if (bold) tab.host.dispatch(tr.addMark(0, tab.doc.content.size, bold.create()));
    expect(await sendAll(tab)).toEqual([2_500]);
    expect(tab.session.refused).toEqual([]);
  });
});
