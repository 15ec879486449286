import { z } from 'zod';
import { Stated } from '@/lib/domain/checks/statement';
import type { SeenClaim } from '@/lib/domain/contract/claims';
import { notFound } from '@/lib/domain/errors';
import { type Candidate, closestByTerms, rankAlike } from '@/lib/domain/memory/alike-claims';
import { RememberedStanding } from '@/lib/domain/memory/claim-standing';
import { claimTerms } from '@/lib/domain/memory/claim-terms';
import { type ClaimTexts, textsOf } from '@/lib/domain/memory/claim-texts';
import { rareGroups } from '@/lib/domain/memory/rare-groups';
import { weightBy } from '@/lib/domain/memory/term-counts';
import type { Actor } from '@/lib/domain/people/permissions';
import { prisma } from '../database';
import { Prisma } from '../generated/prisma/client';
import { anyOf } from '../journal/claim-words';
import { authorizeArticle } from '../rights/authorize-article';
import { type ReadableDesk, readableDesks } from '../rights/readable-desks';
import { readableClaims } from './claim-places';
import { readClaimRows, summariesOf } from './claim-rows';
import { readClaimStatistics } from './term-frequencies';

/** So many have their terms looked at. */
const MAX_CANDIDATES = 2_000;

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
      standing: RememberedStanding.catch('none').parse(asked.remembered?.standing),
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
  standing: RememberedStanding;
}

async function findAlike(actor: Actor, desks: readonly ReadableDesk[], asked: Asked): Promise<SeenClaim[]> {
  const texts = textsOf(asked)
    .map(({ text }) => claimTerms(text).map(({ term }) => term))
    .filter((terms) => terms.length > 0);
  const terms = [...new Set(texts.flat())];
  if (terms.length === 0) return [];
  const frequencies = await readClaimStatistics();
  const weightOf = weightBy(frequencies);
  const groups = texts.flatMap((one) => rareGroups(one, frequencies));
  const candidates = await readCandidates(actor, desks, groups, asked.annotationId);
  const alike = rankAlike(asked, await readClaimRows(closestByTerms(texts, candidates, weightOf)), weightOf);
  const claims = await summariesOf(alike.map(({ claim }) => claim));
  return alike.flatMap((one, place) => {
    const claim = claims[place];
    return claim ? [{ ...one, claim }] : [];
  });
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
    select id::text as id, array_to_string(tsvector_to_array(terms), ' ') as terms from found order by at desc, found.id desc limit ${MAX_CANDIDATES}`;
}

const notRefused = (actor: Actor, annotationId: string) => Prisma.sql`not exists (
  select 1 from "NotSameClaim" x where x."personId" = ${actor.id}::uuid and x."annotationId" = ${annotationId}::uuid and x."seenId" = c."annotationId")`;
