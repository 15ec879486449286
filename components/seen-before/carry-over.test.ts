import { describe, expect, it } from 'vitest';
import type { RememberedEvidence } from '@/lib/domain/contract/claims';
import { carriedAtFirst, carryOver, isLinked, unerased } from './carry-over';

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

describe('words that were erased', () => {
  const bars = '█'.repeat('Six pounds'.length);
  const erased = { ...evidence('e', 'there', 'here'), quote: bars, locator: 'p. ██', origin: '█████ office' };

  it('are not carried over: nobody says bars', () => {
    const [entry] = carryOver('c3', [erased], { hasSource: () => true, newId: ids() });
    expect(entry?.payload).toMatchObject({ sourceId: 'here', stance: 'refutes', quote: '', locator: '', origin: '' });
    const [bare] = carryOver('c3', [{ ...erased, origin: null }], { hasSource: () => true, newId: ids() });
    expect(bare?.payload.origin).toBeNull();
    expect(unerased(`${bars} a crossing`)).toBe('');
    expect(unerased('Six pounds')).toBe('Six pounds');
  });

  it('are the place that was carried over before they were, or without them', () => {
    expect(isLinked(erased, [{ sourceId: 'here', quote: 'Six pounds', locator: 'p. 41' }])).toBe(true);
    expect(isLinked(erased, [{ sourceId: 'here', quote: '', locator: '' }])).toBe(true);
    expect(isLinked(erased, [{ sourceId: 'here', quote: 'Seven pounds', locator: 'p. 41' }])).toBe(false);
    expect(isLinked(evidence('f', 'there', 'here'), [{ sourceId: 'here', quote: '', locator: 'p. 41' }])).toBe(false);
  });

  it('of two facts on one source are carried over once', () => {
    const other = { ...erased, id: 'f', quote: '███' };
    expect(carriedAtFirst({ evidence: [erased, other] }, [])).toEqual(new Set(['e']));
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
