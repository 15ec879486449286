/**
 * Whether what a page shows is what it was asked for last: it is (`here`), or that is still on its way (`coming`) and what was there before may
 * stand in its place for a moment, or it does not come without a line (`no-line`) and nothing else may stand for it.
 */
export type AnswerState = 'here' | 'coming' | 'no-line';

/** Of a query: whether it has no answer yet, and whether it shows that of another question until then. */
interface Asked {
  isPending: boolean;
  isPlaceholderData?: boolean;
}

/** How far the answer to a query is. An error is an answer: it says by itself what is not there. */
export function answerState({ isPending, isPlaceholderData = false }: Asked, isOnline: boolean): AnswerState {
  if (!isPending && !isPlaceholderData) return 'here';
  return isOnline ? 'coming' : 'no-line';
}

/** The class of what was there before, while the answer is on its way. It looks so once that takes longer than a moment. */
export const oldAnswerClass = (state: AnswerState): string => (state === 'coming' ? 'old-answer' : '');
