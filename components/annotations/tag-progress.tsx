'use client';
import { useMemo } from 'react';
import { countGlyphs } from '@/components/charts/claim-counts';
import { ClaimStrip } from '@/components/charts/claim-strip';
import { VerdictCounts } from '@/components/charts/verdict-counts';
import { type Annotation, isChecked } from '@/lib/domain/annotation';
import { glyphOf } from './tag-words';

interface Props {
  tags: readonly Annotation[];
  activeId: string | null;
  onActivate: (id: string) => void;
}

/** How far the checking is: a figure, a bar for each claim, and how many have which verdict. */
export function TagProgress({ tags, activeId, onActivate }: Props) {
  const { claims, glyphs, checked } = useMemo(() => {
    const claims = tags.filter(({ kind }) => kind === 'claim');
    return { claims, glyphs: claims.map(glyphOf), checked: claims.filter(isChecked).length };
  }, [tags]);
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
          <VerdictCounts counts={countGlyphs(glyphs)} />
        </>
      )}
    </div>
  );
}
