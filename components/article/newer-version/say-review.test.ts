import { describe, expect, it } from 'vitest';
import { sayAlike, sayReview } from './say-review';

const article = { title: 'The night ferry' };

describe('sayReview', () => {
  it('says how many tags there are to look at, and which were left from before', () => {
    expect(sayReview({ article, review: [], waiting: 0 })).toBe('Every tag of “The night ferry” is on its words.');
    expect(sayReview({ article, review: [1, 2], waiting: 0 })).toBe(
      '2 tags of “The night ferry” to look at; all others are on their words.',
    );
    expect(sayReview({ article, review: [], waiting: 1 })).toBe(
      'This version changed no tag of “The night ferry”. 1 tag still waits from before: open the article to look at it.',
    );
  });

  it('calls an article without a headline as lists do', () => {
    expect(sayReview({ article: { title: '' }, review: [], waiting: 0 })).toBe('Every tag of “Untitled” is on its words.');
  });
});

describe('sayAlike', () => {
  it.each([
    [0, '0% alike'],
    [0.29, '29% alike'],
    [0.994, '99% alike'],
    [0.998, '99% alike'],
    [1, '99% alike'],
  ])('says %d as %s', (score, said) => {
    expect(sayAlike(score)).toBe(said);
  });
});
