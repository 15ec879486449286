import { vi } from 'vitest';

/** A browser's storage in memory, of which a test can say that it takes no more. */
export class MemoryStorage {
  readonly items = new Map<string, string>();
  readonly setItem = vi.fn((key: string, value: string) => void this.items.set(key, value));
  get length() {
    return this.items.size;
  }
  key = (at: number) => [...this.items.keys()][at] ?? null;
  getItem = (key: string) => this.items.get(key) ?? null;
  removeItem = (key: string) => void this.items.delete(key);
}

/** Switches a storage of the browser off until the next test: its name alone throws then. */
export function switchOff(kind: 'localStorage' | 'sessionStorage'): void {
  // Taken back with all that is stubbed.
  vi.stubGlobal(kind, undefined);
  Object.defineProperty(globalThis, kind, {
    configurable: true,
    get() {
      throw new DOMException('off', 'SecurityError');
    },
  });
}
