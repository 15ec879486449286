import { z } from 'zod';
import { Instant } from '../moment';
import { TagKind } from '../tags/tag-kinds';
import { endpoint } from './endpoint';
import { WholeNumber } from './whole-number';

/** A thread that concerns one, with the mention of one that was not read, or else the newest comment of somebody else in it. `about` is what the thread is about. */
export const InboxRow = z.object({
  threadId: z.uuid(),
  articleId: z.uuid(),
  articleTitle: z.string(),
  about: z.enum(['tag', 'words', 'suggestion', 'article']),
  /** Of the tag that it is about. One that was removed has queries alone. */
  tag: z.object({ id: z.uuid(), kind: TagKind, label: z.string().nullable(), isRemoved: z.boolean() }).nullable(),
  /** The words that it is about: a tag's, or those that were selected. */
  words: z.string(),
  /** Of the article, as BCP 47 has it; empty where nobody said. */
  language: z.string(),
  /** Null for a person who is no longer known. */
  byName: z.string().nullable(),
  byId: z.string(),
  at: z.string(),
  /** Empty where the comment was removed. */
  text: z.string(),
  isRemoved: z.boolean(),
  isResolved: z.boolean(),
  isMention: z.boolean(),
  /** What it is in a query to an author, or null for a comment in none or beside it. */
  query: z.enum(['question', 'answer']).nullable(),
  /** It is in a query that nobody waits for an answer to any more. */
  isWithdrawn: z.boolean(),
  isUnread: z.boolean(),
});
export type InboxRow = z.infer<typeof InboxRow>;

/** An article in which somebody else gave one work that one still has. */
export const GivenRow = z.object({
  articleId: z.uuid(),
  articleTitle: z.string(),
  byId: z.string(),
  /** Null for a person who is no longer known. */
  byName: z.string().nullable(),
  at: z.string(),
  /** They were named owner, and are it still. */
  isOwner: z.boolean(),
  /** They were given claims, or second checks. */
  hasClaims: z.boolean(),
  /** What they have to do there now: claims in hand to go on with, and second checks. */
  openClaims: z.number().int(),
  seconds: z.number().int(),
  isUnread: z.boolean(),
});
export type GivenRow = z.infer<typeof GivenRow>;

/** An article that one had signed and somebody else opened again. */
export const ReopenedRow = z.object({
  articleId: z.uuid(),
  articleTitle: z.string(),
  byId: z.string(),
  /** Null for a person who is no longer known. */
  byName: z.string().nullable(),
  at: z.string(),
  reason: z.string(),
  /** It is signed off again by now. */
  isSigned: z.boolean(),
  isUnread: z.boolean(),
});
export type ReopenedRow = z.infer<typeof ReopenedRow>;

/** So many articles are named in one answer, those with the newest. What is unread in others is older than all that is unread in these. */
export const MAX_UNREAD_ARTICLES = 500;

/**
 * By article with something unread, the seq of the newest of it. An article's entries come one after the other, so that nothing can still come
 * into it at or before that seq; times of two processes do not say which of two came first, nor what was stored when a list was read.
 */
const UpTo = z.record(z.uuid(), WholeNumber);

/**
 * Unread first, then the newest first. `upTo` and `restUpTo` are what "Mark all as read" names, so that what came since stays unread: of all pages,
 * and with the first one alone, as `given` and `reopened` are: 50 of each at most. `restUpTo` is when the newest came into the last of the articles
 * in `upTo`, or null where these are all. What is unread in others had come by then. What comes later is later by the news of 500 articles, which no
 * two clocks are apart.
 */
export const listInbox = endpoint({
  method: 'GET',
  path: '/api/v1/inbox',
  query: z.object({ cursor: z.string().max(500).optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }),
  answer: z.object({
    rows: z.array(InboxRow),
    given: z.array(GivenRow).default([]),
    reopened: z.array(ReopenedRow).default([]),
    nextCursor: z.string().nullable(),
    upTo: UpTo,
    restUpTo: z.string().nullable().default(null),
  }),
});

/** Marks as read what had come into these articles up to these seqs, and into all others up to `restUpTo`. */
export const markInboxRead = endpoint({
  method: 'PUT',
  path: '/api/v1/inbox/read',
  body: z.object({
    upTo: UpTo.refine((one) => Object.keys(one).length <= MAX_UNREAD_ARTICLES, 'These are too many articles at once.'),
    restUpTo: Instant.nullable().default(null),
  }),
});
