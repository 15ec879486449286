import { z } from 'zod';
import { personColours } from '../people/person-colour';
import { Uuid } from '../uuid';
import { endpoint } from './endpoint';
import { WholeNumber } from './whole-number';

/** How many people an article shows as being there; of the others only their number is told, as far as `presence-room` holds them. */
export const MAX_SHOWN_PEOPLE = 50;

/**
 * A tab says again that it is there after so long, also when nothing has moved. One that is not heard of is gone after a little more than twice as
 * long, and one that was away much later: `presence-room` says when.
 */
export const RENEW_MS = 20_000;

/** A ProseMirror position: beyond this no text goes. */
const tabId = z.string().regex(/^[\w-]{1,64}$/);

/** Where somebody is in an article. */
export const PresencePlace = z.object({
  /** The version of the confirmed text at which the positions are true. */
  version: WholeNumber,
  anchor: WholeNumber,
  head: WholeNumber,
  /** The tag whose card is open. Told to those who see drafts of queries; to others it is null. */
  annotationId: z.uuid().nullable(),
  /** Nothing was touched for a while, or the page is not in sight. */
  isAway: z.boolean(),
  /**
   * When this tab moved last, in milliseconds since 1970 by its own clock; a place that is only said again keeps it. By it the tabs of one person are
   * told apart. Left out by pages from before it.
   */
  movedAt: z.int().min(0).max(9_999_999_999_999).optional(),
});
export type PresencePlace = z.infer<typeof PresencePlace>;

/** What a tab says of itself. */
export const PresenceReport = z.object({
  tabId,
  /** Null: it is gone. */
  place: PresencePlace.nullable(),
  /**
   * When it was said, in milliseconds since 1970 by the tab's own clock, and later than all that the tab has said before: words overtake each other on
   * their way, a farewell too. Left out by pages from before it.
   */
  saidAt: z.int().min(0).max(9_999_999_999_999).optional(),
});
export type PresenceReport = z.infer<typeof PresenceReport>;

/** A tab of a person in an article. Null: it is gone. */
export const PresencePerson = z.object({
  tabId,
  personId: z.uuid(),
  name: z.string(),
  /** The colour that the person chose, or the one that follows from their id. */
  colour: z.literal([...personColours]),
  place: PresencePlace.nullable(),
});
export type PresencePerson = z.infer<typeof PresencePerson>;

/** What has changed about who is in an article since the last news, or all of it. */
export const PresenceNews = z.object({
  people: z.array(PresencePerson),
  /** How many people are there beyond those that are told. */
  more: z.int().min(0),
  /** What was known before is void. */
  isAll: z.boolean(),
});
export type PresenceNews = z.infer<typeof PresenceNews>;

/** The `presence` events of the live stream: for each article first all, then changes, gathered for a moment. */
export const PresenceMessage = PresenceNews.extend({ articleId: z.uuid() });
export type PresenceMessage = z.infer<typeof PresenceMessage>;

/**
 * Says where one is in an article, to whoever else has it open. Nothing is stored. What comes faster than ten times a second is not
 * passed on one by one: the last counts.
 */
export const sayPresence = endpoint({
  method: 'POST',
  path: '/api/v1/articles/{articleId}/presence',
  params: z.object({ articleId: z.uuid() }),
  body: PresenceReport,
  maxBytes: 1_000,
});

/** Of how many articles it may be asked at once who is in them. */
export const MAX_PRESENCE_ARTICLES = 100;

/** How many people are named of those who are in an article of a list. */
export const MAX_NAMED_PEOPLE = 8;

/** Who else is in an article now and not away, longest there first: `names` are the full names of the first of them. */
export const ArticleCompany = z.object({ articleId: z.uuid(), count: z.int().min(1), names: z.array(z.string()) });
export type ArticleCompany = z.infer<typeof ArticleCompany>;

/**
 * Who else is in some articles now. `article` repeats. Articles in which nobody is are left out, and so are those that one may not read: the
 * answer is the same.
 */
export const listCompany = endpoint({
  method: 'GET',
  path: '/api/v1/articles/presence',
  query: z.object({
    article: z
      .union([z.string(), z.array(z.string())])
      .transform((one) => [one].flat())
      .pipe(z.array(Uuid).min(1).max(MAX_PRESENCE_ARTICLES)),
  }),
  answer: z.object({ articles: z.array(ArticleCompany) }),
});
