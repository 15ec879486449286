import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import type { SaveState } from '@/lib/editor/session/save-state';
import { TestServer, TestTab } from '@/lib/editor/session/session.fixture';
import { sayEvent, sayOwnAct } from './own-acts';

describe('sayOwnAct', () => {
  beforeEach(() => void vi.stubGlobal('navigator', { onLine: true }));
  afterEach(() => void vi.unstubAllGlobals());

  /** What is heard of an act on a claim, where saving stands like this. */
  async function heardOf(type: string, state: SaveState = { name: 'saved', at: null }): Promise<string | null> {
    const tab = new TestTab(new TestServer(docOf('A bus that runs', 'The last bus left at 12.35, and the next one is at 5.10.')));
    const annotationId = tab.tag('The last bus');
    await tab.sync();
    return sayOwnAct(type, { annotationId }, { session: tab.session, sender: { state } });
  }

  it('tells of a source that was changed, and of two values of which one was taken: what was pressed is gone then', async () => {
    expect(await heardOf('evidence.changed')).toBe('Source of Claim 1 changed');
    expect(await heardOf('rival.settled')).toBe('Claim 1: settled');
  });

  it('says nothing of what its controls say', async () => {
    expect(await heardOf('check.due-set')).toBeNull();
  });

  it('says that it is not saved where the server takes nothing, or nothing more', async () => {
    const reason = 'It is not yours to see.';
    expect(await heardOf('evidence.changed', { name: 'not-saved', kept: 1, reason })).toBe('Not saved yet');
    expect(await heardOf('evidence.changed', { name: 'reload', reason })).toBe('Not saved');
    expect(await heardOf('check.due-set', { name: 'reload', reason })).toBeNull();
  });
});

describe('sayEvent', () => {
  it('names what was undone or done again, and the tag that it was of', async () => {
    const tab = new TestTab(new TestServer(docOf('A bus that runs', 'The last bus left at 12.35, and the next one is at 5.10.')));
    const said = (event: ReturnType<typeof tab.history.undo>) => event && sayEvent(event, tab.session);
    tab.typeBefore('The last', 'Yes. ');
    const annotationId = tab.tag('The last bus');
    expect(said(tab.history.undo())).toBe('new claim');
    expect(said(tab.history.redo())).toBe('new claim');
    await tab.sync();
    tab.history.act('annotation.removed', { annotationId });
    await tab.sync();
    expect(said(tab.history.undo())).toBe('removal of C1');
    await tab.sync();
    expect(said(tab.history.redo())).toBe('removal of C1');
    await tab.sync();
    expect(said(tab.history.undo())).toBe('removal of C1');
    await tab.sync();
    expect(said(tab.history.undo())).toBe('tag C1');
    await tab.sync();
    expect(said(tab.history.undo())).toBe('typing');
    expect(tab.history.undo()).toBeNull();
    expect(said(tab.history.redo())).toBe('typing');
    await tab.sync();
    expect(said(tab.history.redo())).toBe('tag C1');
  });

  it('counts what was done together', async () => {
    const tab = new TestTab(new TestServer(docOf('A bus that runs', 'The last bus left at 12.35, and the next one is at 5.10.')));
    const ids = ['The last bus', 'the next one'].map((words) => tab.tag(words));
    await tab.sync();
    tab.history.actTogether(ids.map((annotationId) => ({ type: 'annotation.removed', payload: { annotationId } })));
    const event = tab.history.undo();
    expect(event && sayEvent(event, tab.session)).toBe('removal of C1 and 1 more');
  });
});
