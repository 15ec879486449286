import { firstName } from '@/lib/domain/person-name';
import type { OpenWorkbench } from './session-context';

type Names = Pick<OpenWorkbench, 'session' | 'people'>;

/** A person's full name, of this house or of the one that an archive came from; empty for one who is not known. */
export const fullNameOf = ({ session, people }: Names, id: string): string =>
  people.get(id) ?? (Object.hasOwn(session.confirmed.peopleNames, id) ? (session.confirmed.peopleNames[id] ?? '') : '');

/** The same within a sentence. */
export function nameInSentence(names: Names, id: string): string {
  return id === names.session.options.personId ? 'you' : shortNameOf(names, id);
}

/** How somebody is called in the workbench: "You" for the reader. */
export function shortNameOf(names: Names, id: string): string {
  if (id === names.session.options.personId) return 'You';
  return firstName(fullNameOf(names, id)) || 'Someone';
}
