import type { AnswerState } from '../ui/answer-state';
import type { ShownMoments } from './history-address';

/** Whether the text on the page is that of the moments at the handles, or (`moving`) of those that they are just leaving. */
export type TextState = AnswerState | 'moving';

interface Moments {
  /** Those of the text that has come; null for none. */
  drawn: ShownMoments | null;
  /** Those that it was asked for. */
  asked: ShownMoments | null;
  /** Those that handles and heading say. */
  shown: ShownMoments | null;
}

/** How the text that has come stands to the moments that the page says. By itself (`isSingle`) only the later one counts. */
export function textState({ drawn, asked, shown }: Moments, isSingle: boolean, isOnline: boolean): TextState {
  const areOne = (one: ShownMoments | null, other: ShownMoments | null) =>
    one !== null && other !== null && one.to === other.to && (isSingle || one.from === other.from);
  if (!areOne(drawn, asked)) return isOnline ? 'coming' : 'no-line';
  return areOne(asked, shown) ? 'here' : 'moving';
}
