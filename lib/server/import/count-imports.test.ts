import { describe, expect, it } from 'vitest';
import { DomainError } from '@/lib/domain/errors';
import { countImport, MAX_IMPORTS } from './count-imports';

/** The sentence by which one more is refused, or the way to count it no longer. */
function tryOne(personId: string): string | (() => void) {
  try {
    return countImport(personId);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'busy') return error.message;
    throw error;
  }
}

const twoAlready = 'Two of your texts are being read already. Try again when one is done.';

describe('countImport', () => {
  it('lets a person have two under way, and another one when one of them is done, however often that is said', () => {
    const [first, second] = [countImport('ines'), countImport('ines')];
    expect(tryOne('ines')).toBe(twoAlready);
    first();
    first();
    const third = countImport('ines');
    expect(tryOne('ines')).toBe(twoAlready);
    for (const done of [second, third]) done();
  });

  it('lets the house have ten, of whomever they are', () => {
    const done = Array.from({ length: MAX_IMPORTS }, (_, n) => countImport(`person ${n % 5}`));
    expect(tryOne('ines')).toBe('Other files are being read right now. Try again in a minute.');
    expect(tryOne('person 1')).toBe(twoAlready);
    done.pop()?.();
    done.push(countImport('ines'));
    for (const one of done) one();
  });
});
