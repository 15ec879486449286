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

  it('is taken by the server when a whole book was made bold at once', async () => {
    const tab = new TestTab(new TestServer(docOf('Night', ...Array.from({ length: 2_500 }, (_, index) => `Paragraph ${index}.`))));
    const { tr, schema } = tab.host.state;
    const bold = schema.marks.bold;
    if (bold) tab.host.dispatch(tr.addMark(0, tab.doc.content.size, bold.create()));
    expect(await sendAll(tab)).toEqual([2_500]);
    expect(tab.session.refused).toEqual([]);
  });
});
