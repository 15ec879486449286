import { describe, expect, it } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import { expectEqual, TestServer, TestTab } from './session.fixture';

const newServer = () => new TestServer(docOf('A bus that runs', 'The last bus left at 12.35, and the next one is at 5.10.'));

describe('ActionHistory', () => {
  it('takes back text and actions in the order in which they were done', async () => {
    const server = newServer();
    const tab = new TestTab(server);
    tab.typeBefore('The last', 'Yes. ');
    const id = tab.tag('The last bus');
    tab.delete('The last bus');
    await tab.sync();
    expect(server.journal.annotation(id).anchor.state).toBe('orphaned');
    tab.history.undo();
    await tab.sync();
    expect(server.journal.annotation(id).anchor.state).toBe('exact');
    tab.history.undo();
    await tab.sync();
    expect(server.journal.annotation(id).isRemoved).toBe(true);
    tab.history.undo();
    await tab.sync();
    expect(server.journal.state.doc.textContent).not.toContain('Yes.');
    tab.history.redo();
    tab.history.redo();
    tab.history.redo();
    await tab.sync();
    expect(server.journal.annotation(id)).toMatchObject({ isRemoved: false, label: 'C1', anchor: { state: 'orphaned' } });
    expectEqual(server, tab);
  });

  it('brings a removed tag back with its label, evidence and verdict', async () => {
    const server = newServer();
    const tab = new TestTab(server);
    const id = tab.tag('The last bus');
    tab.history.act('verdict.given', { annotationId: id, verdict: { value: 'unproven', rationale: 'no timetable' }, basedOn: null });
    tab.history.act('annotation.removed', { annotationId: id });
    await tab.sync();
    tab.history.undo();
    await tab.sync();
    expect(server.journal.annotation(id)).toMatchObject({ isRemoved: false, label: 'C1', verdict: { value: 'unproven' } });
    tab.history.undo();
    await tab.sync();
    expect(server.journal.annotation(id)).toMatchObject({ verdict: null, checkState: 'untouched' });
    expectEqual(server, tab);
  });

  it('takes back together what was done together, but for what someone changed since', async () => {
    const server = newServer();
    const [one, two] = [new TestTab(server), new TestTab(server)];
    const ids = [one.tag('The last bus'), one.tag('the next one')];
    await one.sync();
    await two.read();
    const start = (annotationId: string) => ({ annotationId, checkState: 'checking', basedOn: null });
    one.history.actTogether(ids.map((id) => ({ type: 'check.state-changed', payload: start(id) })));
    await one.sync();
    await two.read();
    const [first = '', second = ''] = ids;
    const basedOn = two.session.annotations.get(second)?.basis.checkState?.entryId;
    two.history.act('check.state-changed', { annotationId: second, checkState: 'awaiting-reply', basedOn });
    await two.sync();
    await one.read();
    expect(() => one.history.undo()).toThrow(/someone|changed/i);
    await one.sync();
    expect(server.journal.annotation(first).checkState).toBe('untouched');
    expect(server.journal.annotation(second).checkState).toBe('awaiting-reply');
    one.history.redo();
    await one.sync();
    expect(server.journal.annotation(first).checkState).toBe('checking');
  });

  it('refuses by name to undo what someone changed since', async () => {
    const server = newServer();
    const [one, two] = [new TestTab(server), new TestTab(server)];
    const id = one.tag('The last bus');
    await one.sync();
    one.history.act('annotation.kind-changed', {
      annotationId: id,
      kind: 'opinion',
      basedOn: one.session.annotations.get(id)?.basis.kind.entryId,
    });
    await one.sync();
    await two.read();
    two.history.act('annotation.kind-changed', {
      annotationId: id,
      kind: 'proposal',
      basedOn: two.session.annotations.get(id)?.basis.kind.entryId,
    });
    await two.sync();
    one.history.undo();
    await one.sync();
    expect(one.session.refused[0]?.reason).toBe('The kind of P1 was changed since. It stays as it is.');
    expect(server.journal.annotation(id).kind).toBe('proposal');
  });
});
