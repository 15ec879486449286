'use client';
import type { Ref } from 'react';
import { saySourceCount } from '@/components/sources/say-source-count';
import { shownTitle } from '@/lib/domain/articles/shown-title';
import type { ClaimPage, RememberedEvidence } from '@/lib/domain/contract/claims';
import { sayOrigin } from '@/lib/domain/sources/sourcing';
import { inBrief } from '@/lib/domain/text/in-brief';
import { StanceLabel } from '../sources/stance-label';
import { AwaitsLine } from '../ui/awaits-line';
import { KindChip } from '../ui/kind-chip';
import { LoadFailed } from '../ui/load-failed';
import { NamedTogether, useCalled } from '../ui/named-together';
import { PageLink } from '../ui/page-link';
import { Skeleton } from '../ui/skeleton';
import { useAnswerState } from '../ui/use-answer-state';
import { VerdictLabel } from '../ui/verdict-glyph';
import { Day, When } from '../ui/when';
import { StandingLabel } from './standing-label';
import { useClaim } from './use-claims';

/** Of what a verdict was given on the beginning says enough. */
const MAX_JUDGED_CHARS = 300;

/** One claim with what it rests on, and the way to where it stands. */
export function ClaimPanel({ claimId, headRef }: { claimId: string; headRef?: Ref<HTMLHeadingElement> }) {
  const { data, error, isPending, refetch } = useClaim(claimId);
  const answer = useAnswerState({ isPending });
  if (error && !data) {
    return <LoadFailed failure={error} onRetry={() => void refetch()} />;
  }
  if (answer === 'no-line') return <AwaitsLine what="This claim comes" />;
  if (!data) {
    return (
      <div className="grid gap-3" aria-hidden="true">
        <Skeleton width="90px" height="14px" />
        <Skeleton width="90%" height="20px" />
        <Skeleton width="60%" height="20px" />
      </div>
    );
  }
  return <Claim page={data} headRef={headRef} />;
}

function Claim({ page, headRef }: { page: ClaimPage; headRef?: Ref<HTMLHeadingElement> | undefined }) {
  const { claim, deskName, locator, verdict, evidence } = page;
  const language = claim.language || undefined;
  return (
    <>
      <div className="claim-panel-head">
        <StandingLabel {...claim} />
        <span className="sp" />
        <KindChip kind="claim" label={claim.label} />
      </div>
      <h2 ref={headRef} tabIndex={-1} dir="auto" lang={language} data-claim={claim.id}>
        {claim.words}
      </h2>
      {claim.statement !== null && (
        <p className="claim-stated read" dir="auto" lang={language}>
          <span className="vh" dir="ltr" lang="en">
            Statement:{' '}
          </span>
          {claim.statement}
        </p>
      )}
      <p className="dim2">
        <bdi>{shownTitle(claim.articleTitle)}</bdi>
        {locator !== '' && `, ${locator}`} · <bdi>{deskName}</bdi>
        {claim.isArchived && ' · archived'}
      </p>
      <PageLink className="btn" href={`/articles/${claim.articleId}?tag=${claim.id}`}>
        Open in its article
      </PageLink>
      <NamedTogether names={verdict?.byName ? [verdict.byName] : []}>
        <VerdictLines verdict={verdict} />
      </NamedTogether>
      {/* What is above it says something else by now. */}
      {verdict?.isStale && verdict.words !== claim.words && (
        <p className="dim2">
          It was given on{' '}
          <q dir="auto" lang={language}>
            {inBrief(verdict.words, MAX_JUDGED_CHARS)}
          </q>
        </p>
      )}
      <section>
        <h3>{evidence.length === 0 ? 'No sources' : saySourceCount(evidence.length)}</h3>
        {evidence.length > 0 && (
          <ul className="claim-evidence">
            {evidence.map((one) => (
              <EvidenceRow key={one.id} evidence={one} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

/** Who gave the verdict, by which votes, or what it follows, when and on which scale, and why. */
export function VerdictLines({ verdict }: { verdict: ClaimPage['verdict'] }) {
  const called = useCalled();
  if (!verdict) return <p className="dim2">Nobody has given a verdict yet.</p>;
  const { byName, voted, followed, at, scale, grade, rationale, isStale, isDisputed, isSettled, value } = verdict;
  return (
    <div className="claim-verdict-lines">
      <p className="dim2">
        {isStale && 'What it says has changed since. '}
        {isDisputed && 'More than one verdict was given, and nobody has chosen. '}
        {!isSettled && !isStale && !isDisputed && 'It is not settled yet. '}
        <VerdictLabel value={value} grade={grade} />
        {followed ? `, follows ${followed.join(', ')}` : ` by ${voted ?? (byName ? called(byName) : 'somebody no longer known')}`},{' '}
        <When at={at} />
        {grade && `, version ${scale.version} of the house’s verdicts`}
        {grade?.definition && (
          <>
            : <bdi>{grade.definition}</bdi>
          </>
        )}
      </p>
      {rationale !== '' && (
        <p className="shown-note" dir="auto">
          {rationale}
        </p>
      )}
    </div>
  );
}

function EvidenceRow({ evidence }: { evidence: RememberedEvidence }) {
  const { stance, quote, locator, lookedAt, source } = evidence;
  const origin = sayOrigin(evidence);
  return (
    <li>
      <p className="row">
        <StanceLabel stance={stance} />
        <span className="sp" />
        <span className="mono dim">{locator}</span>
      </p>
      <PageLink className="link b" href={`/sources/${source.id}`} dir="auto">
        {source.title}
      </PageLink>
      {quote !== '' && (
        <blockquote className="read" dir="auto">
          {quote}
        </blockquote>
      )}
      {origin !== '' && (
        <p className="dim" dir="auto">
          {origin}
        </p>
      )}
      {lookedAt !== null && (
        <p className="dim">
          Looked at <Day on={lookedAt} />
        </p>
      )}
    </li>
  );
}
