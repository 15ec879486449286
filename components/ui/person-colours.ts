'use client';
import { createContext, useContext } from 'react';
import { type PersonColour, personColour } from '@/lib/domain/people/person-colour';

/** The colours of people by their ids; who is not among them has the one that follows from their id. */
export type PersonColours = Readonly<Record<string, PersonColour>>;

/** The colours of the people whom this page may name. */
export const PersonColoursOfPage = createContext<PersonColours>({});

/** The colour of a person, the same wherever they are named. */
export function useColourOf(personId: string): PersonColour {
  return useContext(PersonColoursOfPage)[personId] ?? personColour(personId);
}
