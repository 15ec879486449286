import { z } from 'zod';
import { Stated } from '@/lib/domain/checks/statement';
import type { ClaimSummary, SeenClaim } from '@/lib/domain/contract/claims';
import { notFound } from '@/lib/domain/errors';
import { type Contradiction, contradictionsIn, likenessOf, type TermWeight } from '@/lib/domain/memory/claim-similarity';
import { claimTerms } from '@/lib/domain/memory/claim-terms';
import { type ClaimTexts, closestTexts, textOf, textsOf } from '@/lib/domain/memory/claim-texts';
import type { Actor } from '@/lib/domain/people/permissions';
import { prisma } from '../database';
import { Prisma } from '../generated/prisma/client';
import { anyOf } from '../journal/claim-words';
import { authorizeArticle } from '../rights/authorize-article';
import { type ReadableDesk, readableDesks } from '../rights/readable-desks';
import { readableClaims } from './claim-places';
import { readSummaries } from './claim-rows';
import { rareGroups } from './rare-groups';
import { readClaimStatistics, type TermFrequencies } from './term-frequencies';

/** How many are given. */
const MOST_SEEN = 5;
/** Candidates whose terms are looked at, and those of them whose words are compared. */
const MOST_CANDIDATES = 2_000;
const MOST_COMPARED = 40;

/** What the house already knows of a claim, as the contract says. `not-found` for what is no claim of the article. */
export async function seenBefore(actor: Actor, articleId: string, annotationId: string): Promise<{ seen: SeenClaim[] }> {
  await authorizeArticle(actor, 'read article', articleId);
  const asked = await prisma.annotation.findUnique({
    where: { id: annotationId, articleId, kind: 'claim', isRemoved: false },
    select: { words: true, state: true, remembered: { select: { standing: true } }, article: { select: { language: true } } },
  });
  if (asked === null) throw notFound();
  const desks = await readableDesks(actor, undefined);
  const { words, article } = asked;
  const statement = WithStatement.parse(asked.state).stated?.statement ?? null;
  return {
    seen: await findAlike(actor, desks, {
      annotationId,
      words,
      statement,
      language: article.language,
      standing: asked.remembered?.standing ?? 'none',
    }),
  };
}

/** Keeps for the actor that a claim is not the one that it was found to be like, or takes that back. Sent twice it is the same. */
export async function sayNotSame(
  actor: Actor,
  articleId: string,
  { annotationId, seenId, isSame }: { annotationId: string; seenId: string; isSame: boolean },
): Promise<void> {
  await authorizeArticle(actor, 'read article', articleId);
  const desks = await readableDesks(actor, undefined);
  const [known] = await prisma.$queryRaw<{ isThere: boolean }[]>`
    select exists (select 1 from "Annotation" where id = ${annotationId}::uuid and "articleId" = ${articleId}::uuid)
      and exists (select 1 from "RememberedClaim" c where c."annotationId" = ${seenId}::uuid and ${readableClaims({ personId: actor.id, desks })}) as "isThere"`;
  if (known?.isThere !== true) throw notFound();
  const key = { personId: actor.id, annotationId, seenId };
  if (isSame) await prisma.notSameClaim.deleteMany({ where: key });
  else await prisma.notSameClaim.createMany({ data: [key], skipDuplicates: true });
}

/** What of a tag's row is asked for. */
const WithStatement = z.object({ stated: Stated.optional() });

interface Asked extends ClaimTexts {
  annotationId: string;
  language: string;
  standing: string;
}

async function findAlike(actor: Actor, desks: readonly ReadableDesk[], asked: Asked): Promise<SeenClaim[]> {
  const texts = textsOf(asked)
    .map(({ text }) => claimTerms(text).map(({ term }) => term))
    .filter((terms) => terms.length > 0);
  const terms = [...new Set(texts.flat())];
  if (terms.length === 0) return [];
  const frequencies = await readClaimStatistics();
  const groups = texts.flatMap((one) => rareGroups(one, frequencies));
  const candidates = await readCandidates(actor, desks, groups, asked.annotationId);
  const ids = closestByTerms(texts, candidates, frequencies);
  return rank(asked, await readSummaries(ids), weightBy(frequencies));
}

interface Candidate {
  id: string;
  terms: string;
}

/** Claims with what is rare in the one that is asked about, and with something to take over. The newest, should they be many. */
function readCandidates(
  actor: Actor,
  desks: readonly ReadableDesk[],
  groups: readonly string[][],
  annotationId: string,
): Promise<Candidate[]> {
  return prisma.$queryRaw<Candidate[]>`
    with found as materialized (
      select c."annotationId" as id, c.at, c.terms from "RememberedClaim" c
      where c.terms @@ ${anyOf(groups)}::tsquery and ${readableClaims({ personId: actor.id, desks })}
        and c."annotationId" <> ${annotationId}::uuid and (c.standing <> 'none' or c."hasSources") and ${notRefused(actor, annotationId)}
    )
    select id::text as id, array_to_string(tsvector_to_array(terms), ' ') as terms from found order by at desc, found.id desc limit ${MOST_CANDIDATES}`;
}

const notRefused = (actor: Actor, annotationId: string) => Prisma.sql`not exists (
  select 1 from "NotSameClaim" x where x."personId" = ${actor.id}::uuid and x."annotationId" = ${annotationId}::uuid and x."seenId" = c."annotationId")`;

/** The candidates with most of the terms of one of the claim's texts, by how rare these are, and few that are in none of them. */
function closestByTerms(texts: readonly (readonly string[])[], candidates: readonly Candidate[], frequencies: TermFrequencies): string[] {
  const weightOf = weightBy(frequencies);
  const known = new Set(texts.flat());
  const wanted = texts.map((terms) => {
    const weights = new Map(terms.map((term) => [term, weightOf(term)]));
    const whole = [...weights.values()].reduce((sum, one) => sum + one, 0);
    return { weights, whole, typical: whole / weights.size };
  });
  const scored = candidates.map(({ id, terms: theirs }) => {
    const all = theirs.split(' ');
    const others = all.filter((term) => !known.has(term)).length;
    const scores = wanted.map(({ weights, whole, typical }) => {
      const shared = all.reduce((sum, term) => sum + (weights.get(term) ?? 0), 0);
      return (2 * shared) / (whole + shared + others * typical);
    });
    return { id, score: Math.max(...scores) };
  });
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_COMPARED)
    .map(({ id }) => id);
}

/** How much a term says: the logarithm of how few claims have it. */
const weightBy =
  ({ claims, rowsWith }: TermFrequencies): TermWeight =>
  (term) =>
    Math.log((claims + 10) / (rowsWith(term) + 1)) + 0.5;

function rank(asked: Asked, summaries: readonly ClaimSummary[], weightOf: TermWeight): SeenClaim[] {
  const scored = summaries.flatMap((claim) => {
    const alike = closestTexts(asked, claim, weightOf);
    const likeness = likenessOf(alike.score);
    if (likeness === null) return [];
    const contradictions = contradictionsIn(textOf(asked, alike.mine), textOf(claim, alike.theirs), asked.language, weightOf);
    return [{ claim, ...alike, likeness, contradictions }];
  });
  // Of what is as alike the judged come first.
  scored.sort((a, b) => b.score - a.score || Number(b.claim.standing !== 'none') - Number(a.claim.standing !== 'none'));
  return withOtherVerdicts(scored.slice(0, MOST_SEEN), asked.standing);
}

/** Flags verdicts that are not those of the claim itself; where it has none, the same words with more than one verdict among them. */
function withOtherVerdicts(seen: readonly SeenClaim[], standing: string): SeenClaim[] {
  const close = seen.filter(
    ({ claim, likeness, contradictions }) => claim.standing !== 'none' && likeness === 'very close' && contradictions.length === 0,
  );
  const verdicts = new Set([...close.map(({ claim }) => claim.standing), ...(standing === 'none' ? [] : [standing])]);
  return seen.map((one) => {
    const isOther = close.includes(one) && (standing === 'none' ? verdicts.size > 1 : one.claim.standing !== standing);
    const other: Contradiction[] = isOther ? ['other verdict'] : [];
    return { ...one, contradictions: [...one.contradictions, ...other] };
  });
}
