'use client';
import { glyphOf, gradeOf, stateNameOf } from '@/components/annotations/tag-words';
import { shortNameOf } from '@/components/article/people/person-names';
import { useWorkbench } from '@/components/article/session-context';
import { VerdictLabel } from '@/components/ui/verdict-glyph';
import { isSideState } from '@/lib/domain/checks/check';
import { factsOf } from '@/lib/domain/checks/facts';
import { FOLLOWED_RULE, OUT_OF_THE_RULE } from '@/lib/domain/checks/followed-rule';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { verdictName } from '@/lib/domain/verdicts/verdict';

/** In place of the verdicts to pick: what follows from the facts of a claim, by which rule, and what it was before it was split. */
export function FollowedClaim({ annotation }: { annotation: Annotation }) {
  const workbench = useWorkbench();
  const isAnyAside = factsOf(workbench.session, annotation).some(({ checkState }) => isSideState(checkState));
  const own = annotation.split?.own?.verdict ?? null;
  return (
    <div className="verdict">
      <p className="followed">
        <VerdictLabel value={glyphOf(annotation)} grade={gradeOf(annotation)} name={stateNameOf(annotation, workbench.rules.votes)} />
        <span className="dim2">Follows its facts</span>
      </p>
      <p className="verdict-hint">
        {FOLLOWED_RULE} {isAnyAside && OUT_OF_THE_RULE}
      </p>
      {own && (
        <p className="verdict-hint">
          Before it was split it was {verdictName(own).toLowerCase()}, by {shortNameOf(workbench, own.byId)}.
        </p>
      )}
    </div>
  );
}
