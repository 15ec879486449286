import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { DomainError } from '@/lib/domain/errors';
import { docOf, testId } from '@/lib/domain/journal/journal.fixture';
import { expectEqual, TestServer, TestTab } from '../session/session.fixture';

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

  it('takes back what was meant, whatever was done after it, and that once', async () => {
    const server = newServer();
    const tab = new TestTab(server);
    const id = tab.tag('The last bus');
    const { newest } = tab.history;
    tab.typeBefore('and the', 'Yes, ');
    const other = tab.tag('the next one');
    expect(tab.history.holds(newest)).toBe(true);
    expect(tab.history.undo(newest)).not.toBeNull();
    expect(tab.history.holds(newest)).toBe(false);
    expect(tab.history.undo(newest)).toBeNull();
    await tab.sync();
    expect([id, other].map((one) => server.journal.annotation(one).isRemoved)).toEqual([true, false]);
    expect(server.journal.state.doc.textContent).toContain('Yes, ');
    tab.history.redo();
    tab.history.undo();
    tab.history.undo();
    await tab.sync();
    expect([id, other].map((one) => server.journal.annotation(one).isRemoved)).toEqual([true, true]);
    expect(server.journal.state.doc.textContent).toContain('Yes, ');
    tab.history.undo();
    await tab.sync();
    expect(server.journal.state.doc.textContent).not.toContain('Yes, ');
    expectEqual(server, tab);
  });

  it('passes over what the server refused: the next undo takes back what was done before it', async () => {
    const server = newServer();
    const [one, two] = [new TestTab(server), new TestTab(server)];
    const annotationId = one.tag('The last bus');
    await one.sync();
    const other = one.tag('the next one');
    await one.sync();
    await two.read();
    two.history.act('annotation.removed', { annotationId });
    await two.sync();
    one.history.act('annotation.kind-changed', { annotationId, kind: 'opinion', basedOn: null });
    const refused = one.history.newest;
    await one.sync();
    expect(one.session.refused).toHaveLength(1);
    expect(one.history.newest).not.toBe(refused);
    expect(one.history.undo(refused)).toBeNull();
    expect(one.history.undo()).not.toBeNull();
    await one.sync();
    expect(server.journal.annotation(other).isRemoved).toBe(true);
    expect(one.session.refused).toHaveLength(1);
    await two.read();
    expectEqual(server, one, two);
  });

  it('takes back actions alone once it has forgotten what was written', async () => {
    const server = newServer();
    const tab = new TestTab(server);
    const id = tab.tag('The last bus');
    tab.typeBefore('The last', 'Yes. ');
    tab.history.forgetText();
    expect(tab.history.undo()).not.toBeNull();
    expect(tab.history.undo()).toBeNull();
    await tab.sync();
    expect(server.journal.annotation(id).isRemoved).toBe(true);
    expect(server.journal.state.doc.textContent).toContain('Yes. The last bus');
    expectEqual(server, tab);
  });

  it('takes back what was said of evidence, and says it again', async () => {
    const server = newServer();
    const tab = new TestTab(server);
    const id = tab.tag('The last bus');
    const evidenceId = testId();
    tab.history.act('evidence.linked', { annotationId: id, evidenceId, sourceId: testId(), stance: 'supports' });
    await tab.sync();
    const [linked] = server.journal.annotation(id).evidence;
    const said = { tier: 'secondary', origin: 'Agency wire' };
    tab.history.act('evidence.changed', { annotationId: id, evidenceId, basedOn: linked?.entryId, stance: 'supports', ...said });
    await tab.sync();
    expect(server.journal.annotation(id).evidence).toMatchObject([said]);
    tab.history.undo();
    await tab.sync();
    const [back] = server.journal.annotation(id).evidence;
    expect(back).not.toHaveProperty('tier');
    expect(back).not.toHaveProperty('origin');
    tab.history.redo();
    await tab.sync();
    expect(server.journal.annotation(id).evidence).toMatchObject([said]);
    expectEqual(server, tab);
  });

  it('takes a source back, and links it again, through changes of it that are taken back too', async () => {
    const server = newServer();
    const tab = new TestTab(server);
    const annotationId = tab.tag('The last bus');
    const evidenceId = testId();
    const evidence = () => server.journal.annotation(annotationId).evidence;
    const step = async (way: 'undo' | 'redo') => {
      tab.history[way]();
      await tab.sync();
      expect(tab.session.refused).toEqual([]);
    };
    tab.history.act('evidence.linked', { annotationId, evidenceId, sourceId: testId(), stance: 'supports', quote: 'At noon.' });
    await tab.sync();
    const basedOn = evidence()[0]?.entryId;
    tab.history.act('evidence.changed', { annotationId, evidenceId, basedOn, stance: 'supports', quote: 'At 12.35.' });
    await tab.sync();
    for (let round = 0; round < 2; round++) {
      await step('undo');
      expect(evidence()).toMatchObject([{ quote: 'At noon.' }]);
      await step('undo');
      expect(evidence()).toEqual([]);
      await step('redo');
      expect(evidence()).toMatchObject([{ quote: 'At noon.' }]);
      await step('redo');
      expect(evidence()).toMatchObject([{ quote: 'At 12.35.' }]);
    }
    expectEqual(server, tab);
  });

  it('refuses by name to take a source back that was changed since, and to take it away again', async () => {
    const server = newServer();
    const [one, two] = [new TestTab(server), new TestTab(server)];
    const annotationId = one.tag('The last bus');
    const evidenceId = testId();
    const evidence = () => server.journal.annotation(annotationId).evidence;
    const change = async (quote: string) => {
      await two.read();
      const basedOn = evidence()[0]?.entryId;
      two.history.act('evidence.changed', { annotationId, evidenceId, basedOn, stance: 'supports', quote });
      await two.sync();
    };
    one.history.act('evidence.linked', { annotationId, evidenceId, sourceId: testId(), stance: 'supports' });
    await one.sync();
    await change('At 12.35.');
    one.history.undo();
    await one.sync();
    expect(one.session.refused[0]?.reason).toBe('This evidence of C1 was changed since. It stays as it is.');
    expect(evidence()).toMatchObject([{ quote: 'At 12.35.' }]);
    one.history.act('evidence.unlinked', { annotationId, evidenceId });
    await one.sync();
    one.history.undo();
    await one.sync();
    await change('At 12.36.');
    one.history.redo();
    await one.sync();
    expect(one.session.refused[1]?.reason).toBe('This evidence of C1 was changed since. It stays as it is.');
    expect(evidence()).toMatchObject([{ quote: 'At 12.36.' }]);
  });

  it('brings a removed tag back with its label, evidence and verdict', async () => {
    const server = newServer();
    const tab = new TestTab(server);
    const id = tab.tag('The last bus');
    const said = {
      evidenceId: testId(),
      sourceId: testId(),
      stance: 'context',
      quote: 'At noon.',
      locator: 'p. 4',
      lookedAt: '2026-11-02',
    };
    tab.history.act('evidence.linked', { annotationId: id, ...said });
    tab.history.act('verdict.given', { annotationId: id, verdict: { value: 'unproven', rationale: 'no timetable' }, basedOn: null });
    tab.history.act('annotation.removed', { annotationId: id });
    await tab.sync();
    tab.history.undo();
    await tab.sync();
    const { evidenceId, ...kept } = said;
    expect(server.journal.annotation(id)).toMatchObject({
      isRemoved: false,
      label: 'C1',
      verdict: { value: 'unproven' },
      evidence: [{ id: evidenceId, ...kept }],
    });
    tab.history.undo();
    await tab.sync();
    expect(server.journal.annotation(id)).toMatchObject({ verdict: null, checkState: 'untouched' });
    expectEqual(server, tab);
  });

  it('takes a relation back, and says it again, while another tag was related too', async () => {
    const server = newServer();
    const tab = new TestTab(server);
    const [annotationId, toId] = [tab.tag('The last bus'), tab.tag('the next one')];
    const relationId = '01890000-0000-7000-8000-00000000abcd';
    tab.history.act('relation.made', { annotationId, relationId, kind: 'contradicts', toId });
    const again = { annotationId: toId, relationId: '01890000-0000-7000-8000-00000000abce', kind: 'contradicts', toId: annotationId };
    expect(() => tab.history.act('relation.made', again)).toThrow('already');
    await tab.sync();
    tab.history.undo();
    await tab.sync();
    expect(server.journal.annotation(annotationId).relations).toBeUndefined();
    expect(server.journal.annotation(annotationId).removedRelations).toMatchObject([{ id: relationId, toId }]);
    tab.history.redo();
    await tab.sync();
    expect(server.journal.annotation(annotationId).relations).toMatchObject([{ id: relationId, kind: 'contradicts', toId }]);
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

  it('tells of a fault of the page before what the rules refuse, and does again what it had taken back until then', async () => {
    const server = newServer();
    const tab = new TestTab(server);
    const ids = ['The last', 'bus left', 'the next one'].map((words) => tab.tag(words));
    await tab.sync();
    const kindsNow = () => ids.map((id) => tab.session.annotations.get(id)?.kind);
    const toOpinion = (annotationId: string) => ({
      annotationId,
      kind: 'opinion',
      basedOn: tab.annotation(annotationId).basis.kind.entryId,
    });
    tab.history.actTogether(ids.map((id) => ({ type: 'annotation.kind-changed', payload: toOpinion(id) })));
    await tab.sync();
    const act = tab.session.act.bind(tab.session);
    const spy = vi.spyOn(tab.session, 'act');
    spy.mockImplementationOnce(act);
    spy.mockImplementationOnce(() => {
      throw new DomainError('conflict', 'Someone changed this.');
    });
    spy.mockImplementationOnce(() => {
      throw new TypeError('no such thing');
    });
    expect(() => tab.history.undo()).toThrow(TypeError);
    spy.mockRestore();
    expect(kindsNow()).toEqual(['opinion', 'opinion', 'claim']);
    expect(tab.history.redo()).not.toBeNull();
    expect(kindsNow()).toEqual(['opinion', 'opinion', 'opinion']);
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

  it('says that a choice between two values cannot be undone', async () => {
    const server = newServer();
    const [one, two] = [new TestTab(server), new TestTab(server)];
    const id = one.tag('The last bus');
    await one.sync();
    await two.read();
    for (const [tab, checkState] of [
      [one, 'checking'],
      [two, 'awaiting-reply'],
    ] as const) {
      tab.history.act('check.state-changed', { annotationId: id, checkState, basedOn: null });
    }
    await one.sync();
    await two.sync();
    const [rival] = server.journal.annotation(id).rivals;
    two.history.act('rival.settled', { annotationId: id, rivalEntryId: rival?.entryId, take: true });
    await two.sync();
    expect(() => two.history.undo()).toThrow(DomainError);
    await two.sync();
    expect(server.journal.annotation(id)).toMatchObject({ checkState: 'awaiting-reply', rivals: [] });
  });

  it('moves an end back word by word, and forth again', async () => {
    const server = newServer();
    const tab = new TestTab(server);
    const id = tab.tag('The last bus');
    await tab.sync();
    const place = (words: string) =>
      tab.history.act('annotation.span-changed', { annotationId: id, how: 'span', ranges: [{ ...tab.find(words), exact: words }] });
    const words = () => server.journal.annotation(id).anchor.ranges.map(({ exact }) => exact);
    place('The last bus left');
    place('The last bus left at');
    tab.history.undo();
    await tab.sync();
    expect(words()).toEqual(['The last bus left']);
    tab.history.undo();
    await tab.sync();
    expect(words()).toEqual(['The last bus']);
    expect(server.journal.annotation(id).anchor.state).toBe('exact');
    tab.history.redo();
    tab.history.redo();
    await tab.sync();
    expect(words()).toEqual(['The last bus left at']);
    expectEqual(server, tab);
  });

  it('takes back any number of changes of one tag, one after the other, and does them again', async () => {
    const change = fc.oneof(
      fc.record({ type: fc.constant('span' as const), words: fc.constantFrom('The last bus', 'last bus left', 'The last', 'bus') }),
      fc.record({ type: fc.constant('kind' as const), kind: fc.constantFrom('claim', 'opinion', 'proposal') }),
      fc.record({ type: fc.constant('state' as const), checkState: fc.constantFrom('untouched', 'checking', 'awaiting-reply') }),
      fc.record({ type: fc.constant('verdict' as const), value: fc.constantFrom('partly', 'unproven') }),
      fc.record({ type: fc.constant('remove' as const) }),
    );
    const step = fc.record({ change, syncs: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), fc.array(fc.boolean()), async (steps, syncs) => {
        const server = newServer();
        const tab = new TestTab(server);
        const annotationId = tab.tag('The last bus');
        await tab.sync();
        const seen = () => {
          const { anchor, kind, checkState, verdict, isRemoved } =
            tab.session.annotations.get(annotationId) ?? server.journal.annotation(annotationId);
          return {
            words: anchor.ranges.map(({ exact }) => exact),
            anchor: anchor.state,
            kind,
            checkState,
            verdict: verdict?.value,
            isRemoved,
          };
        };
        const states = [seen()];
        for (const { change, syncs: now } of steps) {
          const one = tab.session.annotations.get(annotationId);
          if (!one || one.isRemoved) break;
          const { basis } = one;
          if (change.type === 'span')
            tab.history.act('annotation.span-changed', {
              annotationId,
              how: 'span',
              ranges: [{ ...tab.find(change.words), exact: change.words }],
            });
          else if (change.type === 'kind') {
            if (change.kind === one.kind) continue;
            tab.history.act('annotation.kind-changed', { annotationId, kind: change.kind, basedOn: basis.kind.entryId });
          } else if (change.type === 'remove') tab.history.act('annotation.removed', { annotationId });
          else if (one.kind !== 'claim') continue;
          else if (change.type === 'state')
            tab.history.act('check.state-changed', {
              annotationId,
              checkState: change.checkState,
              basedOn: basis.checkState?.entryId ?? null,
            });
          else
            tab.history.act('verdict.given', {
              annotationId,
              verdict: { value: change.value, rationale: 'why' },
              basedOn: basis.verdict?.entryId ?? null,
            });
          states.push(seen());
          if (now) await tab.sync();
        }
        const [first, ...later] = states;
        const syncSome = async (index: number) => {
          if (syncs[index] === true) await tab.sync();
        };
        for (let round = 0; round < 2; round++) {
          for (const state of [...states.slice(0, -1)].reverse()) {
            expect(tab.history.undo()).not.toBeNull();
            expect(seen()).toEqual(state);
            await syncSome(round);
          }
          expect(seen()).toEqual(first);
          for (const state of later) {
            expect(tab.history.redo()).not.toBeNull();
            expect(seen()).toEqual(state);
            await syncSome(round + 2);
          }
        }
        await tab.sync();
        expect(tab.session.refused).toEqual([]);
        expectEqual(server, tab);
      }),
      { numRuns: 300 },
    );
  });
});
