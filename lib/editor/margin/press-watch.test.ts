import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchPresses } from './press-watch';

const event = (type: string, more: object = {}) => Object.assign(new Event(type), more);

describe('watchPresses', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function begin() {
    const [card, window] = [new EventTarget(), new EventTarget()];
    const over = vi.fn();
    const watch = watchPresses(card, window, over);
    return { card, window, over, watch, press: (button = 0) => card.dispatchEvent(event('pointerdown', { button })) };
  }

  it('holds from the pointer down until behind the click', () => {
    const { window, over, watch, press } = begin();
    expect(watch.isDown()).toBe(false);
    press();
    vi.advanceTimersByTime(60_000);
    window.dispatchEvent(event('pointermove', { buttons: 1 }));
    window.dispatchEvent(event('pointerup'));
    window.dispatchEvent(event('click'));
    expect([watch.isDown(), over.mock.calls.length]).toEqual([true, 0]);
    vi.advanceTimersByTime(0);
    expect([watch.isDown(), over.mock.calls.length]).toEqual([false, 1]);
  });

  it('waits a moment for the click of a finger, and no longer where none comes', () => {
    const { window, over, watch, press } = begin();
    press();
    window.dispatchEvent(event('pointerup'));
    vi.advanceTimersByTime(20);
    expect(watch.isDown()).toBe(true);
    vi.advanceTimersByTime(80);
    expect([watch.isDown(), over.mock.calls.length]).toEqual([false, 1]);
    window.dispatchEvent(event('click'));
    vi.runAllTimers();
    expect(over).toHaveBeenCalledOnce();
  });

  it.each([
    ['the browser takes the finger for scrolling, or the pointer for a drag', 'pointercancel', {}],
    ['what was dragged is let go of', 'dragend', {}],
    ['a menu opens', 'contextmenu', {}],
    ['another window is in front', 'blur', {}],
    ['the pointer comes back, and is not pressed any more', 'pointermove', { buttons: 0 }],
  ])('never stays held: %s', (_, type, more) => {
    const { window, over, watch, press } = begin();
    press();
    window.dispatchEvent(event(type, more));
    vi.advanceTimersByTime(0);
    expect([watch.isDown(), over.mock.calls.length]).toEqual([false, 1]);
  });

  it('goes on where the next press comes before the end of the last one', () => {
    const { window, over, watch, press } = begin();
    press();
    window.dispatchEvent(event('pointerup'));
    press();
    vi.advanceTimersByTime(1_000);
    expect([watch.isDown(), over.mock.calls.length]).toEqual([true, 0]);
  });

  it('takes no notice of other buttons, and of nothing once it is stopped', () => {
    const { window, over, watch, press } = begin();
    press(2);
    expect(watch.isDown()).toBe(false);
    press();
    watch.stop();
    expect(watch.isDown()).toBe(false);
    window.dispatchEvent(event('pointerup'));
    press();
    vi.runAllTimers();
    expect([watch.isDown(), over.mock.calls.length]).toEqual([false, 0]);
  });
});
