import { withoutTurns } from '../text/without-turns';

/** What a source or its maker is called, as one line. What turns the order of words would show a link or a name as another one. */
export const sourceLine = (text: string): string => withoutTurns(text).replaceAll(/\s+/gu, ' ').trim();
