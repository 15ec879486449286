import { describe, expect, it } from 'vitest';
import { docOf, testId } from '@/lib/domain/journal/journal.fixture';
import { markRanges } from '../marks/annotation-plugin';
import { expectEqual, TestServer, TestTab } from './session.fixture';

/** A claim on "Rents rose" that this tab has removed, which is stored unless `waits`. */
async function removed(waits = false) {
  const server = new TestServer(docOf('A bus that runs', 'The last bus left at 12.35.', 'Rents rose by 40 per cent.'));
  const tab = new TestTab(server);
  const id = tab.tag('Rents rose');
  await tab.sync();
  tab.history.act('annotation.removed', { annotationId: id });
  if (!waits) await tab.sync();
  const drawn = (tagId = id) => markRanges(tab.host.state, tagId).map(({ from, to }) => tab.doc.textBetween(from, to));
  const placed = (tagId = id) => tab.session.placesOf(tab.annotation(tagId)).map(({ from, to }) => tab.doc.textBetween(from, to));
  const restore = (tagId = id) => tab.history.act('annotation.restored', { annotationId: tagId });
  return { server, tab, id, drawn, placed, restore };
}

describe('a tag that is restored while own text waits', () => {
  it('is drawn on its words, and told of there', async () => {
    const { server, tab, drawn, placed, restore } = await removed();
    tab.typeBefore('last bus', 'very last and latest ');
    expect(placed()).toEqual(['Rents rose']);
    restore();
    expect([drawn(), placed()]).toEqual([['Rents rose'], ['Rents rose']]);
    await tab.sync();
    expect(drawn()).toEqual(['Rents rose']);
    expectEqual(server, tab);
  });

  it('is so where the removal waits, too, and is taken back after I wrote on', async () => {
    const { server, tab, drawn, placed, id } = await removed(true);
    tab.typeBefore('last bus', 'very last and latest ');
    expect(placed()).toEqual(['Rents rose']);
    tab.history.act('annotation.restored', { annotationId: id, undoes: tab.annotation(id).basis.presence.entryId });
    expect([drawn(), placed()]).toEqual([['Rents rose'], ['Rents rose']]);
    await tab.sync();
    expect(drawn()).toEqual(['Rents rose']);
    expectEqual(server, tab);
  });

  it('is so where nothing of it was ever sent', async () => {
    const { server, tab, drawn, restore } = await removed();
    const other = tab.tag('40 per cent');
    tab.history.act('annotation.removed', { annotationId: other });
    tab.typeBefore('last bus', 'very last and latest ');
    restore(other);
    expect(drawn(other)).toEqual(['40 per cent']);
    await tab.sync();
    expect(drawn(other)).toEqual(['40 per cent']);
    expectEqual(server, tab);
  });

  it('is so for its facts, sent or not', async () => {
    const { server, tab, id, drawn, restore } = await removed();
    restore();
    const facts = ['They rose', 'They were rents'].map((statement) => {
      const annotationId = testId();
      tab.history.act('annotation.created', { annotationId, kind: 'claim', factOf: id, statement });
      return annotationId;
    });
    tab.history.act('annotation.removed', { annotationId: id });
    tab.typeBefore('last bus', 'very last and latest ');
    restore();
    expect([id, ...facts].map(drawn)).toEqual([['Rents rose'], ['Rents rose'], ['Rents rose']]);
    await tab.sync();
    tab.history.act('annotation.removed', { annotationId: id });
    tab.typeBefore('left', 'has ');
    restore();
    expect([id, ...facts].map(drawn)).toEqual([['Rents rose'], ['Rents rose'], ['Rents rose']]);
    await tab.sync();
    expectEqual(server, tab);
  });

  it('is so where a colleague writes meanwhile', async () => {
    const { server, tab, drawn, restore } = await removed();
    const colleague = new TestTab(server);
    tab.typeBefore('last bus', 'very last and latest ');
    restore();
    colleague.typeBefore('A bus', 'Of ');
    await colleague.sync();
    await tab.read();
    expect(drawn()).toEqual(['Rents rose']);
    await tab.sync();
    await colleague.read();
    expectEqual(server, tab, colleague);
  });

  it('has no words where I have deleted them', async () => {
    const { tab, drawn, restore } = await removed();
    tab.delete('Rents rose');
    restore();
    expect(drawn()).toEqual(['']);
    await tab.sync();
    expect(tab.annotation([...tab.session.annotations.keys()][0] ?? '').anchor.state).toBe('orphaned');
  });
});
