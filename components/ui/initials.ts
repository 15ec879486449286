import { unmarkedName } from '@/lib/domain/people/person-name';

/** Up to two initials: of the first and the last word. In capitals as most languages have them: the server does not know the reader's. */
export function initialsOf(name: string): string {
  const words = unmarkedName(name).trim().split(/\s+/u);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}
