'use client';
import type { ReactNode } from 'react';
import { ClaimStrip } from '@/components/charts/claim-strip';
import { VerdictCounts } from '@/components/charts/verdict-counts';
import { sayNumber } from '@/lib/domain/text/say-count';
import type { TagSummary } from '@/lib/editor/tags/tag-summary';

interface Props {
  summary: Pick<TagSummary, 'claims' | 'standings' | 'counts' | 'checked'>;
  activeId: string | null;
  onActivate: (id: string) => void;
  /** Who sees the article through and by when; beside the figure. */
  work?: ReactNode;
}

/** How far the checking is: a figure, a bar for each claim, and how many have which verdict. */
export function TagProgress({ summary: { claims, standings, counts, checked }, activeId, onActivate, work }: Props) {
  return (
    <div className="tag-progress">
      <div className="progress-head">
        <p>
          <b>{sayNumber(checked)}</b> of {sayNumber(claims.length)} {claims.length === 1 ? 'claim' : 'claims'} checked
        </p>
        {work}
      </div>
      {claims.length > 0 && (
        <>
          <ClaimStrip
            glyphs={standings}
            activeIndex={activeId === null ? -1 : claims.findIndex(({ id }) => id === activeId)}
            onJump={(index) => onActivate(claims[index]?.id ?? '')}
          />
          <VerdictCounts counts={counts} />
        </>
      )}
    </div>
  );
}
