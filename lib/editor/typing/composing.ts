import { Plugin } from '@tiptap/pm/state';
import { getMode } from '../keys/mode';
import type { Timers } from '../session/timers';

/**
 * Who rests for so long in a composition, choosing among characters or looking up from the keyboard, holds up what others wrote no longer. On
 * Android every word is a composition for as long as the caret stands in it.
 */
const REST_MS = 10_000;
/** ProseMirror reads what was composed off the page up to 20 ms after the end. */
const READ_MS = 40;

/** What a tab that composes is asked before something else happens to its text. Null: at once. */
export interface Composer {
  /** Until the composition is over, or rests. */
  untilRest(): Promise<void> | null;
  /** Until the composition is over. `isUrgent`: one that rests is ended for it. */
  untilOver(isUrgent: boolean): Promise<void> | null;
}

/**
 * Knows when words are composed with an input method. They are in the page, and neither are the text's yet nor may the page be drawn anew
 * around them: the input method would begin again beside what it has written, and its words would be there twice.
 */
export class Composing implements Composer {
  private readonly timers: Pick<Timers, 'setTimeout' | 'clearTimeout'>;
  private isOn = false;
  private isResting = false;
  private isWanted = false;
  private timer: unknown = null;
  private resting: (() => void)[] = [];
  private over: (() => void)[] = [];
  /** Takes what was composed so far as it is. Set while there is an editor. */
  endNow: () => void = () => undefined;

  constructor(timers: Pick<Timers, 'setTimeout' | 'clearTimeout'>) {
    this.timers = timers;
  }

  untilRest(): Promise<void> | null {
    return this.isOn && !this.isResting ? new Promise((resolve) => this.resting.push(resolve)) : null;
  }

  untilOver(isUrgent: boolean): Promise<void> | null {
    if (!this.isOn) return null;
    const over = new Promise<void>((resolve) => this.over.push(resolve));
    if (isUrgent) {
      this.isWanted = true;
      if (this.isResting) this.breakOff();
    }
    return over;
  }

  /** A key of a composition. */
  press(): void {
    this.isOn = true;
    this.isResting = false;
    this.after(REST_MS, () => {
      this.isResting = true;
      for (const resolve of this.resting.splice(0)) resolve();
      if (this.isWanted) this.breakOff();
    });
  }

  /** The composition has ended. It is over once it was read, unless the next one begins before. */
  end(): void {
    if (this.isOn) this.after(READ_MS, () => this.finish());
  }

  /** There is nothing left that could be composed in. */
  finish(): void {
    this.timers.clearTimeout(this.timer);
    this.isOn = false;
    this.isResting = false;
    this.isWanted = false;
    for (const resolve of [...this.resting.splice(0), ...this.over.splice(0)]) resolve();
  }

  private breakOff(): void {
    this.isWanted = false;
    this.endNow();
    this.end();
  }

  private after(ms: number, run: () => void): void {
    this.timers.clearTimeout(this.timer);
    this.timer = this.timers.setTimeout(run, ms);
  }
}

/** Tells `composing` what is composed in the text, in the mode in which it can be. Must stand before all plugins that take events of compositions. */
export function composingPlugin(composing: Composing): Plugin {
  return new Plugin({
    view: (view) => {
      composing.endNow = () => {
        // Leaving the text ends a composition with what is written so far. On Android it would close the keyboard; there the words of a composition
        // that rests are those of the text, and the keyboard reads them anew.
        if (/Android/.test(navigator.userAgent) || !view.hasFocus()) return;
        view.dom.blur();
        view.focus();
      };
      return {
        destroy: () => {
          composing.endNow = () => undefined;
          composing.finish();
        },
      };
    },
    props: {
      handleDOMEvents: {
        compositionstart: (view) => press(getMode(view.state)),
        compositionupdate: (view) => press(getMode(view.state)),
        compositionend: () => {
          composing.end();
          return false;
        },
      },
    },
  });

  function press(mode: ReturnType<typeof getMode>): false {
    if (mode === 'edit') composing.press();
    return false;
  }
}
