import { describe, expect, it } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import { TestServer, TestTab } from '@/lib/editor/session/session.fixture';
import { sayEvent } from './own-acts';

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
