import { describe, expect, it } from 'vitest';
import { sayArrivals } from './say-arrivals';

describe('sayArrivals', () => {
  it.each([
    [['Jonah'], [], 'Jonah is here.'],
    [['Jonah', 'Elif'], [], 'Jonah and Elif are here.'],
    [['Jonah', 'Elif', 'Marc'], ['Ada'], 'Jonah, Elif and Marc are here. Ada has left.'],
    [['Jonah', 'Elif', 'Marc', 'Ada'], [], '4 people are here.'],
    [[], ['Jonah', 'Elif'], 'Jonah and Elif have left.'],
    [[], [], ''],
  ])('says of %j and %j: %s', (come, left, sentence) => {
    expect(sayArrivals(come, left)).toBe(sentence);
  });
});
