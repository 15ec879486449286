'use client';
import { useWorkbench } from '@/components/article/session-context';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import type { Annotation, Rival } from '@/lib/domain/annotation';
import { checkStates } from '@/lib/domain/check';
import { tagKinds } from '@/lib/domain/tag-kinds';
import { verdictValues } from '@/lib/domain/verdict';
import { useTagActions } from './use-tag-actions';

/** Values that were given at the same time: the stored one stays until a person keeps or takes. */
export function RivalNotice({ annotation }: { annotation: Annotation }) {
  const { people, rights } = useWorkbench();
  const { attempt, act } = useTagActions();
  return annotation.rivals.map((rival) => {
    const name = people.get(rival.byId) ?? 'Someone';
    const settle = (take: boolean) =>
      attempt(() => act('rival.settled', { annotationId: annotation.id, rivalEntryId: rival.entryId, take }));
    return (
      <Banner key={rival.entryId} tone="warn" title={rivalTitle(annotation, rival, people)}>
        {proposedName(rival)}
        {rights.canTag && (
          <span className="card-buttons">
            <Button size="s" onClick={() => settle(false)}>
              Keep the stored one
            </Button>
            <Button size="s" onClick={() => settle(true)}>
              Take {name}’s
            </Button>
          </span>
        )}
      </Banner>
    );
  });
}

/** Who gave what at the same time, in words. */
export function rivalTitle({ label }: Annotation, { byId, field }: Rival, people: ReadonlyMap<string, string>): string {
  return `${people.get(byId) ?? 'Someone'} gave ${label ?? 'this tag'} another ${fieldNames[field]} at the same time`;
}

const fieldNames = { kind: 'kind', checkState: 'state', verdict: 'verdict' };

/** The value that was given beside the stored one. */
export function proposedName({ proposed }: Rival): string {
  if ('kind' in proposed) return tagKinds[proposed.kind].name;
  if ('checkState' in proposed) return checkStates[proposed.checkState].name;
  return proposed.verdict ? `${verdictValues[proposed.verdict.value].name}. ${proposed.verdict.rationale}` : 'No verdict';
}
