'use client';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '@/lib/api';
import { listDeskCheckers } from '@/lib/domain/contract/article-desk-work';
import { Field } from '../../ui/field';
import { LoadFailed } from '../../ui/load-failed';
import { type HalfMoment, OptionalMoment } from '../../ui/optional-moment';
import { OwnerSelect } from '../owner-select';
import type { NewWork } from './begun-import';

interface Props {
  deskId: string;
  work: NewWork;
  onWork: (work: NewWork) => void;
  /** Why the server refused the owner. */
  error: string | null;
  /** Whether the due time is half written. */
  halfDue: HalfMoment;
}

/** By when a new article is due and who sees it through, for those who give out work on its desk. Neither has to be said. */
export function NewWorkFields({ deskId, work, onWork, error, halfDue }: Props) {
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
  return (
    <>
      <OptionalMoment label="Due" half={halfDue} value={work.due} onValue={(due) => onWork({ ...work, due })} />
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

/** What was said, as it is sent. */
export function saidOf({ due, ownerId }: NewWork): { dueAt?: string; ownerId?: string } {
  const at = new Date(due);
  return { ...(!Number.isNaN(at.getTime()) && { dueAt: at.toISOString() }), ...(ownerId !== '' && { ownerId }) };
}
