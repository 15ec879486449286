import { describe, expect, it, vi } from 'vitest';
import { withStorage } from './browser-storage';
import { MemoryStorage, switchOff } from './outbox/memory-storage.fixture';

const read = () => withStorage('localStorage', (storage) => storage.getItem('theme'));

describe('withStorage', () => {
  it('gives what the work gives', () => {
    const storage = new MemoryStorage();
    storage.items.set('theme', 'dark');
    vi.stubGlobal('localStorage', storage);
    expect(read()).toBe('dark');
    expect(withStorage('localStorage', ({ length }) => length)).toBe(1);
  });

  it('gives null where the storage is switched off, and where there is none', () => {
    switchOff('localStorage');
    expect(read()).toBeNull();
    vi.stubGlobal('localStorage', undefined);
    expect(read()).toBeNull();
  });

  it('gives null where the storage is full, which is other than to give nothing', () => {
    const storage = new MemoryStorage();
    vi.stubGlobal('sessionStorage', storage);
    const keep = () => withStorage('sessionStorage', (one) => one.setItem('theme', 'dark'));
    expect(keep()).toBeUndefined();
    storage.setItem.mockImplementationOnce(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(keep()).toBeNull();
  });
});
