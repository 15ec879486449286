import type { MouseEvent } from 'react';
import { saySourceCount } from '@/components/sources/say-source-count';
import { shownTitle } from '@/lib/domain/articles/shown-title';
import type { ClaimSummary } from '@/lib/domain/contract/claims';
import { markFound, type readClaimQuery } from '@/lib/domain/memory/claim-query';
import { isUnseen } from '@/lib/domain/text/is-unseen';
import { MarkedStretches } from '../ui/marked-stretches';
import { useCalled } from '../ui/named-together';
import { PageLink } from '../ui/page-link';
import { When } from '../ui/when';
import { StandingLabel } from './standing-label';

interface Props {
  claim: ClaimSummary;
  query: ReturnType<typeof readClaimQuery>;
  isOpen: boolean;
  /** Where the row leads: the same page with this claim open. */
  href: string;
  onOpen: () => void;
}

/** A claim in the list: how it stands, its words and statement with what was looked for, why, where, by whom and when. */
export function ClaimRow({ claim, query, isOpen, href, onOpen }: Props) {
  const { words, statement, rationale, articleTitle, language, isArchived, label, byName, voted, followed, at, sourceCount } = claim;
  const called = useCalled();
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onOpen();
  };
  return (
    <article className={`claim-row ${isOpen ? 'on' : ''}`}>
      <div className="claim-verdict">
        <StandingLabel {...claim} />
      </div>
      <PageLink
        className="claim-link"
        href={href}
        prefetch={false}
        aria-current={isOpen || undefined}
        onClick={open}
        dir="auto"
        lang={language || undefined}
      >
        <MarkedStretches stretches={markFound(words, query)} />
      </PageLink>
      {statement !== null && (
        <p className="claim-stated read" dir="auto" lang={language || undefined}>
          <span className="vh" dir="ltr" lang="en">
            Statement:{' '}
          </span>
          <MarkedStretches stretches={markFound(statement, query)} />
        </p>
      )}
      <p className="claim-facts num">
        <b>
          <When at={at} />
        </b>
        <span>{saySourceCount(sourceCount)}</span>
      </p>
      {rationale !== '' && (
        <p className="claim-why" dir="auto">
          {rationale}
        </p>
      )}
      <p className="claim-place">
        {/* Around the isolate: a separator in it would stand at the end of a title that runs the other way. */}
        <span>
          <bdi lang={(!isUnseen(articleTitle) && language) || undefined}>{shownTitle(articleTitle)}</bdi>
        </span>
        {label !== null && <span className="mono">{label}</span>}
        {isArchived && <span>Archived</span>}
        {followed && <span>Follows {followed.join(', ')}</span>}
        {voted !== null && <span>Decided by {voted}</span>}
        {byName !== null && <bdi>{byName === '' ? 'No longer known' : called(byName)}</bdi>}
      </p>
    </article>
  );
}
