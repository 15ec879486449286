import type { Annotation } from '@/lib/domain/annotation';
import type { CheckState } from '@/lib/domain/check';
import { type TagKind, tagKinds } from '@/lib/domain/tag-kinds';
import type { ActionHistory } from './action-history';

/** Puts several claims into one state of the check. Those that are in it already are left alone. */
export function setStates(history: ActionHistory, claims: readonly Annotation[], checkState: CheckState): void {
  const changing = claims.filter((one) => one.kind === 'claim' && one.checkState !== checkState);
  history.actTogether(
    changing.map(({ id, basis }) => ({
      type: 'check.state-changed',
      payload: { annotationId: id, checkState, basedOn: basis.checkState?.entryId ?? null },
    })),
  );
}

/** Gives several tags one kind. */
export function changeKinds(history: ActionHistory, tags: readonly Annotation[], kind: TagKind): void {
  const changing = tags.filter((one) => one.kind !== kind);
  history.actTogether(
    changing.map(({ id, basis }) => ({
      type: 'annotation.kind-changed',
      payload: { annotationId: id, kind, basedOn: basis.kind.entryId },
    })),
  );
}

/** The tags that would lose their verdict with another kind. */
export const losingVerdict = (tags: readonly Annotation[], kind: TagKind) =>
  tagKinds[kind].takesVerdict ? [] : tags.filter((one) => one.verdict !== null && one.kind !== kind);

/** Removes several tags. */
export function removeTags(history: ActionHistory, tags: readonly Annotation[]): void {
  history.actTogether(tags.map(({ id }) => ({ type: 'annotation.removed', payload: { annotationId: id } })));
}
