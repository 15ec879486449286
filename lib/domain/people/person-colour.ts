/** The six person colours of the style sheets. */
export const personColours = [1, 2, 3, 4, 5, 6] as const;
/** The name of a colour. */
export type PersonColour = (typeof personColours)[number];

/** Which of the six person colours someone has who chose none, everywhere and always: it follows from their id. */
export function personColour(personId: string): PersonColour {
  let sum = 0;
  for (const character of personId) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 6_000_003;
  return personColours[sum % 6] ?? 1;
}
