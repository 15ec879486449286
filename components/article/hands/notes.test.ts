import { afterEach, describe, expect, it, vi } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import { usualBindings } from '@/lib/editor/keys/bindings';
import { modePlugin } from '@/lib/editor/keys/mode';
import type { SaveState } from '@/lib/editor/session/save-state';
import { TestServer, TestTab } from '@/lib/editor/session/session.fixture';
import { bareView } from '@/lib/editor/typing/bare-view.fixture';
import { withNotes } from './notes';
import type { Around } from './reach';

/** What the note says that offers an undo, where the page's work is saved or not. */
function noteWhere(state: SaveState): string[] {
  vi.stubGlobal('navigator', { onLine: true, platform: 'Linux' });
  const { session, history } = new TestTab(new TestServer(docOf('Night buses', 'The last bus left.')));
  const view = bareView(session.doc, [modePlugin('tag')]);
  const said: string[] = [];
  const around: Around = Object.assign(Object.create(null), {
    ...{ session, history, sender: { state }, editor: { view, state: view.state }, bindings: { current: usualBindings } },
    toast: ({ text }: { text: string }) => said.push(text),
  });
  withNotes(around).offerUndo('Tag C1 removed');
  return said;
}

afterEach(() => vi.unstubAllGlobals());

describe('offerUndo', () => {
  it('says what was done', () => {
    expect(noteWhere({ name: 'saved', at: null })).toEqual(['Tag C1 removed']);
    expect(noteWhere({ name: 'offline', kept: 1 })).toEqual(['Tag C1 removed']);
  });

  it('never says so where the server takes nothing, or nothing more', () => {
    expect(noteWhere({ name: 'not-saved', kept: 1, reason: 'The disk of the server is full.' })).toEqual(['Not saved yet']);
    expect(noteWhere({ name: 'reload', reason: 'This article is deleted.' })).toEqual(['Not saved']);
  });
});
