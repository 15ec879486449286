import { describe, expect, it } from 'vitest';
import { Chance } from './random';
import { findUntried } from './tried';

const MINUTES_3 = 180_000;
const entries = ['text', 'annotation.created', 'verdict.given', 'comment', 'suggestion.made', 'suggestion.accepted'];
const faults = [
  'kill -9 of a server',
  'restart of PostgreSQL, in order',
  'restart of PostgreSQL, killed',
  'streams are cut',
  'a clock is set',
  'somebody is offline',
  'a page is loaded anew',
];

const findWithout = (missing: string, lengthMs = MINUTES_3) =>
  findUntried(lengthMs, new Map(entries.filter((type) => type !== missing).map((type) => [type, 1])), (what) =>
    faults.some((name) => name !== missing && what === `fault ${name}`) ? 1 : 0,
  );

describe('findUntried', () => {
  it('finds nothing where all that a soak is about was done and befell', () => {
    expect(findWithout('')).toBeNull();
  });

  it.each(entries)('finds that no %s was stored', (type) => {
    expect(findWithout(type)).toBe(`no ${type} was stored`);
  });

  it.each(faults)('finds that there was no fault: %s', (name) => {
    expect(findWithout(name)).toBe(`never befell: ${name}`);
  });

  it('asks nothing of a run that is too short for all of it', () => {
    expect(findWithout('comment', MINUTES_3 - 1)).toBeNull();
  });
});

describe('shuffled', () => {
  it('keeps all of a list, in an order that hangs on the seed alone', () => {
    const orders = [1, 1, 2, 3].map((seed) => new Chance(seed).shuffled(faults));
    for (const order of orders) expect(order.toSorted()).toEqual(faults.toSorted());
    expect(orders[0]).toEqual(orders[1]);
    expect(new Set(orders.map(String)).size).toBe(3);
  });
});
