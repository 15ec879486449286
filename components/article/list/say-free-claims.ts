import type { AnswerState } from '@/components/ui/answer-state';
import { sayCount } from '@/lib/domain/text/say-count';

/** How many claims nobody has. */
export const sayFree = (count: number): string =>
  count === 0 ? 'Every claim that is not checked is with somebody.' : `${sayCount(count, 'claim')} that nobody has.`;

/** What stands there before they are counted. */
export const sayAwaited = (answer: AnswerState): string =>
  answer === 'no-line' ? 'The claims that nobody has are counted when the line is back.' : 'Counting the claims that nobody has.';
