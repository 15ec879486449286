'use client';
import { useQuery } from '@tanstack/react-query';
import { type RefObject, useEffect } from 'react';
import { call } from '@/lib/api';
import { listDeskCheckers } from '@/lib/domain/contract/article-desk-work';
import { MomentInput } from '../../ui/dated-input';
import { Field } from '../../ui/field';
import { LoadFailed } from '../../ui/load-failed';
import { OwnerSelect } from '../owner-select';
import type { NewWork } from './begun-import';

interface Props {
  deskId: string;
  work: NewWork;
  onWork: (work: NewWork) => void;
  /** Why the server refused the owner. */
  error: string | null;
  /** The field of the due time, to look whether something half written stands in it. */
  dueRef: RefObject<HTMLInputElement | null>;
  /** True where that was found, as the person left the field or the article was to be made. */
  isHalfDue: boolean;
  /** Looks again. */
  onLookAtDue: () => void;
}

/** By when a new article is due and who sees it through, for those who give out work on its desk. Neither has to be said. */
export function NewWorkFields({ deskId, work, onWork, error, dueRef, isHalfDue, onLookAtDue }: Props) {
  const {
    data,
    error: failure,
    refetch,
  } = useQuery({
    queryKey: ['desk checkers', deskId],
    queryFn: ({ signal }) => call(listDeskCheckers, { params: { deskId }, signal }),
  });
  const people = data?.people ?? [];
  // Whoever was chosen before the page was opened anew may have left the desk since.
  const hasLeft = data !== undefined && work.ownerId !== '' && !people.some(({ id }) => id === work.ownerId);
  useEffect(() => {
    if (hasLeft) onWork({ ...work, ownerId: '' });
  }, [hasLeft, onWork, work]);
  // On another desk, or in place of an archive, the field is a new one.
  useEffect(onLookAtDue, [onLookAtDue]);
  return (
    <>
      <Field label="Due" error={isHalfDue ? 'Say day and time, or clear both.' : null}>
        {(ids) => (
          <MomentInput
            {...ids}
            ref={dueRef}
            value={work.due}
            onChange={({ target }) => {
              onWork({ ...work, due: target.value });
              if (isHalfDue) onLookAtDue();
            }}
            // Of what is half written, and of the half that is cleared, no change is told.
            onBlur={onLookAtDue}
            onKeyUp={isHalfDue ? onLookAtDue : undefined}
          />
        )}
      </Field>
      {failure && !data && <LoadFailed size="s" failure={failure} onRetry={() => void refetch()} />}
      <Field label="Owner" error={error}>
        {(ids) => (
          <OwnerSelect
            {...ids}
            people={data?.people}
            hasFailed={failure !== null}
            ownerId={work.ownerId}
            onOwner={(ownerId) => onWork({ ...work, ownerId })}
          />
        )}
      </Field>
    </>
  );
}

/** True of a field of day and time with one of them only: its value is empty then, as if nothing were said. Some browsers' calendars choose a day alone. */
export const isHalfWritten = (field: { validity: Pick<ValidityState, 'badInput'> } | null): boolean => field?.validity.badInput === true;

/** What was said, as it is sent. */
export function saidOf({ due, ownerId }: NewWork): { dueAt?: string; ownerId?: string } {
  const at = new Date(due);
  return { ...(!Number.isNaN(at.getTime()) && { dueAt: at.toISOString() }), ...(ownerId !== '' && { ownerId }) };
}
