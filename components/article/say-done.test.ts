import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SaveState } from '@/lib/editor/session/save-state';
import { sayDone } from './say-done';

const LATER = 'Your answer is sent when the line is back';
const said = (state: SaveState) => sayDone({ state }, 'Answer sent', LATER);
const reason = 'It is not yours to see.';

describe('sayDone', () => {
  beforeEach(() => void vi.stubGlobal('navigator', { onLine: true }));
  afterEach(() => void vi.unstubAllGlobals());

  it('says that it is done while the page sends', () => {
    expect(said({ name: 'saved', at: null })).toBe('Answer sent');
    expect(said({ name: 'saving' })).toBe('Answer sent');
  });

  it('says that it waits while there is no line', () => {
    expect(said({ name: 'offline', kept: 1 })).toBe(LATER);
    vi.stubGlobal('navigator', { onLine: false });
    expect(said({ name: 'saved', at: null })).toBe(LATER);
    expect(sayDone({ state: { name: 'saved', at: null } }, 'Comment added')).toBe('Comment added');
  });

  it('never says that it is done where the server takes nothing, or nothing more', () => {
    expect(said({ name: 'not-saved', kept: 1, reason })).toBe('Not saved yet');
    expect(said({ name: 'signed-out', kept: 1 })).toBe('Not saved yet');
    expect(said({ name: 'reload', reason })).toBe('Not saved');
    vi.stubGlobal('navigator', { onLine: false });
    expect(said({ name: 'reload', reason })).toBe('Not saved');
  });
});
