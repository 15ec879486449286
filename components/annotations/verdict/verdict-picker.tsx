'use client';
import type { ReactNode } from 'react';
import { useRightsNow } from '@/components/article/use-rights-now';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { sayNeeds } from '@/lib/domain/verdicts/say-needs';
import { CheckMethods } from '../check/check-methods';
import { GivenVerdict } from './given-verdict';
import { HeldVerdict } from './held-verdict';
import { useVerdictForm } from './use-verdict-form';
import { VerdictNote } from './verdict-note';
import { VerdictOptions } from './verdict-options';
import { VerdictStanding } from './verdict-standing';
import { WaitingVerdict } from './waiting-verdict';

interface Props {
  annotation: Annotation;
  /** The way to other words for the claim, where there is one. */
  suggest: ReactNode;
}

/**
 * The verdict with its note. What the rules still ask for is a draft in this card: it is given as soon as nothing is missing and the
 * person says so. `V` in the text brings focus here, a digit then picks. Whoever is to look again at a claim gives the second check here, and whoever votes votes here.
 */
export function VerdictPicker(props: Props) {
  return useRightsNow().canJudge ? <JudgingForm {...props} /> : <GivenVerdict {...props} />;
}

function JudgingForm({ annotation, suggest }: Props) {
  const form = useVerdictForm(annotation);
  const { role, value, rationale, grades } = form;
  const Below = form.draft ? VerdictNote : VerdictStanding;
  return (
    <form className="verdict" onSubmit={form.submit}>
      <VerdictOptions form={form} />
      <WaitingVerdict annotationId={annotation.id} />
      <HeldVerdict annotation={annotation} />
      {role === 'first' && value === null && rationale === '' && <p className="verdict-hint">{sayNeeds(grades)}</p>}
      <Below form={form}>
        {suggest}
        <CheckMethods annotation={annotation} />
      </Below>
    </form>
  );
}
