'use client';
import { useWorkbench } from '@/components/article/session-context';
import { useCardDraft } from '../card-drafts';
import { verdictDrafts } from './use-verdict-form';

/**
 * What the person had begun to find on a claim while they judged, where they may not any more: a role was lowered, a signature came. Their words stand here
 * to be copied, and go on in the form once it is theirs again. In Read mode nothing: the form is one key away.
 */
export function BegunJudgement({ annotationId }: { annotationId: string }) {
  const { canJudge } = useWorkbench().rights;
  const [begun] = useCardDraft(verdictDrafts, annotationId);
  if (begun === null || canJudge) return null;
  return (
    <>
      <p className="verdict-held">You had begun a judgement here. It was not given, and is kept in this tab until you may judge again.</p>
      {begun.rationale !== '' && <p className="verdict-note">{begun.rationale}</p>}
    </>
  );
}
