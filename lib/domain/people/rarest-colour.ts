import { type PersonColour, personColour, personColours } from './person-colour';

/**
 * The colour for somebody new: one that the fewest of their colleagues have, so that up to six people of a desk all look different. Of several
 * it is the one that follows from the id, else the first.
 */
export function rarestColour(personId: string, taken: readonly PersonColour[]): PersonColour {
  const countOf = (colour: PersonColour) => taken.filter((one) => one === colour).length;
  const [first] = [personColour(personId), ...personColours].sort((a, b) => countOf(a) - countOf(b));
  return first ?? personColour(personId);
}
