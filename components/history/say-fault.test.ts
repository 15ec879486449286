import { describe, expect, it } from 'vitest';
import { sayFault } from './say-fault';

describe('sayFault', () => {
  it.each([
    [1, 'Entry 1 is not what it was when it was written. Ask who keeps the house.'],
    [2, 'Entry 2 is not what it was when it was written. The one before it is. Ask who keeps the house.'],
    [1241, 'Entry 1,241 is not what it was when it was written. The 1,240 before it are. Ask who keeps the house.'],
  ])('says of entry %i what those before it are', (seq, said) => {
    expect(sayFault(seq)).toBe(said);
  });
});
