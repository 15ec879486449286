import { glyphName } from '@/components/ui/glyph-name';
import type { ClaimCounts } from '@/lib/domain/checks/claim-counts';
import type { LeftCount } from '@/lib/domain/checks/left-reason';
import { sayLeft } from '@/lib/domain/checks/say-left';
import { sayCount, sayNumber } from '@/lib/domain/text/say-count';
import { VerdictValue } from '@/lib/domain/verdicts/verdict';

interface Progress {
  claimCount: number;
  checkedCount: number;
  claimCounts: ClaimCounts;
  left: readonly LeftCount[];
}

/** How far the claims of an article are, in words: what was found of those that are checked, and why the others are not. */
export function sayProgress({ claimCount, checkedCount, claimCounts, left }: Progress): string {
  const found = VerdictValue.options
    .filter((value) => claimCounts[value] > 0)
    .map((value) => `${claimCounts[value]} ${glyphName(value).toLowerCase()}`)
    .join(', ');
  const checked = `${sayChecked(checkedCount, claimCount)}${found && `: ${found}`}`;
  const count = left.reduce((sum, one) => sum + one.count, 0);
  return count === 0 ? checked : `${checked}. ${sayNumber(count)} left: ${sayLeft(left)}`;
}

/** "3 of 14 claims checked" */
export const sayChecked = (checked: number, claims: number): string => `${sayNumber(checked)} of ${sayCount(claims, 'claim')} checked`;
