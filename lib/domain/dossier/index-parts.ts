import type { Report } from '../report';
import type { DossierInput } from './dossier-input';
import type { PersonsWork } from './work-done';

/** What the page of a dossier is made from. */
export interface IndexPage {
  input: DossierInput;
  report: Report;
  /** The last entry of the journal, which may be later than what the page shows. */
  head: { seq: number; hash: string };
  work: readonly PersonsWork[];
  /** A person's full name. */
  nameOf: (personId: string) => string;
}

/** A number with the noun that it counts. */
export const many = (count: number, one: string, more: string): string => `${count.toLocaleString('en-GB')} ${count === 1 ? one : more}`;

/** A hash in groups of four, to be read aloud or compared by eye. */
export const inGroups = (hash: string): string => hash.match(/.{1,4}/g)?.join(' ') ?? '';

/** An id as it may stand in an id or a comment of a page, whatever an archive brought. */
export const plainId = (id: string): string => id.replaceAll(/[^A-Za-z0-9-]/g, '');
