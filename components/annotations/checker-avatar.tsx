'use client';
import { fullNameOf, shortNameOf } from '@/components/article/person-names';
import { useWorkbench } from '@/components/article/session-context';
import { Avatar } from '@/components/ui/avatar';
import { type Annotation, checkerOf } from '@/lib/domain/annotation';

/** Who has a claim in hand, as a face; nothing where nobody has. */
export function CheckerAvatar({ annotation }: { annotation: Annotation }) {
  const workbench = useWorkbench();
  const id = annotation.kind === 'claim' ? checkerOf(annotation) : null;
  if (id === null) return null;
  return (
    <>
      <Avatar person={{ id, name: fullNameOf(workbench, id) || 'Someone' }} size="s" />
      <span className="vh">, {shortNameOf(workbench, id)}</span>
    </>
  );
}
