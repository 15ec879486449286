import { describe, expect, it } from 'vitest';
import { sayAwaitedVotes } from './say-load';

describe('sayAwaitedVotes', () => {
  it.each([
    [0, 0, ''],
    [1, 0, '1 claim awaiting votes. It counts for everyone who may still vote on it.'],
    [1200, 0, '1,200 claims awaiting votes. Each counts for everyone who may still vote on it.'],
    [1, 1, '1 claim awaiting votes with nobody left who may vote: make another person an editor of the desk, or change its rule.'],
    [
      5,
      2,
      '5 claims awaiting votes, 2 of them with nobody left who may vote: make another person an editor of the desk, or change its rule.',
    ],
  ])('says of %i claims, %i of which nobody may vote on, what they wait for', (claims, ofNobody, said) => {
    expect(sayAwaitedVotes({ claims, ofNobody })).toBe(said);
  });
});
