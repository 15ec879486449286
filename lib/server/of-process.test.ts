import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { ofProcess } from './of-process';

describe('ofProcess', () => {
  it('gives all who ask for a name what was made for the first, also of another bundle', async () => {
    const first = ofProcess('count of tests', () => ({ count: 1 }));
    vi.resetModules();
    const other = await import('./of-process');
    expect(other.ofProcess).not.toBe(ofProcess);
    expect(other.ofProcess('count of tests', () => ({ count: 2 }))).toBe(first);
    expect(other.ofProcess('another count of tests', () => ({ count: 2 }))).toEqual({ count: 2 });
  });

  it('is asked for each name by one module', () => {
    const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.test)\.ts$/.test(file));
    const text = files.map((file) => readFileSync(path.join(import.meta.dirname, file), 'utf8')).join('\n');
    const names = [...text.matchAll(/of(?:Process|Bundle)\('([^']+)'/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(10);
    expect(names).toEqual([...new Set(names)]);
  });
});
