import { z } from 'zod';

/** What entries are about, one table: the lanes of the history in their order, then what has none. */
export const entryKinds = {
  text: { name: 'Text', isLane: true },
  tags: { name: 'Tags', isLane: true },
  verdicts: { name: 'Verdicts', isLane: true },
  sources: { name: 'Sources', isLane: true },
  talk: { name: 'Comments, queries and replies', isLane: false },
  article: { name: 'Article', isLane: false },
} as const;
/** The name of a kind of entry. */
export const EntryKind = z.enum(['text', 'tags', 'verdicts', 'sources', 'talk', 'article']);
export type EntryKind = z.infer<typeof EntryKind>;

/** The kinds that have a lane, in their order. */
export const laneKinds = ['text', 'tags', 'verdicts', 'sources'] as const satisfies EntryKind[];

/** By how a type begins; the first that fits. */
const beginnings: readonly (readonly [string, EntryKind])[] = [
  ['text', 'text'],
  ['suggestion.accepted', 'text'],
  ['suggestion.reopened', 'text'],
  ['annotation.', 'tags'],
  ['relation.', 'tags'],
  ['check.', 'verdicts'],
  ['verdict.', 'verdicts'],
  ['rival.', 'verdicts'],
  ['evidence.', 'sources'],
  ['comment', 'talk'],
  ['thread-', 'talk'],
  ['quer', 'talk'],
  ['reply.', 'talk'],
  ['suggestion.', 'talk'],
  ['article.', 'article'],
  ['revision.', 'article'],
  ['rule.', 'article'],
  ['erased', 'article'],
];

/** What entries of a type are about, or null of one that the table does not know. */
export const knownKindOf = (type: string): EntryKind | null => beginnings.find(([beginning]) => type.startsWith(beginning))?.[1] ?? null;

/** What entries of a type are about. A type that is not known, as of a later Galley, is about the article as a whole. */
export const kindOfEntry = (type: string): EntryKind => knownKindOf(type) ?? 'article';
