import type { ExportInput } from './export-input';

/** A person's full name; one who is not known any more is said to be so. */
export function personName({ state, peopleNames }: Pick<ExportInput, 'state' | 'peopleNames'>, id: string): string {
  // Own members only: an id from an archive may be the name of something that every object has.
  for (const names of [peopleNames, state.peopleNames]) if (Object.hasOwn(names, id)) return names[id] ?? '';
  return 'Someone who is no longer known';
}
