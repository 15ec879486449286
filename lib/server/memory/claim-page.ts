import type { ArticleState } from '@/lib/domain/article-state';
import { factsOf } from '@/lib/domain/checks/facts';
import { votesTook } from '@/lib/domain/checks/first-verdict';
import type { ClaimPage, RememberedEvidence, RememberedVerdict } from '@/lib/domain/contract/claims';
import { notFound } from '@/lib/domain/errors';
import { type Actor, may } from '@/lib/domain/people/permissions';
import { EvidenceTier, Stance } from '@/lib/domain/sources/evidence';
import { isChecked, isDisputed } from '@/lib/domain/tags/annotation';
import { locatorAt } from '@/lib/domain/text/article-text';
import { GivenGrade, VerdictValue } from '@/lib/domain/verdicts/verdict';
import { sayVoted } from '@/lib/domain/verdicts/votes';
import { prisma } from '../database';
import { namesOfPeople } from '../history/history-people';
import { readNow } from '../journal/read';
import { sourceOfRow } from '../sources/source-rows';
import { readClaimRows } from './claim-rows';

/** A claim of the memory with all that hangs on it, for those who may read its article. `not-found` for all else. */
export async function readClaim(actor: Actor, claimId: string, deskId?: string): Promise<ClaimPage> {
  const known = await prisma.rememberedClaim.findUnique({ where: { annotationId: claimId }, select: { articleId: true } });
  if (known === null) throw notFound();
  // Judged by the article as it is now, and refuses what is not the actor's to read.
  const { state } = await readNow(actor, known.articleId);
  const annotation = state.annotations.get(claimId);
  const took = annotation ? votesTook(annotation) : null;
  const facts = annotation ? factsOf(state, annotation).map(({ id }) => id) : [];
  const [[row], desk, evidence, verdict] = await Promise.all([
    readClaimRows([claimId]),
    prisma.desk.findUniqueOrThrow({ where: { id: state.details.deskId }, select: { name: true } }),
    readEvidence(actor, [claimId, ...facts], deskId),
    readVerdict(claimId, state, took?.byId ?? null),
  ]);
  if (!row || !annotation) throw notFound();
  const { byId: _, ...claim } = row;
  const place = annotation.anchor.ranges.find(({ from, to }) => from < to);
  return {
    // The article has been opened: it knows whom only an archive names.
    claim: claim.byName === '' ? { ...claim, byName: verdict?.byName ?? '' } : claim,
    deskName: desk.name,
    byline: state.details.byline,
    locator: place ? locatorAt(state.doc, place.from) : '',
    verdict: verdict && {
      ...verdict,
      ...(took?.voted && { byName: null, voted: sayVoted(took.voted) }),
      ...(annotation.verdict?.followed && { byName: null, followed: annotation.verdict.followed }),
      isStale: annotation.isStale,
      isDisputed: isDisputed(annotation),
      isSettled: isChecked(annotation),
    },
    evidence,
  };
}

async function readVerdict(
  annotationId: string,
  state: Pick<ArticleState, 'peopleNames'>,
  deciderId: string | null,
): Promise<Omit<RememberedVerdict, 'isStale' | 'isDisputed' | 'isSettled'> | null> {
  const row = await prisma.verdict.findFirst({ where: { annotationId, isCurrent: true } });
  const value = VerdictValue.safeParse(row?.value);
  if (!row || !value.success) return null;
  const byId = deciderId ?? row.byId;
  const names = await namesOfPeople(state, [byId]);
  return {
    value: value.data,
    scale: { id: row.scaleId, version: row.scaleVersion },
    grade: GivenGrade.optional()
      .catch(undefined)
      .parse(row.grade ?? undefined),
    rationale: row.rationale,
    words: row.words,
    byName: names[byId] ?? '',
    voted: null,
    followed: null,
    at: row.at.toISOString(),
  };
}

/** What these tags rest on: a claim, and the facts that it is split into. */
async function readEvidence(actor: Actor, annotationIds: readonly string[], deskId: string | undefined): Promise<RememberedEvidence[]> {
  const rows = await prisma.evidence.findMany({
    where: { annotationId: { in: [...annotationIds] }, isRemoved: false },
    include: { source: true },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  const urls = rows.flatMap(({ source }) => source.url ?? []);
  // Only who links sources there has a use for it. An author sees those of their own articles, and is told of no others.
  const mayAsk = deskId !== undefined && may(actor, 'tag', { deskId });
  const twins =
    mayAsk && urls.length > 0
      ? await prisma.source.findMany({ where: { deskId, url: { in: urls } }, select: { id: true, url: true } })
      : [];
  return rows.map(({ id, stance, quote, locator, lookedAt, tier, origin, source }) => ({
    id,
    stance: Stance.catch('context').parse(stance),
    quote,
    locator,
    lookedAt: lookedAt?.toISOString().slice(0, 10) ?? null,
    tier: EvidenceTier.nullable().catch(null).parse(tier),
    origin,
    source: sourceOfRow(source),
    idThere: source.deskId === deskId ? source.id : (twins.find(({ url }) => url !== null && url === source.url)?.id ?? null),
  }));
}
