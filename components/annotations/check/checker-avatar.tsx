'use client';
import { fullNameOf, shortNameOf } from '@/components/article/people/person-names';
import { type OpenWorkbench, useWorkbench } from '@/components/article/session-context';
import { Avatar } from '@/components/ui/avatar';
import { type Annotation, checkerOf } from '@/lib/domain/tags/annotation';

const checkerIdOf = (annotation: Annotation) => (annotation.kind === 'claim' ? checkerOf(annotation) : null);

/** How the one who has a claim in hand is called; null where nobody has. */
export function checkerNameOf(workbench: OpenWorkbench, annotation: Annotation): string | null {
  const id = checkerIdOf(annotation);
  return id === null ? null : shortNameOf(workbench, id);
}

/** Who has a claim in hand, as a face; nothing where nobody has. */
export function CheckerAvatar({ annotation, isNamedBeside = false }: { annotation: Annotation; isNamedBeside?: boolean }) {
  const workbench = useWorkbench();
  const id = checkerIdOf(annotation);
  if (id === null) return null;
  return (
    <>
      <Avatar person={{ id, name: fullNameOf(workbench, id) || 'Someone' }} size="s" />
      {!isNamedBeside && <span className="vh">, {shortNameOf(workbench, id)}</span>}
    </>
  );
}
