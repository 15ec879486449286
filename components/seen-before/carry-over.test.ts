import { describe, expect, it } from 'vitest';
import type { RememberedEvidence } from '@/lib/domain/contract/claims';
import { carriedAtFirst, carryOver, isLinked } from './carry-over';

const evidence = (id: string, sourceId: string, idThere: string | null): RememberedEvidence => ({
  id,
  stance: 'refutes',
  quote: 'Six pounds',
  locator: 'p. 41',
  lookedAt: '2026-11-10',
  tier: 'primary',
  origin: 'Transport office',
  idThere,
  source: {
    id: sourceId,
    deskId: 'desk',
    title: `Title of ${sourceId}`,
    url: null,
    type: 'document',
    author: '',
    publisher: '',
    publishedOn: null,
    note: '',
    createdAt: '',
    updatedAt: '',
  },
});
const ids = () => {
  let count = 0;
  return () => `new-${++count}`;
};

describe('carryOver', () => {
  it('links with stance, words, locator and day, by the source that the desk has', () => {
    const [entry] = carryOver('c3', [evidence('e', 'there', 'here')], { hasSource: () => false, newId: ids() });
    expect(entry).toEqual({
      type: 'evidence.linked',
      payload: {
        annotationId: 'c3',
        evidenceId: 'new-1',
        sourceId: 'here',
        stance: 'refutes',
        quote: 'Six pounds',
        locator: 'p. 41',
        lookedAt: '2026-11-10',
        tier: 'primary',
        origin: 'Transport office',
      },
    });
  });

  it('brings a source along with each link that neither the desk nor the article has: it is one by its id', () => {
    const all = [evidence('e1', 'far', null), evidence('e2', 'far', null), evidence('e3', 'used', null)];
    const payloads = carryOver('c3', all, { hasSource: (id) => id === 'used', newId: ids() }).map(({ payload }) => payload);
    expect(payloads.map(({ sourceId }) => sourceId)).toEqual(['new-1', 'new-1', 'used']);
    const far = expect.objectContaining({ title: 'Title of far' });
    expect(payloads.map(({ newSource }) => newSource)).toEqual([far, far, undefined]);
  });
});

describe('isLinked', () => {
  it('is about the same place of the same source, by either of its ids', () => {
    const one = evidence('e', 'there', 'here');
    expect(isLinked(one, [{ sourceId: 'here', quote: 'Six pounds', locator: 'p. 41' }])).toBe(true);
    expect(isLinked(one, [{ sourceId: 'here', quote: 'Six pounds', locator: 'p. 42' }])).toBe(false);
    expect(
      carriedAtFirst({ evidence: [one, evidence('f', 'other', null)] }, [{ sourceId: 'there', quote: 'Six pounds', locator: 'p. 41' }]),
    ).toEqual(new Set(['f']));
  });

  it('takes what two facts rest on once', () => {
    const all = [evidence('e', 'there', null), evidence('f', 'there', null), { ...evidence('g', 'there', null), locator: 'p. 42' }];
    expect(carriedAtFirst({ evidence: all }, [])).toEqual(new Set(['e', 'g']));
  });
});
