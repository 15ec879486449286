'use client';
import { useWorkbench } from '@/components/article/session-context';
import { type Annotation, typeOf } from '@/lib/domain/tags/annotation';
import { useTagHands } from '../use-tag-hands';

/** How a tag's type, the values of its fields and its ticks are changed. A card is drawn a moment after the tag: what counts is the tag as it is now. */
export function useTypeChanges(annotation: Annotation) {
  const { session } = useWorkbench();
  const { attempt, act } = useTagHands();
  const now = () => session.annotations.get(annotation.id) ?? annotation;
  const send = (typeId: string | null, fields: Record<string, string>) =>
    attempt(() =>
      act('annotation.typed', { annotationId: annotation.id, value: { typeId, fields }, basedOn: now().typed?.basis.entryId ?? null }),
    );
  return {
    /** True if it is the type now. Another type has other fields: their values go, and come back with undo. */
    setType: (typeId: string | null): boolean => (typeOf(now())?.typeId ?? null) === typeId || send(typeId, {}),
    setField: (fieldId: string, said: string): boolean => {
      const given = typeOf(now());
      if (!given) return false;
      const fields = Object.fromEntries(given.fields.map((one) => [one.fieldId, one.said]));
      if ((fields[fieldId] ?? '') === said.trim()) return true;
      return send(given.typeId, { ...fields, [fieldId]: said });
    },
    setDone: (doneIds: readonly string[]): boolean =>
      attempt(() => act('check.items-ticked', { annotationId: annotation.id, doneIds, basedOn: now().ticked?.basis.entryId ?? null })),
    now,
  };
}
