import { Transform } from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';
import { applyEntry, emptyState, stateToJson } from '@/lib/domain/article-state';
import { docOf, testId } from '@/lib/domain/journal/journal.fixture';
import { articleSchema } from '@/lib/domain/text/article-schema';
import { expectEqual, TestServer, TestTab } from '../session/session.fixture';

const WORDS = 'nobody in the whole street had seen it go';

/** A tag that was found again elsewhere: its paragraph went to the end of the text. */
async function moved() {
  const server = new TestServer(
    docOf('A bus', `The last bus left at 12.35, and ${WORDS} at all.`, 'The next one is at 5.10.', 'It rained.'),
  );
  const [tab, colleague] = [new TestTab(server), new TestTab(server)];
  const id = tab.tag(WORDS);
  await tab.sync();
  await colleague.sync();
  const { from } = tab.find('The last bus');
  const paragraph = tab.doc.nodeAt(from - 1);
  if (!paragraph) throw new Error('no paragraph');
  const tr = tab.host.state.tr.delete(from - 1, from - 1 + paragraph.nodeSize);
  tab.host.dispatch(tr.insert(tr.doc.content.size, paragraph));
  await tab.sync();
  await colleague.sync();
  const anchor = () => server.journal.annotation(id).anchor;
  expect(anchor().state).toBe('moved');
  const backHome = (one: TestTab) => {
    const at = one.find('Yes. The last bus').from - 1;
    const node = one.doc.nodeAt(at);
    if (!node) throw new Error('no paragraph');
    const away = one.host.state.tr.delete(at, at + node.nodeSize);
    one.host.dispatch(away.insert(away.doc.child(0).nodeSize, node));
  };
  return { server, tab, colleague, id, anchor, backHome };
}

const confirm = (tab: TestTab, annotationId: string) => tab.history.act('annotation.span-changed', { annotationId, how: 'confirmed' });
const widen = (tab: TestTab, annotationId: string) =>
  tab.history.act('annotation.span-changed', {
    annotationId,
    how: 'span',
    ranges: [{ ...tab.find(`${WORDS} at`), exact: `${WORDS} at` }],
  });

describe('undo of a place change of a moved tag', () => {
  for (const [name, change] of [
    ['a confirmed place', confirm],
    ['an end that was moved', widen],
  ] as const) {
    it(`asks again after ${name}, and no more once it is done again`, async () => {
      const { server, tab, colleague, id, anchor } = await moved();
      const before = anchor();
      change(tab, id);
      await tab.sync();
      expect(anchor().state).toBe('exact');
      tab.history.undo();
      // What the tab shows at once is what the server then says.
      expect(tab.session.annotations.get(id)?.anchor.state).toBe('moved');
      await tab.sync();
      expect(anchor()).toEqual(before);
      tab.history.redo();
      await tab.sync();
      expect(anchor().state).toBe('exact');
      tab.history.undo();
      await tab.sync();
      expect(anchor()).toEqual(before);
      await colleague.sync();
      expectEqual(server, tab, colleague);
      const replayed = server.journal.entries.reduce(applyEntry, emptyState(server.journal.state.articleId));
      expect(stateToJson(replayed)).toEqual(stateToJson(server.journal.state));
    });
  }

  it('knows its first place through what was written since, by both and not yet sent', async () => {
    const { server, tab, colleague, id, anchor, backHome } = await moved();
    tab.typeBefore('The next', 'Well, ');
    confirm(tab, id);
    const { newest } = tab.history;
    await tab.sync();
    colleague.typeBefore('A bus', 'Look: ');
    await colleague.sync();
    tab.typeBefore('It rained', 'Then ');
    tab.history.undo(newest);
    tab.typeBefore('The last', 'Yes. ');
    await tab.sync();
    await colleague.sync();
    expect(anchor().state).toBe('moved');
    expect(server.journal.words(id)).toBe(WORDS);
    expectEqual(server, tab, colleague);
    // Put back where it came from, it is no guess any more.
    backHome(colleague);
    await colleague.sync();
    await tab.sync();
    expect([anchor().state, server.journal.words(id)]).toEqual(['exact', WORDS]);
    expectEqual(server, tab, colleague);
  });

  it('takes a first place from nobody who undoes nothing', async () => {
    const { server, id, anchor } = await moved();
    const [range] = anchor().ranges;
    server.journal.send('annotation.span-changed', { annotationId: id, how: 'span', ranges: [range] });
    expect(anchor().state).toBe('exact');
    expect(anchor().ranges[0]).not.toHaveProperty('home');
    const annotationId = testId();
    server.journal.send('annotation.created', { annotationId, kind: 'opinion', ranges: [range] });
    expect(server.journal.annotation(annotationId).anchor.state).toBe('exact');
  });

  it('asks again at its first place when both the confirmation and its undo were taken back before either was stored', async () => {
    const { server, tab, colleague, id, anchor } = await moved();
    const before = anchor();
    confirm(tab, id);
    await tab.sync();
    tab.history.undo();
    tab.typeBefore('A bus', 'What the drivers of the bus say: ');
    confirm(tab, id);
    tab.history.undo();
    await tab.sync();
    await colleague.sync();
    const [was] = before.ranges;
    const [range] = anchor().ranges;
    expect(anchor().state).toBe('moved');
    expect(range?.home).toEqual({ ...was?.home, from: (was?.home?.from ?? 0) + 33, to: (was?.home?.to ?? 0) + 33 });
    expectEqual(server, tab, colleague);
  });

  it('takes the first place from the journal, whatever the undo says of it', async () => {
    const { server, id, anchor } = await moved();
    const before = anchor();
    const undoes = server.journal.send('annotation.span-changed', { annotationId: id, how: 'confirmed' });
    const rain = server.journal.rangeOf('It rained');
    const forged = before.ranges.map((range) => ({ ...range, prefix: 'FORGED', home: { from: rain.from, to: rain.to, prefix: 'FORGED' } }));
    server.journal.send('annotation.span-changed', { annotationId: id, how: 'span', ranges: forged, undoes });
    expect(anchor()).toEqual(before);
  });

  it('takes no first place for a tag that had none, and joins what overlaps', () => {
    const { journal } = new TestServer(docOf('Tax', 'It fell by thirty percent.', 'Nothing.', 'Others say thirty percent.'));
    const annotationId = testId();
    const exact = 'thirty percent';
    const undoes = journal.send('annotation.created', { annotationId, kind: 'claim', ranges: [journal.rangeOf(exact)] });
    const { from, to } = journal.rangeOf(exact, 1);
    const home = { from: from - 1, to: to + 1, prefix: 'FORGED', suffix: 'FORGED' };
    const forged = { ...journal.rangeOf(exact), prefix: 'FORGED', home };
    const part = { ...journal.rangeOf('thirty'), home };
    journal.send('annotation.span-changed', { annotationId, how: 'span', ranges: [forged, part], undoes });
    expect(journal.annotation(annotationId).anchor).toMatchObject({
      state: 'exact',
      ranges: [{ exact, prefix: expect.stringContaining('fell by') }],
    });
    const { doc } = journal.state;
    journal.edit(new Transform(doc).insert(journal.rangeOf('thirty').from + 2, articleSchema.text('r')));
    expect(journal.annotation(annotationId).anchor.state).toBe('drifted');
  });
});
