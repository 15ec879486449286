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
