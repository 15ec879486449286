import { describe, expect, it } from 'vitest';
import { VERDICT_SCALE, type Verdict, type VerdictValue } from '../verdicts/verdict';
import type { Evidence } from './evidence';
import { brokenSourceRules, saySourcing, sourcingOf } from './sourcing';
import { type Link, sourcingCases } from './sourcing.cases';

const at = '2026-10-03T12:00:00Z';

function claimOf(value: VerdictValue | null, links: readonly Link[]) {
  const verdict: Verdict | null = value && {
    entryId: 'e',
    value,
    scale: VERDICT_SCALE,
    rationale: '',
    words: '',
    wordsHash: '',
    byId: 'p',
    at,
  };
  const evidence = links.map(
    ([sourceId, stance, tier, origin], index): Evidence => ({
      id: `${index}`,
      sourceId,
      stance,
      quote: '',
      locator: '',
      lookedAt: null,
      ...(tier && { tier }),
      ...(origin && { origin }),
      byId: 'p',
      at,
      entryId: 'e',
    }),
  );
  return { kind: 'claim' as const, checkState: 'decided' as const, verdict, evidence };
}

describe('sourcingOf', () => {
  it.each(sourcingCases)('counts $name', ({ verdict, links, independent, findings, says }) => {
    const sourcing = sourcingOf(claimOf(verdict, links));
    expect(sourcing).toMatchObject({ independent, findings });
    expect(sourcing && saySourcing(sourcing)).toEqual(says);
  });

  it('counts an origin once that is stored with marks of direction from before, and without them', () => {
    const links: Link[] = [
      ['a', 'supports', 'primary', '\u200fرويترز\u202c'],
      ['b', 'supports', 'primary', 'رويترز'],
    ];
    expect(sourcingOf(claimOf('supported', links))).toMatchObject({ independent: 1, findings: ['single-sourced'] });
  });

  it('asks nothing of what no source has to bear out', () => {
    expect(sourcingOf(claimOf(null, [['a', 'supports']]))).toBeNull();
    expect(sourcingOf(claimOf('unproven', []))).toBeNull();
    expect(sourcingOf({ ...claimOf('supported', []), kind: 'opinion' })).toBeNull();
    expect(sourcingOf({ ...claimOf('supported', []), checkState: 'cut' })).toBeNull();
  });
});

describe('brokenSourceRules', () => {
  const both = { twoSources: true, primarySource: true };
  it.each<[string, VerdictValue, Link[], string[]]>([
    ['one of which nobody has said what it is', 'supported', [['a', 'supports']], ['single-sourced', 'secondary-only']],
    ['one that is primary', 'refuted', [['a', 'refutes', 'primary']], ['single-sourced']],
    ['partly on a note', 'partly', [], ['single-sourced', 'secondary-only']],
    ['unproven', 'unproven', [], []],
  ])('finds of %s what the rules ask for', (_, verdict, links, broken) => {
    expect(brokenSourceRules(claimOf(verdict, links), both)).toEqual(broken);
    expect(brokenSourceRules(claimOf(verdict, links), { twoSources: false, primarySource: false })).toEqual([]);
  });
});
