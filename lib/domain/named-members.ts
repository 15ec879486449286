import { eachString } from './json-members';

/** The strings that a value has in members of these names, at any depth. Those of a list count under the list's name. */
export function stringsNamed(value: unknown, names: ReadonlySet<string>): string[] {
  const found: string[] = [];
  eachString(value, (words, around) => {
    if (names.has(around.at(-1) ?? '')) found.push(words);
  });
  return found;
}

/** The members that name people, in all that an article's state holds. Of a relation `toId` is a tag: an id that nobody has. */
const personMembers = new Set(['byId', 'toId', 'assigneeId', 'secondId', 'mentions']);

/**
 * The ids of everyone whom parts of an article name, now or before, some of them twice. They are found by the names of members, so that nobody is
 * forgotten in what tags learn to hold.
 */
export const peopleNamedIn = (parts: unknown): string[] => stringsNamed(parts, personMembers);
