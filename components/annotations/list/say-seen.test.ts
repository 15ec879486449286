import { describe, expect, it } from 'vitest';
import { saySeen, saySeenOfText } from './say-seen';

describe('saySeen', () => {
  it.each([
    [0, 1, '0 of 1 sentence seen'],
    [1, 3, '1 of 3 sentences seen'],
    [1200, 2400, '1,200 of 2,400 sentences seen'],
  ])('says of a paragraph that %i of %i are', (seen, sentences, said) => {
    expect(saySeen({ seen, sentences })).toBe(said);
  });
});

describe('saySeenOfText', () => {
  it.each([
    [0, 1, '0 of 1 sentence is tagged or marked clear as it reads now.'],
    [1, 3, '1 of 3 sentences is tagged or marked clear as it reads now.'],
    [0, 3, '0 of 3 sentences are tagged or marked clear as they read now.'],
    [1200, 2400, '1,200 of 2,400 sentences are tagged or marked clear as they read now.'],
  ])('says of %i of %i what they are', (seen, sentences, said) => {
    expect(saySeenOfText({ seen, sentences })).toBe(said);
  });
});
