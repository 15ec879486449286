import type { Source } from '../sources/source';
import type { ExportInput } from './export-input';

type Names = Pick<ExportInput, 'iri' | 'state'>;

/** The article's own IRI: what tags point into. */
export const articleIri = ({ iri, state }: Names) => `${iri.base}articles/${state.articleId}`;
/** The IRI of the article's tags as a collection. */
export const collectionIri = (input: Names) => `${articleIri(input)}/tags`;
/** The IRI of the collection's one page. */
export const pageIri = (input: Names) => `${collectionIri(input)}?page=1`;
/** The IRI of a tag. */
export const tagIri = (input: Names, { id }: { id: string }) => `${collectionIri(input)}/${encodeURIComponent(id)}`;
/** The IRI of a piece of evidence, below its tag. */
export const evidenceIri = (input: Names, annotation: { id: string }, { id }: { id: string }) =>
  `${tagIri(input, annotation)}#${encodeURIComponent(id)}`;
/** The IRI of how a tag bears on another, below that tag. */
export const relationIri = evidenceIri;
/** The IRI of a request for a reply. */
export const requestIri = (input: Names, { id }: { id: string }) => `${articleIri(input)}/replies/${encodeURIComponent(id)}`;
/** The IRI of a person. */
export const personIri = ({ iri }: Names, id: string) => `${iri.base}people/${encodeURIComponent(id)}`;

/** A source's web address as an IRI (RFC 3987), or null if it has none that a browser would open. */
export function webAddressOf({ url }: Pick<Source, 'url'>): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, href, host } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  // Brackets stand around an address of a host, and nowhere else.
  const end = href.indexOf(host) + host.length;
  return href.slice(0, end) + href.slice(end).replaceAll(notInIris, (one) => encodeURIComponent(one));
}

/** What browsers leave as it is in an address, and RFC 3987 does not allow there. */
const notInIris = /[\s"<>\\^`{|}[\]]|%(?![\da-f]{2})/gi;

/** A source's place in this house. */
export const sourceIri = ({ iri }: Names, id: string) => `${iri.base}sources/${encodeURIComponent(id)}`;

/**
 * The IRI of each source by its id: its web address, else its place in this house. Two desks may each have a source of one address, and an article of
 * both: the older one has the address then, or two descriptions would be of one thing.
 */
export function sourceIris(input: Pick<ExportInput, 'iri' | 'state' | 'sources'>): Map<string, string> {
  const oldestFirst = input.sources.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const taken = new Set(oldestFirst.map(({ id }) => sourceIri(input, id)));
  const iris = new Map<string, string>();
  for (const source of oldestFirst) {
    const address = webAddressOf(source);
    iris.set(source.id, address === null || taken.has(address) ? sourceIri(input, source.id) : address);
    if (address !== null) taken.add(address);
  }
  return iris;
}
