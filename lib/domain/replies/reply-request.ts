import { z } from 'zod';
import { Basis } from '../basis';

/** Most tags that one request asks about. */
export const MAX_REQUEST_TAGS = 50;
/** Longest name of whom the newsroom asks. UTF-16 units. */
export const MAX_ASKED_NAME_CHARS = 200;
/** Longest question. UTF-16 units. */
export const MAX_QUESTION_CHARS = 10_000;
/** Longest reply. UTF-16 units. */
export const MAX_REPLY_CHARS = 20_000;
/** Longest note on what a reply did to the article. UTF-16 units. */
export const MAX_EFFECT_NOTE_CHARS = 2_000;

/** How a request went out; what each is called is in `reply-words`, as are the names of all the others here. */
export const ReplyChannel = z.enum(['email', 'phone', 'letter', 'message', 'in-person', 'other']);
export type ReplyChannel = z.infer<typeof ReplyChannel>;

/** What came of a request. */
export const ReplyKind = z.enum(['answered', 'silent', 'declined']);
export type ReplyKind = z.infer<typeof ReplyKind>;

/** What that did to the article. */
export const ReplyEffect = z.enum(['none', 'words-changed', 'reply-added', 'claim-cut', 'verdict-changed']);
export type ReplyEffect = z.infer<typeof ReplyEffect>;

/** Whom a request went to, and what it asked. */
export const Asked = z.object({ name: z.string(), role: z.string(), question: z.string() });
export type Asked = z.infer<typeof Asked>;

/** What was answered, in words or in sum, and what there is to say of its effect. */
export const Said = z.object({ answer: z.string(), note: z.string() });
export type Said = z.infer<typeof Said>;

/** What came of a request, as a person logged it. */
export const ReplyOutcome = z.object({
  kind: ReplyKind,
  /** When it came, as people say; of silence, the deadline that passed. ISO 8601, UTC. */
  happenedAt: z.string(),
  effect: ReplyEffect,
  /** Null for those who see no drafts of queries: words of people outside are kept to the checkers' side. */
  said: Said.nullable(),
  /** Who logged it, and when. */
  byId: z.string(),
  at: z.string(),
});
export type ReplyOutcome = z.infer<typeof ReplyOutcome>;

/** One question to somebody whom the article says something of, and what came back: an entry of the log of right of reply. It does not stand in the text. */
export const ReplyRequest = z.object({
  id: z.uuid(),
  /** The tags that it asks about, in the order in which they were named; removed ones too. */
  annotationIds: z.array(z.uuid()),
  /** Tags among them that took the place of another one in a merge, and the entry of that. */
  joined: z.array(z.object({ annotationId: z.uuid(), entryId: z.uuid() })).optional(),
  /** Null for those who see no drafts of queries. */
  asked: Asked.nullable(),
  channel: ReplyChannel,
  /** When it went out and until when an answer was asked for, as people say. ISO 8601, UTC. */
  sentAt: z.string(),
  deadlineAt: z.string().nullable(),
  /** Null while it is open. */
  outcome: ReplyOutcome.nullable(),
  /** What had come of it before each change of that, oldest first: what undo brings back. */
  pastOutcomes: z.array(ReplyOutcome.nullable()),
  /** Who logged it, and when. */
  byId: z.string(),
  at: z.string(),
  /** Who changed last what was asked, and when. Left out while it is as it was logged, and where entries from before changed it. */
  changed: z.object({ byId: z.string(), at: z.string() }).optional(),
  isRemoved: z.boolean(),
  /** The newest entries of what was asked and of what came of it: what the next change is based on. */
  basis: z.object({ request: Basis, outcome: Basis.nullable() }),
});
export type ReplyRequest = z.infer<typeof ReplyRequest>;

/** What a request is called in the middle of a sentence. */
export const nameOfRequest = ({ asked }: Pick<ReplyRequest, 'asked'>): string =>
  asked && asked.name !== '' ? `the request to ${asked.name}` : 'this request';

/** True for a request that still waits for what comes of it. */
export const isOpenRequest = ({ isRemoved, outcome }: ReplyRequest): boolean => !isRemoved && outcome === null;

/** True for an open request whose deadline has passed. `now`: ISO 8601, UTC, as the deadline. */
export const isOverdue = (request: ReplyRequest, now: string): boolean =>
  isOpenRequest(request) && request.deadlineAt !== null && request.deadlineAt <= now;

type RequestsByTag = ReadonlyMap<string, readonly ReplyRequest[]>;

const parted = new WeakMap<readonly ReplyRequest[], RequestsByTag>();

/** By tag, the requests about it that are not removed, in order of sending. A tag without any is not in it. Found once for a list, however many ask. */
export function requestsByTag(requests: readonly ReplyRequest[]): RequestsByTag {
  const known = parted.get(requests) ?? partByTag(requests);
  parted.set(requests, known);
  return known;
}

function partByTag(requests: readonly ReplyRequest[]): RequestsByTag {
  const byTag = new Map<string, ReplyRequest[]>();
  for (const one of inOrderOfSending(requests)) {
    for (const id of one.annotationIds) {
      const list = byTag.get(id);
      if (list) list.push(one);
      else byTag.set(id, [one]);
    }
  }
  return byTag;
}

/** The requests that are not removed, in order of sending. */
export const inOrderOfSending = (requests: readonly ReplyRequest[]): ReplyRequest[] =>
  requests.filter(({ isRemoved }) => !isRemoved).sort((a, b) => compare(a.sentAt, b.sentAt) || compare(a.at, b.at));

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** The requests as those see them who see no drafts of queries: that there is one, about which tags, how and when; neither who was asked nor any words. */
export function withoutWords(requests: readonly ReplyRequest[]): readonly ReplyRequest[] {
  const hide = (outcome: ReplyOutcome | null) => outcome && { ...outcome, said: null };
  return requests.map((one) => ({ ...one, asked: null, outcome: hide(one.outcome), pastOutcomes: one.pastOutcomes.map(hide) }));
}
