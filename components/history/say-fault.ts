import { sayNumber } from '@/lib/domain/text/say-count';

/** The first entry of a journal that was changed, and what is known of those before it. */
export function sayFault(faultSeq: number): string {
  const before = faultSeq - 1;
  const others = before === 0 ? '' : before === 1 ? ' The one before it is.' : ` The ${sayNumber(before)} before it are.`;
  return `Entry ${sayNumber(faultSeq)} is not what it was when it was written.${others} Ask who keeps the house.`;
}
