import { describe, expect, it } from 'vitest';
import { isSameName } from './same-name';

describe('isSameName', () => {
  it.each([
    ['RUTH lead', 'Ruth Lead'],
    ['Rúth  Lead', 'Ruth Lead'],
    ['Ru\u200Bth-Lead', 'Ruth Lead'],
    ['ΝΙΚΟΣ', 'Νίκος'],
  ])('is true of %s and %s, which differ in case, accents, spaces or what is not seen', (one, other) => {
    expect([isSameName(one, other), isSameName(other, one)]).toEqual([true, true]);
  });

  it.each([
    ['a Cyrillic letter', 'Ruth L\u0435ad', 'Ruth Lead'],
    ['a Cyrillic letter, in other case', 'RUTH L\u0415AD', 'Ruth Lead'],
    ['a Latin letter among Cyrillic ones', 'Ольга Cовa', 'Ольга Сова'],
    ['a capital i for an l', 'Nika DoIidze', 'Nika Dolidze'],
    ['an l for a capital i, in other case', 'NlKA DOLlDZE', 'Nika Dolidze'],
    ['a digit for an l', 'Nika Do1idze', 'Nika Dolidze'],
    ['a stroke for an l', 'Nika Do|idze', 'Nika Dolidze'],
    ['a nought for an o', 'Nika D0lidze', 'Nika Dolidze'],
    ['Greek capitals', '\u0391\u039D\u039D\u0391', 'ANNA'],
    ['Greek capitals, in other case', '\u0391\u039D\u039D\u0391', 'Anna'],
    ['Latin capitals for Greek ones', 'NIKOΣ', 'Νίκος'],
    ['another shape of a sign', '葛\u{E0100}城', '葛城'],
  ])('is true of two names that only look alike: %s', (_, one, other) => {
    expect([isSameName(one, other), isSameName(other, one)]).toEqual([true, true]);
  });

  it.each([
    ['Ruth Leads', 'Ruth Lead'],
    ['', 'Ruth Lead'],
    ['Ольга', 'Olga'],
    ['Νίκος', 'Nikos'],
    ['Jun Park 2', 'Jun Park'],
    ['葛城', '葛西'],
    ['⚓', '🚢'],
  ])('is false of %s and %s', (one, other) => {
    expect([isSameName(one, other), isSameName(other, one)]).toEqual([false, false]);
  });

  it('compares as they stand names of no letters', () => {
    expect(isSameName('⚓', '⚓')).toBe(true);
  });
});
