'use client';
import { Pause } from 'lucide-react';
import { shortNameOf } from '@/components/article/people/person-names';
import { useWorkbench } from '@/components/article/session-context';
import { When } from '@/components/ui/when';
import { checkStates, reasonsOf } from '@/lib/domain/checks/check';
import { type Annotation, reasonAside } from '@/lib/domain/tags/annotation';

/** Why the work on a claim has stopped, and who says so: several, where it was merged with others that had. */
export function StateReason({ annotation }: { annotation: Annotation }) {
  const workbench = useWorkbench();
  const reason = reasonAside(annotation);
  if (!reason) return null;
  return reasonsOf(reason).map(({ text, byId, at }) => (
    <p key={`${byId} ${at}`} className="state-reason">
      <Pause className="i s" aria-hidden="true" />
      <span>
        <b>{checkStates[annotation.checkState].name}:</b> <span dir="auto">{text}</span>{' '}
        <span className="dim2">
          {shortNameOf(workbench, byId)}, <When at={at} />
        </span>
      </span>
    </p>
  ));
}
