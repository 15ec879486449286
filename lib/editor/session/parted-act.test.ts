import { describe, expect, it } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import { expectEqual, TestServer, TestTab } from './session.fixture';

const PARAGRAPHS = 600;

const newServer = () => new TestServer(docOf('Night', ...Array.from({ length: PARAGRAPHS }, (_, index) => `Paragraph ${index}.`)));

/** Makes all paragraphs headings in one act: a step for each, with the form of one paragraph in it. An entry holds 498 of these. */
function makeHeadings(tab: TestTab): void {
  const { heading } = tab.host.state.schema.nodes;
  if (heading) tab.host.dispatch(tab.host.state.tr.setBlockType(8, tab.doc.content.size, heading, { level: 2 }));
}

/** How many steps each text that waits has. */
const partsOf = (tab: TestTab) =>
  tab.session.outbox().items.map(({ payload }) => (Array.isArray(payload.steps) ? payload.steps.length : 0));

const headings = ({ journal }: TestServer) => journal.state.doc.children.filter(({ type }) => type.name === 'heading').length;

describe('one act that is parted among entries', () => {
  it('joins what waits where that has room for all of it, and is parted only where no entry has', () => {
    const tab = new TestTab(newServer());
    tab.typeBefore('Paragraph 3.', 'x');
    makeHeadings(tab);
    expect(partsOf(tab)).toEqual([498, 103]);
    const { doc, schema, tr } = tab.host.state;
    const some = tr.setBlockType(8, 4_000, schema.nodes.paragraph ?? doc.type).steps.length;
    tab.host.dispatch(tr);
    expect(partsOf(tab)).toEqual([498, 103 + some]);
    makeHeadings(tab);
    expect(partsOf(tab)).toEqual([498, 103 + some, some]);
  });

  it('is stored part by part, and what is left knows what it is of', async () => {
    const server = newServer();
    const tab = new TestTab(server);
    makeHeadings(tab);
    const batch = tab.session.takeBatch(1);
    if (!batch) throw new Error('nothing waits');
    tab.session.receive((await server.append('', batch)).entries);
    expect(partsOf(tab)).toEqual([102]);
    const again = new TestTab(server, { outbox: tab.session.outbox() });
    await again.sync();
    expect(headings(server)).toBe(PARAGRAPHS);
    expectEqual(server, again);
  });

  it('keeps its parts where a colleague deletes some of what they are on, before and after an answer is lost', async () => {
    const server = newServer();
    const [tab, colleague] = [new TestTab(server), new TestTab(server)];
    makeHeadings(tab);
    const { from } = colleague.find('Paragraph 100.');
    const { to } = colleague.find('Paragraph 109.');
    colleague.host.dispatch(colleague.host.state.tr.delete(from - 1, to + 1));
    colleague.typeBefore('Paragraph 520.', 'Here: ');
    await colleague.sync();
    await tab.read();
    expect(partsOf(tab)).toEqual([488, 102]);
    tab.tag('Paragraph 590.');
    server.losesAnswers = true;
    await tab.sync();
    server.losesAnswers = false;
    tab.history.undo();
    tab.history.undo();
    const { clientId } = tab.session.options;
    const again = new TestTab(server, { clientId, outbox: tab.session.outbox() });
    await again.sync();
    await colleague.read();
    expect(headings(server)).toBe(0);
    expect(again.session.refused).toEqual([]);
    expectEqual(server, again, colleague);
  });
});
