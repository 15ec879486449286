import { sayNumber } from '../text/say-count';
import { BlockerKind, type Waiver } from './sign-off';
import type { Blocker } from './sign-off-blockers';

/** What stands in the way, in words, one table. */
export const blockers = {
  gone: { one: 'with its words gone', many: 'with their words gone' },
  rival: { one: 'with two verdicts or states at once', many: 'with two verdicts or states at once' },
  stale: { one: 'changed since its check', many: 'changed since their check' },
  'set-aside': { one: 'set aside', many: 'set aside' },
  adjudication: { one: 'to decide between two checkers', many: 'to decide between two checkers' },
  'votes-split': { one: 'to decide after votes', many: 'to decide after votes' },
  votes: { one: 'awaiting votes', many: 'awaiting votes' },
  'second-check': { one: 'awaiting a second check', many: 'awaiting a second check' },
  'being-checked': { one: 'being checked', many: 'being checked' },
  'to-check': { one: 'to check', many: 'to check' },
  'single-sourced': { one: 'without two independent sources', many: 'without two independent sources' },
  'secondary-only': { one: 'without a primary source', many: 'without a primary source' },
  unseen: { one: 'sentence that nobody has seen', many: 'sentences that nobody has seen' },
} as const satisfies Record<BlockerKind, { one: string; many: string }>;

/** "19 left" as words by reason: "13 to check, 6 being checked". Waived ones are left out; empty when nothing is left. */
export function sayBlockers(all: readonly Blocker[]): string {
  return countBlockers(all)
    .map(({ kind, count }) => `${sayNumber(count)} ${count === 1 ? blockers[kind].one : blockers[kind].many}`)
    .join(', ');
}

/** How many of each kind are left that nobody has waived, in the order of the table. */
export function countBlockers(all: readonly Blocker[]): { kind: BlockerKind; count: number }[] {
  return BlockerKind.options.flatMap((kind) => {
    const left = all.filter((one) => one.kind === kind && one.waiver === null);
    const count = left.reduce((sum, one) => sum + one.count, 0);
    return count === 0 ? [] : [{ kind, count }];
  });
}

/** What a waiver lets pass, in words. Of sentences it says how many there were, where it was kept. */
export function sayWaived({ kind, count }: Pick<Waiver, 'kind' | 'count'>): string {
  if (kind !== 'unseen') return blockers[kind].one;
  return count === undefined ? blockers.unseen.many : `${count} ${count === 1 ? blockers.unseen.one : blockers.unseen.many}`;
}
