import type { Annotation } from '@/lib/domain/tags/annotation';

/** States in which a claim stops, or waits for another person. Beside the state that stands, one of them leaves the claim open. */
const waiting: readonly string[] = ['second-check', 'cut', 'duplicate', 'on-author', 'on-legal', 'cannot-be-checked'];

/** What a tag says of its claim's verdict, written from what DECISIONS.md says (77), not from the app's rule, so that a mistake in that shows here. */
function findingOf({ checkState, verdict, isStale, rivals }: Annotation): string {
  if (checkState === 'cut' || checkState === 'duplicate') return 'dropped';
  if (checkState === 'cannot-be-checked') return 'unproven';
  const isDisputed = rivals.some(
    ({ field, proposed }) =>
      field === 'verdict' || field === 'secondCheck' || ('checkState' in proposed && waiting.includes(proposed.checkState)),
  );
  return checkState === 'decided' && verdict && !isStale && !isDisputed ? verdict.value : 'undecided';
}

function ruleOf(findings: readonly string[]): string | null {
  const found = new Set(findings.filter((one) => one !== 'dropped'));
  if (found.size === 0 || found.has('undecided')) return null;
  const [only] = found;
  if (only !== undefined && found.size === 1) return only;
  return found.has('partly') || found.has('refuted') ? 'partly' : 'unproven';
}

/**
 * The first claim with two facts or more that has another verdict than its facts give, or one with fewer that still has one of theirs, in words; null if
 * there is none. Tags are those of the article, removed ones too.
 */
export function findOtherVerdict(tags: ReadonlyMap<string, Annotation>): string | null {
  for (const claim of tags.values()) {
    if (claim.isRemoved || !claim.split) continue;
    const facts = claim.split.factIds.flatMap((id) => tags.get(id) ?? []).filter(({ isRemoved }) => !isRemoved);
    const name = claim.label ?? claim.id;
    if (facts.length < 2) {
      if (claim.verdict?.followed) return `${name} has ${facts.length} facts and still the verdict of some`;
      continue;
    }
    const findings = facts.map(findingOf);
    const due = claim.anchor.state === 'orphaned' ? null : ruleOf(findings);
    if (claim.verdict && !claim.verdict.followed) return `${name} has ${facts.length} facts and a verdict of its own`;
    if ((claim.verdict?.value ?? null) !== due) return `${name} is ${claim.verdict?.value ?? 'open'}, its facts are ${findings.join(', ')}`;
  }
  return null;
}
