import { Node } from '@tiptap/pm/model';
import { z } from 'zod';
import { annotationsById, suggestionsById, threadsById } from './anchors/anchored-kinds';
import type { AnchoredMap } from './anchors/anchored-map';
import { ORPHAN_MEMORY_ENTRIES } from './anchors/orphan-memory';
import { ArticleDetails } from './articles/article-details';
import { Revision } from './articles/revision';
import type { VisibleEntry } from './journal/entry';
import { entryTypeOf } from './journal/entry-types';
import { applyFollows } from './journal/facts/follow-facts';
import { ReplyRequest } from './replies/reply-request';
import { Reopening, SignOff, Waiver } from './sign-off/sign-off';
import { Annotation } from './tags/annotation';
import { Suggestion } from './talk/suggestion';
import { Thread } from './talk/thread';
import { articleSchema, emptyDoc } from './text/article-schema';

/** The whole of an article at one seq. Values are never changed in place: each entry makes a new state. */
export interface ArticleState {
  articleId: string;
  seq: number;
  /** The hash of the entry at `seq`, where it is known: a journal that was put back from a backup has other entries at the same numbers. */
  hash?: string | undefined;
  version: number;
  details: ArticleDetails;
  doc: Node;
  /** All tags ever made, removed ones too. Anchors are true at `version`. */
  annotations: AnchoredMap<Annotation>;
  /** How many labels each letter has given out. */
  labelCounts: Readonly<Record<string, number>>;
  /** The tags that lost their words, or those of a part of them, in the last 64 entries, with the seq that did it. */
  recentlyOrphaned: readonly { annotationId: string; seq: number }[];
  /** Names of people of another house, by their id, for an article that came in an archive. */
  peopleNames: Readonly<Record<string, string>>;
  /** All threads ever begun. Anchors of those about words are true at `version`. */
  threads: AnchoredMap<Thread>;
  /** All suggestions ever made, settled ones too. Anchors are true at `version`. They have no table: nothing asks for them across articles. */
  suggestions: AnchoredMap<Suggestion>;
  /** The signatures that stand under it now; the first one locks it. */
  signOffs: readonly SignOff[];
  /** How earlier signatures were withdrawn, oldest first. */
  reopenings: readonly Reopening[];
  /** What a sign-off may pass over. */
  waivers: readonly Waiver[];
  /** The moments that were kept, oldest first. */
  revisions: readonly Revision[];
  /** The log of right of reply: all requests ever logged, removed ones too, in order of logging. They have no table, as suggestions have none. */
  replyRequests: readonly ReplyRequest[];
}

/** A state as JSON: what keyframes hold and the browser gets. */
export const ArticleStateJson = z.object({
  articleId: z.uuid(),
  seq: z.number().int(),
  version: z.number().int(),
  details: ArticleDetails,
  doc: z.unknown(),
  annotations: z.array(Annotation),
  labelCounts: z.record(z.string(), z.number().int()),
  recentlyOrphaned: z.array(z.object({ annotationId: z.uuid(), seq: z.number().int() })),
  peopleNames: z.record(z.string(), z.string()),
  /** Left out where there are none, as states were written before there were threads. */
  threads: z.array(Thread).optional(),
  suggestions: z.array(Suggestion).optional(),
  signOffs: z.array(SignOff).optional(),
  reopenings: z.array(Reopening).optional(),
  waivers: z.array(Waiver).optional(),
  revisions: z.array(Revision).optional(),
  replyRequests: z.array(ReplyRequest).optional(),
});
export type ArticleStateJson = z.infer<typeof ArticleStateJson>;

/** The state before the first entry: nothing of it is ever shown. */
export function emptyState(articleId: string): ArticleState {
  return {
    articleId,
    seq: 0,
    version: 0,
    details: {
      deskId: articleId,
      authorId: null,
      byline: '',
      publishedOn: null,
      language: '',
      direction: 'ltr',
      isArchived: false,
      isDeleted: false,
    },
    doc: emptyDoc(),
    annotations: annotationsById([]),
    labelCounts: {},
    recentlyOrphaned: [],
    peopleNames: {},
    threads: threadsById([]),
    suggestions: suggestionsById([]),
    signOffs: [],
    reopenings: [],
    waivers: [],
    revisions: [],
    replyRequests: [],
  };
}

/** The state as JSON, without its hash: that is of the journal, not of the article. Annotations, threads and suggestions come in order of making. */
export function stateToJson({ hash: _, ...state }: ArticleState): ArticleStateJson {
  const { doc, annotations, recentlyOrphaned, threads, suggestions, signOffs, reopenings, waivers, revisions, replyRequests, ...rest } =
    state;
  return {
    ...rest,
    doc: doc.toJSON(),
    annotations: [...annotations.values()],
    recentlyOrphaned: [...recentlyOrphaned],
    ...(threads.size > 0 && { threads: [...threads.values()] }),
    ...(suggestions.size > 0 && { suggestions: [...suggestions.values()] }),
    ...(signOffs.length > 0 && { signOffs: [...signOffs] }),
    ...(reopenings.length > 0 && { reopenings: [...reopenings] }),
    ...(waivers.length > 0 && { waivers: [...waivers] }),
    ...(revisions.length > 0 && { revisions: [...revisions] }),
    ...(replyRequests.length > 0 && { replyRequests: [...replyRequests] }),
  };
}

/** The state from JSON. Throws if the JSON is not a state or its doc does not fit the schema. */
export function stateFromJson(json: unknown): ArticleState {
  const {
    doc,
    annotations,
    threads = [],
    suggestions = [],
    signOffs = [],
    reopenings = [],
    waivers = [],
    revisions = [],
    replyRequests = [],
    ...rest
  } = ArticleStateJson.parse(json);
  return {
    ...rest,
    doc: Node.fromJSON(articleSchema, doc),
    annotations: annotationsById(annotations),
    threads: threadsById(threads),
    suggestions: suggestionsById(suggestions),
    signOffs,
    reopenings,
    waivers,
    revisions,
    replyRequests,
  };
}

/**
 * True for an entry of another journal than the state is of, as far as both hashes are known. The reducer does not ask: it is for who takes in what
 * came from elsewhere, and a journal that somebody has tampered with stays readable.
 */
export const isOfOtherJournal = ({ hash }: Pick<ArticleState, 'hash'>, { prevHash }: Pick<VisibleEntry, 'prevHash'>): boolean =>
  hash !== undefined && prevHash !== undefined && hash !== prevHash;

/**
 * The state after one entry: the one reducer, run by the server's cache, the browser, history and the tests.
 * It applies outcomes and never decides them. Throws if the entry is not the next one or does not fit: a journal cannot be skipped in.
 */
export function applyEntry(state: ArticleState, entry: VisibleEntry): ArticleState {
  if (entry.articleId !== state.articleId || entry.seq !== state.seq + 1) {
    throw new Error(`entry ${entry.seq} does not follow ${state.seq}`);
  }
  const at = { seq: entry.seq, hash: entry.hash, version: entry.version };
  const next = applyFollows(entryTypeOf(entry.type).apply({ ...state, ...at }, entry), entry);
  const oldest = entry.seq - ORPHAN_MEMORY_ENTRIES;
  const first = next.recentlyOrphaned[0];
  return first && first.seq <= oldest ? { ...next, recentlyOrphaned: next.recentlyOrphaned.filter(({ seq }) => seq > oldest) } : next;
}
