import type { StageCount } from '@/lib/domain/article-groups';

const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

/** A number where a sentence begins: in words as far as ten. */
export function sayNumber(count: number): string {
  return numbers[count] ?? count.toLocaleString('en-GB');
}

/** What matters on the desk now, in words: first what somebody waits for, then what is left. Both empty where there is no article. */
export function sayDesk(counts: readonly (StageCount & { uncheckedClaims: number })[]): { first: string; rest: string } {
  const of = (stage: StageCount['stage']) => counts.find((one) => one.stage === stage)?.count ?? 0;
  const [tagging, checking, checked] = [of('tagging'), of('checking'), of('checked')];
  const unchecked = counts.reduce((sum, one) => sum + one.uncheckedClaims, 0);
  const left = unchecked === 0 ? '' : ` ${unchecked === 1 ? 'One claim is' : `${unchecked.toLocaleString('en-GB')} claims are`} unchecked.`;
  const are = (count: number) => (count === 1 ? 'is' : 'are');
  if (checking > 0) {
    const tagged = tagging === 0 ? '' : ` ${sayNumber(tagging)} ${are(tagging)} being tagged.`;
    return { first: `${sayNumber(checking)} ${are(checking)} being checked.`, rest: `${left}${tagged}` };
  }
  if (tagging > 0) return { first: `${sayNumber(tagging)} ${are(tagging)} being tagged.`, rest: left };
  return { first: checked > 0 ? 'Every claim is checked.' : '', rest: '' };
}
