import { foldWord } from '../text/fold-word';
import { visibleLine } from '../text/visible-line';

/** True if two names differ in nothing that a reader would tell people apart by: not in case, accents, spaces, or what is not seen. */
export const isSameName = (one: string, other: string): boolean => folded(one) === folded(other);

// A name of no letters is compared as it stands.
const folded = (name: string) => foldWord(name) || visibleLine(name).toLowerCase();
