'use client';
import type { ReactNode } from 'react';
import { VerdictLabel } from '@/components/ui/verdict-glyph';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { CheckMethods } from '../check/check-methods';
import { glyphOf, gradeOf } from '../tag-words';
import { BegunJudgement } from './begun-judgement';
import { HeldVerdict } from './held-verdict';
import { WaitingVerdict } from './waiting-verdict';

/** The verdict as plain words, for those who do not judge. Who gave it stands in the tag's history. */
export function GivenVerdict({ annotation, suggest }: { annotation: Annotation; suggest: ReactNode }) {
  const { verdict } = annotation;
  return (
    <div className="verdict">
      <VerdictLabel value={glyphOf(annotation)} grade={gradeOf(annotation)} />
      <WaitingVerdict annotationId={annotation.id} />
      <HeldVerdict annotation={annotation} />
      {verdict && verdict.rationale !== '' && <p className="verdict-note">{verdict.rationale}</p>}
      <BegunJudgement annotationId={annotation.id} />
      {suggest && <div className="verdict-given">{suggest}</div>}
      <CheckMethods annotation={annotation} />
    </div>
  );
}
