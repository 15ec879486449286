import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteRange } from '@/lib/domain/anchors/anchor';
import { progressOf, tallyClaims } from '@/lib/domain/checks/claim-counts';
import { docOf, TestJournal, testId } from '@/lib/domain/journal/journal.fixture';
import { type Annotation, isChecked, lacksSource, wordsChanged } from '@/lib/domain/tags/annotation';
import { TagSummaries } from './tag-summary';

const kinds = ['claim', 'opinion', 'proposal', 'clear'] as const;
const anchorStates = ['exact', 'drifted', 'moved', 'orphaned'] as const;

const look = fc.record({
  kind: fc.constantFrom(...kinds),
  anchorState: fc.constantFrom(...anchorStates),
  checkState: fc.constantFrom('untouched' as const, 'second-check' as const, 'decided' as const),
  isStale: fc.boolean(),
  isRemoved: fc.boolean(),
  isRelated: fc.boolean(),
});
type Look = typeof look extends fc.Arbitrary<infer Value> ? Value : never;

/** A claim with a verdict and no source. */
const claim = (() => {
  const journal = new TestJournal(docOf('Night buses', 'The last bus left.'));
  const annotationId = testId();
  journal.send('annotation.created', { annotationId, kind: 'claim', ranges: [quoteRange(journal.state.doc, 14, 22)] });
  journal.send('verdict.given', { annotationId, verdict: { value: 'partly', rationale: 'why' }, basedOn: null });
  return journal.annotation(annotationId);
})();

const relation = { id: testId(), kind: 'supports' as const, toId: testId(), byId: testId(), at: '2026-01-01T00:00:00.000Z' };

function tagOf(id: string, { kind, anchorState, checkState, isStale, isRemoved, isRelated }: Look): Annotation {
  const said = isRelated ? { relations: [relation] } : {};
  return { ...claim, ...said, id, kind, checkState, isStale, isRemoved, anchor: { ...claim.anchor, state: anchorState } };
}

/** What the summary says, told again from the tags themselves. */
function plainly(order: readonly string[], annotations: ReadonlyMap<string, Annotation>) {
  const there = order.flatMap((id) => annotations.get(id) ?? []).filter((one) => !one.isRemoved);
  const tags = there.filter(({ kind }) => kind !== 'clear');
  const claims = tags.filter(({ kind }) => kind === 'claim');
  return {
    tags,
    claims,
    judged: claims,
    standings: claims.map(progressOf),
    checked: claims.filter(isChecked).length,
    unsourced: claims.filter(lacksSource).length,
    changed: tags.filter(wordsChanged).length,
    cards: claims.filter(({ anchor }) => anchor.state !== 'orphaned').map(({ id }) => id),
    orphans: tags.filter(({ anchor }) => anchor.state === 'orphaned'),
    moved: tags.filter(({ anchor }) => anchor.state === 'moved'),
    hasClear: there.some(({ kind, anchor }) => kind === 'clear' && anchor.state === 'exact'),
    hasRelations: tags.some(({ relations = [] }) => relations.length > 0),
  };
}

describe('the summary of all tags', () => {
  it('says after every change what a look at each tag says', () => {
    const change = fc.oneof(
      fc.record({ type: fc.constant('put' as const), id: fc.nat(120), at: fc.nat(), look }),
      fc.record({ type: fc.constant('gone' as const), at: fc.nat() }),
      fc.record({ type: fc.constant('many' as const), looks: fc.array(look, { minLength: 60, maxLength: 120 }) }),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        const summaries = new TagSummaries();
        const annotations = new Map<string, Annotation>();
        let order: string[] = [];
        for (const one of changes) {
          const touched = new Set<string>();
          const put = (id: string, at: number, how: Look) => {
            annotations.set(id, tagOf(id, how));
            touched.add(id);
            if (!order.includes(id)) order = [...order.slice(0, at), id, ...order.slice(at)];
          };
          if (one.type === 'put') put(`t${one.id}`, one.at % (order.length + 1), one.look);
          if (one.type === 'many') one.looks.forEach((how, i) => void put(`t${i}`, 0, how));
          const leaving = one.type === 'gone' ? order[one.at % Math.max(1, order.length)] : undefined;
          if (leaving !== undefined) {
            order = order.filter((id) => id !== leaving);
            annotations.delete(leaving);
            touched.add(leaving);
          }
          const { counts, ...found } = summaries.update(order, annotations, touched);
          expect(found).toEqual(plainly(order, annotations));
          // What the report says of the same tags.
          expect(counts).toEqual(tallyClaims(found.tags).claimCounts);
        }
      }),
    );
  });

  it('counts under verdicts as many claims as are checked, and none that waits for a second check or has two verdicts', () => {
    const rival = { entryId: testId(), field: 'verdict' as const, byId: testId(), at: claim.at, proposed: { verdict: null } };
    const waiting: Annotation = { ...claim, id: testId(), checkState: 'second-check' };
    const disputed: Annotation = { ...claim, id: testId(), rivals: [rival] };
    const all = new Map([claim, waiting, disputed].map((one) => [one.id, one]));
    const { checked, counts, standings } = new TagSummaries().update([...all.keys()], all, new Set());
    expect([checked, standings]).toEqual([1, ['partly', 'checking', 'checking']]);
    expect(counts).toEqual({ supported: 0, partly: 1, refuted: 0, unproven: 0, checking: 2, open: 0 });
  });

  it('is the same summary as long as no tag is another, whatever was touched', () => {
    const summaries = new TagSummaries();
    const annotations = new Map([[claim.id, claim]]);
    const order = [claim.id];
    const first = summaries.update(order, annotations, new Set());
    expect(summaries.update(order, annotations, new Set([claim.id, testId()]))).toBe(first);
    const stale = new Map([[claim.id, { ...claim, isStale: true }]]);
    expect(summaries.update(order, stale, new Set([claim.id]))).toMatchObject({ changed: 1 });
  });
});
