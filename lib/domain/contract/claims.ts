import { z } from 'zod';
import { Contradiction, Likeness } from '../memory/claim-similarity';
import { RememberedStanding } from '../memory/claim-standing';
import { ClaimText } from '../memory/claim-texts';
import { Day, Instant } from '../moment';
import { EvidenceTier, Stance } from '../sources/evidence';
import { Source } from '../sources/source';
import { inputText } from '../text/text-input';
import { Uuid } from '../uuid';
import { GivenGrade, VerdictValue } from '../verdicts/verdict';
import { ArticleParams } from './article-params';
import { endpoint } from './endpoint';

/** Most claims on one page of the list. */
const MAX_CLAIMS_A_PAGE = 100;
/** Claims are counted up to here, and of those that match words only the newest so many are ranked. */
export const MAX_RANKED_CLAIMS = 1_000;

/** The orders of the list: by when the verdict was given (the claim tagged, where there is none), or how closely the words match. */
export const ClaimOrder = z.enum(['newest', 'closest']);
export type ClaimOrder = z.infer<typeof ClaimOrder>;

/** A claim as lists show it. Of very long words and notes it is the beginning. */
export const ClaimSummary = z.object({
  id: Uuid,
  articleId: Uuid,
  articleTitle: z.string(),
  /** Of the article, as BCP 47 has it; empty where nobody said. */
  language: z.string(),
  isArchived: z.boolean(),
  label: z.string().nullable(),
  words: z.string(),
  /** What is checked, in a sentence that stands by itself; null where nobody has written one. */
  statement: z.string().nullable(),
  standing: RememberedStanding,
  /** What the house called the verdict; null on the plain scale, and where there is none. */
  grade: GivenGrade.nullable(),
  rationale: z.string(),
  /**
   * Who gave the verdict, or took one of the votes for it after these had settled nothing; marked where only an archive names them, empty where nothing
   * does: null where there is none, where votes took it and where it follows from facts.
   */
  byName: z.string().nullable(),
  /** The rule by which votes took the verdict ("two of three votes"): null where they did not, or the first verdict stood. */
  voted: z.string().nullable(),
  /** The labels of the facts that the verdict follows from: null where a person gave it, and where there is none. */
  followed: z.array(z.string()).nullable(),
  /** When the verdict was given; the claim tagged, where there is none. */
  at: z.iso.datetime(),
  sourceCount: z.number().int(),
});
export type ClaimSummary = z.infer<typeof ClaimSummary>;

const many = <Item extends z.ZodType>(item: Item) => z.preprocess((one) => (one === undefined ? [] : [one].flat()), z.array(item).max(8));

/** Longest words that claims are looked for by. UTF-16 units. */
export const MAX_CLAIM_QUERY_CHARS = 300;

/**
 * What narrows claims. `query` is looked for in their words and statements: all of them, numbers however they are written, the last as a beginning too.
 * `from` (included) and `to` (not included) are about when a verdict was given, and leave out claims without one.
 */
const Narrowing = z.object({
  query: inputText(MAX_CLAIM_QUERY_CHARS).optional(),
  deskId: Uuid.optional(),
  standing: many(RememberedStanding),
  byId: Uuid.optional(),
  from: Instant.optional(),
  to: Instant.optional(),
  sources: z.enum(['with', 'without']).optional(),
});

/** Which claims are asked for, in which order, and from where on. */
export const ClaimFilter = Narrowing.extend({
  order: ClaimOrder.default('newest'),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(MAX_CLAIMS_A_PAGE).default(30),
});
export type ClaimFilter = z.output<typeof ClaimFilter>;

/**
 * The claims that the one who asks may read, in articles that are there, archived ones too. Newest first, or the closest among the newest 1,000
 * that match. Where no claim has all words, those that have some of the rarer ones are given, and `isPartial` says so. Without words `closest` is newest.
 */
export const searchClaims = endpoint({
  method: 'GET',
  path: '/api/v1/claims',
  query: ClaimFilter,
  answer: z.object({ claims: z.array(ClaimSummary), isPartial: z.boolean(), nextCursor: z.string().nullable() }),
});

/** Which claims are counted. */
export const ClaimCountFilter = Narrowing;
export type ClaimCountFilter = z.output<typeof ClaimCountFilter>;

/** A number of claims; `isMore` where counting was ended there. */
export const ClaimCount = z.object({ count: z.number().int(), isMore: z.boolean() });
export type ClaimCount = z.infer<typeof ClaimCount>;

/** How many claims match, and how many would of each standing. */
export const countClaims = endpoint({
  method: 'GET',
  path: '/api/v1/claims/counts',
  query: ClaimCountFilter,
  answer: z.object({
    total: ClaimCount,
    standings: z.array(ClaimCount.extend({ standing: RememberedStanding })),
  }),
});

/** Who has given verdicts at the desks that are looked at, by name: all of them, whom a list is narrowed to. */
export const listClaimPeople = endpoint({
  method: 'GET',
  path: '/api/v1/claims/people',
  query: Narrowing.pick({ deskId: true }),
  answer: z.object({ people: z.array(z.object({ id: Uuid, name: z.string() })) }),
});

/** A verdict as the memory shows it: with the scale that it was given on, and the words that it judged. */
export const RememberedVerdict = z.object({
  value: VerdictValue,
  scale: z.object({ id: z.string(), version: z.number().int() }),
  /** How its scale had it when it was given; left out on the plain one. */
  grade: GivenGrade.optional(),
  rationale: z.string(),
  words: z.string(),
  /** As `ClaimSummary` has them. */
  byName: z.string().nullable(),
  voted: z.string().nullable(),
  /** The labels of the facts that it follows from; null where a person gave it. */
  followed: z.array(z.string()).nullable(),
  at: z.iso.datetime(),
  /** True where the words have come to say something else since. */
  isStale: z.boolean(),
  /** True where another verdict or second check stands beside it, or votes are split, and nobody has chosen. */
  isDisputed: z.boolean(),
  /** True where it is the house's: it does not wait for another person either, and is not set aside. */
  isSettled: z.boolean(),
});
export type RememberedVerdict = z.infer<typeof RememberedVerdict>;

/** What a claim rests on, or one of the facts that it is split into. `idThere` is the source by which the desk that was asked about knows it; null where it has none yet. */
export const RememberedEvidence = z.object({
  id: Uuid,
  stance: Stance,
  quote: z.string(),
  locator: z.string(),
  lookedAt: Day.nullable(),
  /** Null where nobody has said. */
  tier: EvidenceTier.nullable(),
  origin: z.string().nullable(),
  source: Source,
  idThere: Uuid.nullable(),
});
export type RememberedEvidence = z.infer<typeof RememberedEvidence>;

/** A claim with all that a checker wants to take over or look at. */
export const ClaimPage = z.object({
  claim: ClaimSummary,
  deskName: z.string(),
  byline: z.string(),
  /** Where it stands in the article: `¶4`. Empty where its words are gone. */
  locator: z.string(),
  verdict: RememberedVerdict.nullable(),
  evidence: z.array(RememberedEvidence),
});
export type ClaimPage = z.infer<typeof ClaimPage>;

/** One claim of the memory. `deskId` asks by which sources that desk knows its evidence. */
export const readClaim = endpoint({
  method: 'GET',
  path: '/api/v1/claims/{claimId}',
  params: z.object({ claimId: Uuid }),
  query: z.object({ deskId: Uuid.optional() }),
  answer: ClaimPage,
});

/** A claim that is like another one, how much (0..1), by which texts of theirs, and in what they disagree. */
export const SeenClaim = z.object({
  claim: ClaimSummary,
  score: z.number(),
  /** Which text of the claim that was asked about is like which of this one. */
  mine: ClaimText,
  theirs: ClaimText,
  likeness: Likeness,
  contradictions: z.array(Contradiction),
});
export type SeenClaim = z.infer<typeof SeenClaim>;

/** The claim that is asked about. */
const SeenBeforeParams = ArticleParams.extend({ annotationId: Uuid });

/**
 * The claims of the house that say nearly what this one says, the most alike first: judged ones and such with sources, of articles that the one who asks
 * may read, without those that they said are not the same.
 */
export const seenBefore = endpoint({
  method: 'GET',
  path: '/api/v1/articles/{articleId}/annotations/{annotationId}/seen-before',
  params: SeenBeforeParams,
  answer: z.object({ seen: z.array(SeenClaim) }),
});

/** Says for the one who asks that the two are not the same claim, or takes it back. */
export const sayNotSame = endpoint({
  method: 'PUT',
  path: '/api/v1/articles/{articleId}/annotations/{annotationId}/seen-before/{seenId}',
  params: SeenBeforeParams.extend({ seenId: Uuid }),
  body: z.object({ isSame: z.boolean() }),
});
