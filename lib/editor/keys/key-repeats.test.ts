import { beforeEach, describe, expect, it, vi } from 'vitest';
import { takeRepeats } from './key-repeats';

let window: EventTarget;
let heard: string[];

beforeEach(() => {
  window = new EventTarget();
  vi.stubGlobal('window', window);
  heard = [];
});

/** A key that goes down, and whether something came of it. */
function down(code: string, repeat = false): boolean {
  const event = Object.assign(new Event('keydown', { cancelable: true }), { code, repeat });
  const note = () => heard.push(code);
  window.addEventListener('keydown', note);
  window.dispatchEvent(event);
  window.removeEventListener('keydown', note);
  return !event.defaultPrevented;
}

describe('takeRepeats', () => {
  it('takes what a held key does again from the browser and from everybody, until it is pressed anew', () => {
    takeRepeats({ code: 'KeyE' });
    expect([down('KeyE', true), down('KeyE', true)]).toEqual([false, false]);
    expect(heard).toEqual([]);
    expect([down('KeyE'), down('KeyE', true)]).toEqual([true, true]);
    expect(heard).toEqual(['KeyE', 'KeyE']);
  });

  it('is over with the next press of another key, and leaves what that one does again', () => {
    takeRepeats({ code: 'KeyE' });
    expect([down('KeyA'), down('KeyA', true), down('KeyE', true)]).toEqual([true, true, true]);
  });

  it('holds for the key of the last press alone', () => {
    takeRepeats({ code: 'KeyE' });
    down('KeyS');
    takeRepeats({ code: 'KeyS' });
    expect([down('KeyS', true), down('KeyS', true)]).toEqual([false, false]);
  });
});
