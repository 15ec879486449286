import { sayCount, sayNumber } from '@/lib/domain/text/say-count';

interface Seen {
  sentences: number;
  seen: number;
}

/** How many of a paragraph's sentences somebody has seen: "1 of 3 sentences seen". */
export const saySeen = ({ sentences, seen }: Seen): string => `${sayNumber(seen)} of ${sayCount(sentences, 'sentence')} seen`;

/** What "seen" means, with how many of the whole text's sentences are. */
export function saySeenOfText({ sentences, seen }: Seen): string {
  const isOne = seen === 1 || sentences === 1;
  return `${sayNumber(seen)} of ${sayCount(sentences, 'sentence')} ${isOne ? 'is tagged or marked clear as it reads' : 'are tagged or marked clear as they read'} now.`;
}
