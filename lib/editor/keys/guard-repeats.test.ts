import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { guardRepeats } from './guard-repeats';

describe('guardRepeats', () => {
  let page: EventTarget;
  const at = { focus: 'text', isEditing: true };
  beforeEach(() => {
    page = new EventTarget();
    vi.stubGlobal('window', page);
    Object.assign(at, { focus: 'text', isEditing: true });
  });
  afterEach(() => vi.unstubAllGlobals());

  const begin = () => guardRepeats({ isInText: () => at.focus === 'text', isEditing: () => at.isEditing });
  /** Whether a press of Enter does what it does where focus is. */
  const press = (focus: string, repeat = false, more: Partial<KeyboardEvent> = {}) => {
    at.focus = focus;
    return page.dispatchEvent(Object.assign(new Event('keydown', { cancelable: true }), { key: 'Enter', repeat, ...more }));
  };

  it('drops what a key that was pressed on a button does again in the text, until it is pressed there', () => {
    begin();
    expect([press('button'), press('text', true), press('text', true)]).toEqual([true, false, false]);
    expect([press('text'), press('text', true)]).toEqual([true, true]);
  });

  it('lets a held key go on where it was pressed, and in a text in which nothing is typed', () => {
    begin();
    expect([press('field'), press('field', true), press('other field', true)]).toEqual([true, true, true]);
    at.isEditing = false;
    expect(press('text', true)).toBe(true);
  });

  it('lets chords go on that write nothing', () => {
    begin();
    const goRound = { key: 'ArrowDown', altKey: true };
    expect([press('card', false, goRound), press('text', true, goRound)]).toEqual([true, true]);
    const send = { ctrlKey: true };
    expect([press('note', false, send), press('text', true, send)]).toEqual([true, false]);
  });

  it('drops nothing once it is stopped', () => {
    const stop = begin();
    press('button');
    stop();
    expect(press('text', true)).toBe(true);
  });
});
