'use client';
import type { VerdictScale } from '@/lib/domain/verdicts/verdict-scale';
import { GradeTable } from './grade-table';
import { ScaleForm } from './scale-form';

interface Props {
  scale: VerdictScale;
  /** True for admins. */
  mayChange: boolean;
}

/** The verdicts that the house gives, in the order of their digits. A change is a new version; verdicts that are given stay as they are. */
export function ScalePage({ scale, mayChange }: Props) {
  return (
    <>
      <div className="page-head">
        <div>
          <h1 className="h1">Verdicts</h1>
          <p>
            Version {scale.version}. A change makes a new version: verdicts that are given keep the name, rating and look that they had. One
            that gets another name, or stands for something else, is another verdict from then on. Figures count by what a verdict stands
            for, so that they add up.
          </p>
        </div>
      </div>
      {mayChange ? <ScaleForm scale={scale} /> : <GradeTable grades={scale.grades} />}
    </>
  );
}
