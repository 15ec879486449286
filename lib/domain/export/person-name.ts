import { nameFromArchive } from '../people/person-name';
import type { ExportInput } from './export-input';

/** A person's full name, marked where only an archive names them; one who is not known any more is said to be so. */
export function personName({ state, peopleNames }: Pick<ExportInput, 'state' | 'peopleNames'>, id: string): string {
  // Own members only: an id from an archive may be the name of something that every object has.
  if (Object.hasOwn(peopleNames, id)) return peopleNames[id] ?? '';
  if (Object.hasOwn(state.peopleNames, id)) return nameFromArchive(state.peopleNames[id] ?? '');
  return 'Someone who is no longer known';
}
