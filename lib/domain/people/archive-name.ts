import { visibleLine } from '../text/visible-line';
import { MAX_PERSON_NAME_CHARS } from './person-name';

/**
 * The name that an archive has of somebody, as it is brought in: what is seen of it, and no longer than a name of here may be. An archive can hold any
 * name: a long one would push its mark out of sight, and is not even read to its end. Empty where nothing is seen.
 */
export function archiveName(name: string): string {
  const line = visibleLine(beginningOf(name, 10 * MAX_PERSON_NAME_CHARS));
  return line.length > MAX_PERSON_NAME_CHARS ? `${beginningOf(line, MAX_PERSON_NAME_CHARS - 1)}…` : line;
}

/** So many UTF-16 units at most, and never half a character: the tables keep none. */
const beginningOf = (text: string, maxChars: number) =>
  text.length > maxChars ? text.slice(0, maxChars).replace(/[\uD800-\uDBFF]$/, '') : text;
