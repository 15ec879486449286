import type { KeyboardEvent } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { emptyDoc } from '@/lib/domain/text/article-schema';
import { usualBindings } from '@/lib/editor/keys/bindings';
import { press } from '@/lib/editor/keys/key-press.fixture';
import type { CommandId } from '@/lib/editor/keys/keymap';
import { modePlugin } from '@/lib/editor/keys/mode';
import { bareView } from '@/lib/editor/typing/bare-view.fixture';
import type { Reach } from './reach';
import { tagHands } from './tag-hands';

/** The hands of an article in Tag mode; which of its commands ran, and what was done instead of others. */
function begin() {
  vi.stubGlobal('navigator', { platform: 'Linux' });
  vi.stubGlobal('window', new EventTarget());
  const ran: string[] = [];
  const view = bareView(emptyDoc(), [modePlugin('tag')]);
  const reach: Reach = Object.assign(Object.create(null), { editor: { view, state: view.state }, bindings: { current: usualBindings } });
  const note = (id: CommandId) => [id, () => ran.push(id) > 0] as const;
  const hands = tagHands(reach, Object.fromEntries((['tagClear', 'removeTag', 'nextTag'] as const).map(note)));
  const hold = (name: string) =>
    [false, true, true].map((repeat) => {
      const key = press(name);
      const event: KeyboardEvent = Object.assign(Object.create(null), key, { repeat, nativeEvent: key, preventDefault: () => undefined });
      return hands.press(event, { removeTag: () => ran.push('remove all') });
    });
  return { ran, hold };
}

afterEach(() => vi.unstubAllGlobals());

describe('tagHands', () => {
  it('does once what a held key does to tags, and takes its repetitions', () => {
    const { ran, hold } = begin();
    expect([hold('x'), hold('Backspace')].flat()).toEqual(Array(6).fill(true));
    expect(ran).toEqual(['tagClear', 'remove all']);
  });

  it('goes round for as long as the key is held', () => {
    const { ran, hold } = begin();
    hold('j');
    expect(ran).toEqual(['nextTag', 'nextTag', 'nextTag']);
  });
});
