import { z } from 'zod';
import type { ArticleDetails } from '../articles/article-details';
import { peopleNamedIn } from '../named-members';
import { archiveName } from '../people/archive-name';
import { ReplyRequest } from '../replies/reply-request';
import type { Source } from '../sources/source';
import { Annotation } from '../tags/annotation';
import { Suggestion } from '../talk/suggestion';
import { Thread } from '../talk/thread';
import { contentWithoutStrayValues } from '../text/stray-values';
import { withoutTurns } from '../text/without-turns';
import type { ArchiveContents } from './archive';
import { withArrivedGrades } from './grade-bounds';
import { readTaken } from './taken-slice';

/** The input of the entry type `article.imported` for an archive. */
export interface ArchiveImport {
  imported: {
    details: ArticleDetails;
    doc: unknown;
    origin: { format: string; fileName: string | null };
    annotations: Annotation[];
    labelCounts: Record<string, number>;
    peopleNames: Record<string, string>;
    threads?: Thread[];
    suggestions?: Suggestion[];
    replyRequests?: ReplyRequest[];
    provenance: { articleId: string; headSeq: number; headHash: string } | null;
  };
  /** The sources to store before the entry, in the desk of the article. */
  sources: Source[];
}

interface ArchiveImportOptions {
  /** A new UUID at each call. */
  newId(): string;
  deskId: string;
  /**
   * False gives everything a new id: tags, evidence, sources, entries and people. People too, since an archive can claim
   * anything: with their ids kept, a made-up archive would put verdicts in the name of a person of this house.
   * True keeps all ids, for putting back what this very house exported.
   */
  keepsIds: boolean;
  fileName?: string | null;
}

/**
 * An article equal to the archived one, but for ids, its desk, and a fresh journal: the old one is named by its end.
 * Signatures, waivers, reopenings and revisions stay behind (`sayLeftBehind`): they are of the old journal, and nobody here has seen it. Tags keep label, aliases, anchor, kind, verdict, evidence, rivals and whether they were removed; grades are named as `withArrivedGrades` says. The text begins at version 0.
 */
export function prepareArchiveImport({ archive, state }: ArchiveContents, options: ArchiveImportOptions): ArchiveImport {
  const { newId, deskId, keepsIds, fileName = null } = options;
  const renamed = new Map<string, string>();
  const rename = (id: string): string => {
    if (keepsIds) return id;
    const known = renamed.get(id) ?? newId();
    renamed.set(id, known);
    return known;
  };
  // What this very house exported is called as it was.
  const withGrades = keepsIds ? (one: unknown) => one : withArrivedGrades;
  const annotations = [...state.annotations.values()].map((one) => Annotation.parse(withGrades(withoutSeqs(renameMembers(one, rename)))));
  const threads = [...state.threads.values()].map((one) => asArrived(Thread.parse(renameMembers(one, rename))));
  const suggestions = [...state.suggestions.values()].map(({ lostSeq: _, ...one }) =>
    asWritten(Suggestion.parse(renameMembers(one, rename))),
  );
  const replyRequests = state.replyRequests.map((one) => ReplyRequest.parse(renameMembers(one, rename)));
  const named = { ...archive.peopleNames, ...state.peopleNames };
  const made = [...state.annotations.values(), ...state.threads.values(), ...state.suggestions.values(), ...state.replyRequests];
  const people = new Set(peopleNamedIn(made));
  return {
    imported: {
      // A person of another house has no rights in this one, and a fresh import is never deleted.
      details: {
        ...state.details,
        byline: withoutTurns(state.details.byline),
        deskId,
        authorId: keepsIds ? state.details.authorId : null,
        ...(state.details.ownerId && !keepsIds && { ownerId: null }),
        isDeleted: false,
      },
      // Values that its text cannot have may have been stored before that was refused: they stay behind.
      doc: contentWithoutStrayValues(state.doc.toJSON()),
      origin: { format: 'archive', fileName },
      annotations,
      labelCounts: { ...state.labelCounts },
      peopleNames: Object.fromEntries(
        Object.entries(named)
          .filter(([id]) => people.has(id))
          .map(([id, name]) => [rename(id), archiveName(name)]),
      ),
      ...(threads.length > 0 && { threads }),
      ...(suggestions.length > 0 && { suggestions }),
      ...(replyRequests.length > 0 && { replyRequests }),
      provenance: archive.head && { articleId: state.articleId, headSeq: archive.head.seq, headHash: archive.head.hash },
    },
    sources: archive.sources.map((source) => ({ ...inOrder(source), id: rename(source.id), deskId })),
  };
}

/** A source without signs that would show it as another one, as what people enter is (`SourceInput`). */
const inOrder = ({ title, url, author, publisher, ...source }: Source): Source => ({
  ...source,
  title: withoutTurns(title),
  url: url && withoutTurns(url),
  author: withoutTurns(author),
  publisher: withoutTurns(publisher),
});

/** The members whose values are ids. They are found by name, at any depth, so that what tags learn to hold is not forgotten here. */
const idMembers = new Set([
  'id',
  'sourceId',
  'byId',
  'toId',
  'assigneeId',
  'secondId',
  'entryId',
  'verdictEntryId',
  'endedBy',
  'annotationId',
  'annotationIds',
  'factOf',
  'factIds',
  'suggestionId',
  'mergedFrom',
  'mentions',
]);

const renameMembers = (value: object, rename: (id: string) => string) =>
  mapMembers(value, (name, member) => (idMembers.has(name) && isId(member) ? rename(member) : member));

/** Where a tag names an entry by its seq, that entry was one of the old journal: here it came with the article. */
const withoutSeqs = (value: unknown) => mapMembers(value, (name, member) => (name === 'seq' ? 0 : member));

/** Not every `id` is one: a verdict's scale has a name there. */
const isId = (value: unknown): value is string => z.uuid().safeParse(value).success;

/** A thread as it begins here: the old journal's entries are no longer counted, and its comments came with the article. */
function asArrived(thread: Thread): Thread {
  const about = thread.about.on === 'words' ? { on: 'words' as const, anchor: thread.about.anchor } : thread.about;
  return { ...thread, about, comments: thread.comments.map((one) => ({ ...one, seq: 0 })) };
}

/** A suggestion that takes nothing along but what the schema writes of what acceptance took out. */
function asWritten(suggestion: Suggestion): Suggestion {
  if (suggestion.taken === undefined) return suggestion;
  return { ...suggestion, taken: contentWithoutStrayValues(readTaken(suggestion.taken)?.toJSON() ?? null) };
}

/** A copy of a JSON value in which `change` has been asked about every member that is no object, and about all in a list by the list's name. */
function mapMembers(value: unknown, change: (name: string, value: unknown) => unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => mapMembers(one, change, name));
  if (typeof value !== 'object' || value === null) return change(name, value);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mapMembers(member, change, key)]));
}
