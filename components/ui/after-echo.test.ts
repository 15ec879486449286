import { describe, expect, it } from 'vitest';
import { afterEcho } from './after-echo';

describe('afterEcho', () => {
  it('waits for what was sent before the address said the first', () => {
    expect(afterEcho(['acc', 'accounts'], 'acc')).toEqual(['accounts']);
    expect(afterEcho(['accounts'], 'accounts')).toEqual([]);
  });

  it('waits for nothing older than what the address says, nor for what was sent twice', () => {
    expect(afterEcho(['acc', 'accounts'], 'accounts')).toEqual([]);
    expect(afterEcho(['acc', '', 'acc'], 'acc')).toEqual([]);
  });

  it('is null for what came by another way', () => {
    expect(afterEcho(['acc'], 'harbour')).toBeNull();
    expect(afterEcho([], '')).toBeNull();
  });
});
