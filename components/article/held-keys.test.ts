import { afterEach, describe, expect, it, vi } from 'vitest';
import { holdKeys } from './held-keys';

afterEach(() => vi.unstubAllGlobals());

class Key extends Event {
  readonly key: string;
  constructor(name: string, { key, ...init }: EventInit & { key: string }) {
    super(name, { cancelable: true, ...init });
    this.key = key;
  }
}

/** A page on which something has focus and hears keys. */
function begin(hear: (key: string) => void) {
  const focused = Object.assign(new EventTarget(), { closest: (where: string) => where, matches: () => false });
  focused.addEventListener('keydown', (event) => {
    event.preventDefault();
    if (event instanceof Key) hear(event.key);
  });
  const page = { window: new EventTarget(), document: Object.assign(new EventTarget(), { activeElement: focused }) };
  for (const [name, value] of Object.entries({ ...page, KeyboardEvent: Key })) vi.stubGlobal(name, value);
  return {
    press: (...keys: string[]) => {
      for (const key of keys) page.window.dispatchEvent(new Key('keydown', { key }));
    },
    takeFocus: () => page.document.dispatchEvent(new Event('focusin')),
  };
}

describe('holdKeys', () => {
  it('types what was held where focus has come to, in that order', async () => {
    const heard: string[] = [];
    const { press, takeFocus } = begin((key) => heard.push(key));
    holdKeys('.card', Promise.resolve());
    press('1', 'Enter', 'c');
    expect(heard).toEqual([]);
    takeFocus();
    await expect.poll(() => heard).toEqual(['1', 'Enter', 'c']);
  });

  it('lets the page finish with each key before the next one comes, as it does with those of a hand', async () => {
    const done: string[] = [];
    const { press, takeFocus } = begin((key) => {
      done.push(key);
      // As React draws what came of an event.
      queueMicrotask(() => done.push(`${key} drawn`));
    });
    holdKeys('.go-to', Promise.resolve());
    press('1', 'Enter', 'g');
    takeFocus();
    await expect.poll(() => done).toEqual(['1', '1 drawn', 'Enter', 'Enter drawn', 'g', 'g drawn']);
  });

  it('drops what was held when Escape is pressed', async () => {
    const heard: string[] = [];
    const { press, takeFocus } = begin((key) => heard.push(key));
    const { signal } = holdKeys('.card', Promise.resolve());
    press('1', 'Escape');
    expect(signal.aborted).toBe(true);
    takeFocus();
    await Promise.resolve();
    expect(heard).toEqual([]);
  });
});
