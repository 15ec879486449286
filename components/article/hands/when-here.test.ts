import { afterEach, describe, expect, it, vi } from 'vitest';
import { late } from '@/components/ui/late';
import { whenHere } from './when-here';

afterEach(() => vi.unstubAllGlobals());

/** Does something with a part that comes, or not; gives what was done and told, as it grows. */
function begin(load: () => Promise<string>) {
  vi.stubGlobal('window', new EventTarget());
  const part = late(load);
  const done: string[] = [];
  const notes = {
    attempt: (work: () => void) => {
      work();
      return true;
    },
    sayNotLoaded: (what: string) => done.push(`No ${what}`),
  };
  return { part, done, press: () => whenHere(part, notes, (module) => done.push(module)) };
}

describe('whenHere', () => {
  it('does it when the part has come, and from then on at once', async () => {
    const { part, done, press } = begin(() => Promise.resolve('resolved'));
    press();
    expect(done).toEqual([]);
    await part.fetch();
    expect(done).toEqual(['resolved']);
    press();
    expect(done).toEqual(['resolved', 'resolved']);
  });

  it('says so where the part does not come, and tries again at the next press', async () => {
    const load = vi.fn(() => Promise.reject<string>(new Error('no line')));
    const { done, press } = begin(load);
    press();
    await expect.poll(() => done).toEqual(['No part of the page that does this']);
    press();
    await expect.poll(() => done).toHaveLength(2);
    expect(load).toHaveBeenCalledTimes(2);
  });
});
