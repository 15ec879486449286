import type { TagAtMoment } from '@/lib/domain/history/shown-history';

/**
 * The claims of a moment. `going` are those that nobody had set aside: these are counted by their progress, the others by the state that stopped them.
 * As many are checked as the article's bar and its report said then: a verdict that waits for another person is none yet.
 */
export function claimsAtMoment(tags: readonly TagAtMoment[]) {
  const claims = tags.filter(({ kind }) => kind === 'claim');
  const going = claims.filter(({ setAside }) => setAside === undefined);
  const checked = going.filter(({ progress }) => progress !== 'open' && progress !== 'checking');
  return { claims, going, checkedCount: checked.length };
}
