import { afterEach, describe, expect, it, vi } from 'vitest';
import { reloadPage } from './reload-page';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('reloadPage', () => {
  it.each([
    [true, 1, []],
    [false, 0, ['You are offline. Reload when the line is back.']],
  ])('with a line (%s) loads the page anew %i times, and says else why not', (onLine, times, told) => {
    const reload = vi.fn();
    vi.stubGlobal('navigator', { onLine });
    vi.stubGlobal('window', { location: { reload } });
    const notes: string[] = [];
    reloadPage(({ text }) => notes.push(text));
    expect(reload).toHaveBeenCalledTimes(times);
    expect(notes).toEqual(told);
  });
});
