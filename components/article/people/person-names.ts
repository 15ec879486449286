import { firstName, nameAmong, nameFromArchive } from '@/lib/domain/people/person-name';
import type { OpenWorkbench } from '../session-context';

type Names = Pick<OpenWorkbench, 'session' | 'people'>;

/** A person's full name, marked where only the archive names them that the article came in; empty for one who is not known. */
export function fullNameOf({ session, people }: Names, id: string): string {
  const { peopleNames } = session.confirmed;
  return people.get(id) ?? (Object.hasOwn(peopleNames, id) ? nameFromArchive(peopleNames[id] ?? '') : '');
}

/** True for somebody who is known not to check here: they are disabled or have another role, or only the archive names them. */
export const checksNotHere = ({ session, people, nonCheckerIds }: Names & Pick<OpenWorkbench, 'nonCheckerIds'>, id: string): boolean =>
  nonCheckerIds.has(id) || (!people.has(id) && Object.hasOwn(session.confirmed.peopleNames, id));

/** How somebody is called in the workbench: "You" for the reader; by their whole name where a colleague has the same first one. */
export function shortNameOf(names: Names, id: string): string {
  if (id === names.session.options.personId) return 'You';
  return calledName(names, id) || 'Someone';
}

/** The same within a sentence: "you", and "someone" for one who is not known. */
export function nameInSentence(names: Names, id: string): string {
  if (id === names.session.options.personId) return 'you';
  return calledName(names, id) || 'someone';
}

/** How somebody is called, the reader too; empty for one who is not known. */
export const calledName = (names: Names, id: string): string => nameAmong(names.people, id) || firstName(fullNameOf(names, id));

/** Names by id with those that are news: the same map where none is, another where one is, so that it is drawn. `known` has names of its own. */
export function namesWith(
  heard: ReadonlyMap<string, string>,
  people: readonly { personId: string; name: string }[],
  known: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const fresh = people.filter(({ personId }) => !heard.has(personId) && !known.has(personId));
  return fresh.length === 0 ? heard : new Map([...heard, ...fresh.map(({ personId, name }) => [personId, name] as const)]);
}
