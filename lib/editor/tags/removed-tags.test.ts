import { describe, expect, it } from 'vitest';
import { docOf, testId } from '@/lib/domain/journal/journal.fixture';
import { TestServer, TestTab } from '../session/session.fixture';
import { restoredFirst, restoredFor, tagsToRestore } from './removed-tags';

const newServer = () => new TestServer(docOf('A bus that runs', 'The last bus left at 12.35.', 'It was a lazy cut.'));

const labels = (tab: TestTab) => tagsToRestore(tab.session).map(({ label }) => label);

/** The claim C1 in two tabs. */
async function shared() {
  const server = newServer();
  const tab = new TestTab(server);
  const id = tab.tag('The last bus');
  await tab.sync();
  const colleague = new TestTab(server);
  const remove = async (annotationId = id) => {
    colleague.history.act('annotation.removed', { annotationId });
    await colleague.sync();
  };
  return { server, tab, colleague, id, remove };
}

describe('tagsToRestore', () => {
  it('are those that somebody removed, the newest removal first', async () => {
    const { tab, colleague, id, remove } = await shared();
    const other = tab.tag('lazy cut', 'opinion');
    await tab.sync();
    await colleague.read();
    expect(labels(tab)).toEqual([]);
    await remove(other);
    await remove();
    await tab.read();
    expect(labels(tab)).toEqual(['C1', 'O1']);
    tab.history.act('annotation.restored', { annotationId: id });
    await tab.sync();
    await colleague.read();
    expect(labels(tab)).toEqual(['O1']);
    expect(colleague.annotation(id).isRemoved).toBe(false);
    expect(tab.session.refused).toEqual([]);
  });

  it('are none that were merged into another one', async () => {
    const { tab, id } = await shared();
    const twin = tab.tag('The last bus');
    tab.history.act('annotation.merged', { annotationId: twin, intoId: id });
    await tab.sync();
    expect(tab.annotation(twin).isRemoved).toBe(true);
    expect(labels(tab)).toEqual([]);
  });

  it('are those whose words are gone too, whatever else of their kind stood beside them', async () => {
    const { tab, colleague, remove } = await shared();
    const other = tab.tag('12.35');
    const twin = tab.tag('12.35');
    tab.history.act('annotation.merged', { annotationId: twin, intoId: other });
    await tab.sync();
    await colleague.read();
    await remove();
    await tab.read();
    tab.delete('The last bus left at 12.35.');
    await tab.sync();
    expect(tab.annotation(other).anchor.state).toBe('orphaned');
    expect(labels(tab)).toEqual(['C1']);
  });

  it('are the claim and not the facts that went with it, and a fact that was removed by itself', async () => {
    const { tab, id } = await shared();
    const facts = ['It was the last one', 'It left'].map((statement) => {
      const annotationId = testId();
      tab.history.act('annotation.created', { annotationId, kind: 'claim', factOf: id, statement });
      return annotationId;
    });
    await tab.sync();
    tab.history.act('annotation.removed', { annotationId: facts[1] });
    await tab.sync();
    expect(labels(tab)).toEqual(['C3']);
    tab.history.act('annotation.removed', { annotationId: id });
    await tab.sync();
    expect(labels(tab)).toEqual(['C1']);
  });
});

describe('restoredFor', () => {
  it('is the claim of a fact that went with it, and the fact where that was removed by itself', async () => {
    const { tab, id } = await shared();
    const [fact, other] = ['It was the last one', 'It left'].map((statement) => {
      const annotationId = testId();
      tab.history.act('annotation.created', { annotationId, kind: 'claim', factOf: id, statement });
      return annotationId;
    });
    await tab.sync();
    const labelFor = (tagId = '') => restoredFor(tab.session, tab.annotation(tagId))?.label ?? null;
    expect(labelFor(fact)).toBe(null);
    tab.history.act('annotation.removed', { annotationId: fact });
    expect(labelFor(fact)).toBe('C2');
    tab.history.act('annotation.removed', { annotationId: id });
    expect([fact, other, id].map(labelFor)).toEqual(['C1', 'C1', 'C1']);
    tab.history.act('annotation.restored', { annotationId: id });
    expect([fact, other, id].map(labelFor)).toEqual(['C2', null, null]);
  });
});

describe('restoredFirst', () => {
  const verdict = { value: 'unproven', rationale: 'No timetable says so.' };

  it('is the tag that a colleague removed before my work on it came, until it is there again', async () => {
    const { tab, id, remove } = await shared();
    tab.history.act('verdict.given', { annotationId: id, verdict, basedOn: null });
    await remove();
    await tab.sync();
    const [refused] = tab.session.refused;
    expect(refused?.reason).toBe('C1 was removed. Restore it to change it.');
    expect(refused && restoredFirst(tab.session, refused)?.label).toBe('C1');
    tab.history.act('annotation.restored', { annotationId: id });
    expect(refused && restoredFirst(tab.session, refused)).toBe(null);
  });

  it('is it for an answer in its thread, a relation to it and a fact of it, too', async () => {
    const { tab, colleague, id, remove } = await shared();
    const other = tab.tag('lazy cut', 'claim');
    const threadId = testId();
    const said = { threadId, text: 'Which bus?', mentions: [] };
    tab.history.act('comment', { about: 'tag', annotationId: id, ...said, commentId: testId() });
    await tab.sync();
    await colleague.read();
    tab.history.act('comment', { about: 'thread', ...said, commentId: testId() });
    tab.history.act('relation.made', { annotationId: other, toId: id, relationId: testId(), kind: 'supports' });
    tab.history.act('annotation.created', { annotationId: testId(), kind: 'claim', factOf: id, statement: 'It left' });
    await remove();
    await tab.sync();
    expect(tab.session.refused).toHaveLength(3);
    for (const one of tab.session.refused) expect(restoredFirst(tab.session, one)?.label).toBe('C1');
  });

  it('is the claim of a fact that went with it', async () => {
    const { tab, colleague, id, remove } = await shared();
    const fact = testId();
    tab.history.act('annotation.created', { annotationId: fact, kind: 'claim', factOf: id, statement: 'It left' });
    await tab.sync();
    await colleague.read();
    tab.history.act('verdict.given', { annotationId: fact, verdict, basedOn: null });
    await remove();
    await tab.sync();
    const [refused] = tab.session.refused;
    expect(refused?.reason).toBe('C2 was removed. Restore it to change it.');
    expect(refused && restoredFirst(tab.session, refused)?.label).toBe('C1');
  });

  it('is none where the tag is gone and something else was in the way', async () => {
    const { tab, id, remove } = await shared();
    await remove();
    await tab.read();
    const item = { id: testId(), type: 'verdict.given', payload: { annotationId: id, verdict } };
    expect(restoredFirst(tab.session, { item, reason: 'C1 was merged into C2 since. Do it on C2, if it is still to be done.' })).toBe(null);
  });
});
