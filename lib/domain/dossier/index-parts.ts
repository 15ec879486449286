import type { Report } from '../report/report';
import type { DossierInput } from './dossier-input';
import type { PersonsWork } from './work-done';

/** What the page of a dossier is made from. */
export interface IndexPage {
  input: DossierInput;
  /** Of waivers the page says more than a report does. */
  report: Omit<Report, 'waivers'>;
  /** The last entry of the journal, which may be later than what the page shows. */
  head: { seq: number; hash: string };
  work: readonly PersonsWork[];
  /** A person's full name. */
  nameOf: (personId: string) => string;
}

/** A hash in groups of four, to be read aloud or compared by eye. */
export const inGroups = (hash: string): string => hash.match(/.{1,4}/g)?.join(' ') ?? '';

/** An id as it may stand in an id or a comment of a page, whatever an archive brought. */
export const plainId = (id: string): string => id.replaceAll(/[^A-Za-z0-9-]/g, '');

/** The kind of thing that a row is about, and its id: the verifier looks for the row between two marks. */
export interface RowMark {
  kind: string;
  id: string;
}

/** A table of rows of cells, which are HTML. On a phone a row is a list of its cells, of which each says its column. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[], marks: readonly RowMark[] = []): string {
  const head = heads.map((one) => `<th scope="col">${one}</th>`).join('');
  const cellOf = (cell: string, index: number) =>
    index === 0 ? `<th scope="row">${cell}</th>` : `<td data-column="${heads[index] ?? ''}">${cell}</td>`;
  const body = rows.map((cells, index) => markedWith(marks[index], `<tr>${cells.map(cellOf).join('')}</tr>`)).join('\n');
  return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}

const markedWith = (mark: RowMark | undefined, row: string) =>
  mark ? `<!--${mark.kind} ${plainId(mark.id)}-->\n${row}\n<!--end of ${mark.kind}-->` : row;
