import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '@/lib/api';
import { openAgain } from './open-again';

const noAnswer = new ApiError('unreachable', 0, 'No answer.');

describe('openAgain', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('window', new EventTarget());
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([noAnswer, new ApiError('busy', 503, 'Busy.')])('opens it again by itself after a while: $code', (failure) => {
    const open = vi.fn();
    openAgain(failure, open);
    vi.advanceTimersByTime(9_999);
    expect(open).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(open).toHaveBeenCalledOnce();
  });

  it('does so when the line is back, and then not a second time', () => {
    const open = vi.fn();
    openAgain(noAnswer, open);
    window.dispatchEvent(new Event('online'));
    window.dispatchEvent(new Event('online'));
    vi.advanceTimersByTime(60_000);
    expect(open).toHaveBeenCalledOnce();
  });

  it('stops when it is told to, and leaves what does not pass by itself', () => {
    const open = vi.fn();
    openAgain(noAnswer, open)();
    openAgain(new ApiError('not-found', 404, 'Gone.'), open);
    openAgain(new Error('a bug'), open);
    window.dispatchEvent(new Event('online'));
    vi.advanceTimersByTime(60_000);
    expect(open).not.toHaveBeenCalled();
  });
});
