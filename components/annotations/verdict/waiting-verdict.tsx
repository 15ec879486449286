'use client';
import { useWaitingVerdicts } from './use-waiting-verdicts';

/**
 * Says that what this tab found on a claim is not sent, to whoever sees it drawn as given: also where they may judge no more, or the page takes nothing.
 * Bar and list count it, as they count all that this person has done: only that others do not see it is to be said.
 */
export function WaitingVerdict({ annotationId }: { annotationId: string }) {
  return useWaitingVerdicts().has(annotationId) && <p className="verdict-held">Waiting to be sent: others do not see it yet</p>;
}
