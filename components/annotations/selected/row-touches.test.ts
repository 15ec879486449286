import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenToRows } from './row-touches';

describe('listenToRows', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function begin({ isTaken = false } = {}) {
    const list = new EventTarget();
    const listening = new AbortController();
    const happened: string[] = [];
    listenToRows(list, listening.signal, {
      rowIdOf: (event) => ('row' in event && typeof event.row === 'string' ? event.row : null),
      onHold: (id) => happened.push(`hold ${id}`),
      onTouch: (id) => {
        happened.push(`touch ${id}`);
        return isTaken;
      },
    });
    /** True if the row itself hears of it. */
    const send = (type: string, more: object = {}) => {
      const event = Object.assign(
        new Event(type, { cancelable: true }),
        { pointerType: 'touch', clientX: 50, clientY: 50, row: 'c1' },
        more,
      );
      list.dispatchEvent(event);
      return { isHeard: !event.cancelBubble, isPrevented: event.defaultPrevented };
    };
    return { happened, send, listening };
  }

  it('holds a row on which a finger rests, once, and takes the click that may follow for part of that', () => {
    const { happened, send } = begin();
    send('pointerdown');
    vi.advanceTimersByTime(499);
    send('pointermove', { clientX: 53, clientY: 55 });
    expect(happened).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(happened).toEqual(['hold c1']);
    expect(send('contextmenu').isPrevented).toBe(true);
    send('pointerup');
    expect(send('click').isHeard).toBe(false);
    vi.runAllTimers();
    expect(happened).toEqual(['hold c1']);
    // The next touch is one again, also where no click has followed.
    send('pointerdown');
    send('pointerup');
    send('click');
    expect(happened).toEqual(['hold c1', 'touch c1']);
  });

  it('holds it at the moment when the browser knows of a long press', () => {
    const { happened, send } = begin();
    send('pointerdown');
    expect(send('contextmenu').isPrevented).toBe(true);
    vi.runAllTimers();
    expect(happened).toEqual(['hold c1']);
  });

  it.each([
    ['goes up soon', 'pointerup', {}],
    ['scrolls', 'pointercancel', {}],
    ['leaves the list', 'pointerleave', {}],
    ['strays', 'pointermove', { clientX: 61 }],
  ])('holds nothing where the finger %s', (_, type, more) => {
    const { happened, send } = begin();
    send('pointerdown');
    send(type, more);
    vi.runAllTimers();
    expect(happened).toEqual([]);
  });

  it('leaves mouse and pen, and what is no row, alone', () => {
    const { happened, send } = begin();
    for (const more of [{ pointerType: 'mouse' }, { pointerType: 'pen' }, { row: null }]) {
      send('pointerdown', more);
      vi.runAllTimers();
      expect(send('contextmenu', more).isPrevented).toBe(false);
    }
    expect(send('click', { row: null }).isHeard).toBe(true);
    expect(happened).toEqual([]);
  });

  it.each([true, false])('keeps a touch from the row that was taken (%s), and leaves it the others', (isTaken) => {
    const { send } = begin({ isTaken });
    expect(send('click').isHeard).toBe(!isTaken);
  });

  it('hears nothing more when it is called off, nor holds what was begun', () => {
    const { happened, send, listening } = begin();
    send('pointerdown');
    listening.abort();
    vi.runAllTimers();
    send('click');
    expect(happened).toEqual([]);
  });
});
