import type { PersonColour } from './preferences';

/** Which of the six person colours someone has who chose none, everywhere and always: it follows from their id. */
export function personColour(personId: string): PersonColour {
  let sum = 0;
  for (const character of personId) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 6_000_003;
  return sixColours[sum % 6] ?? 1;
}

const sixColours = [1, 2, 3, 4, 5, 6] as const;
