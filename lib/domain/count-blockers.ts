import { BlockerKind, blockers } from './sign-off';
import type { Blocker } from './sign-off-blockers';

/** "19 left" as words by reason: "13 to check, 6 being checked". Waived ones are left out; empty when nothing is left. */
export function sayBlockers(all: readonly Blocker[]): string {
  return countBlockers(all)
    .map(({ kind, count }) => `${count} ${count === 1 ? blockers[kind].one : blockers[kind].many}`)
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
