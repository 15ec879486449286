'use client';
import { useMemo } from 'react';
import { ClaimStrip } from '@/components/charts/claim-strip';
import { VerdictCounts } from '@/components/charts/verdict-counts';
import { countStandings } from '@/lib/domain/claim-counts';
import type { TagSummary } from './use-ordered-tags';

interface Props {
  summary: Pick<TagSummary, 'claims' | 'glyphs' | 'checked'>;
  activeId: string | null;
  onActivate: (id: string) => void;
}

/** How far the checking is: a figure, a bar for each claim, and how many have which verdict. */
export function TagProgress({ summary: { claims, glyphs, checked }, activeId, onActivate }: Props) {
  const counts = useMemo(() => countStandings(glyphs), [glyphs]);
  return (
    <div className="tag-progress">
      <p>
        <b>{checked}</b> of {claims.length} {claims.length === 1 ? 'claim' : 'claims'} checked
      </p>
      {claims.length > 0 && (
        <>
          <ClaimStrip
            glyphs={glyphs}
            activeIndex={activeId === null ? -1 : claims.findIndex(({ id }) => id === activeId)}
            onJump={(index) => onActivate(claims[index]?.id ?? '')}
          />
          <VerdictCounts counts={counts} />
        </>
      )}
    </div>
  );
}
