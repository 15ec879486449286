'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '@/lib/api';
import { shownTitle } from '@/lib/domain/articles/shown-title';
import { listCheckers, nameOwner, OwnerNow } from '@/lib/domain/contract/article-desk-work';
import type { ArticleSummary } from '@/lib/domain/contract/articles';
import { Field } from '../../ui/field';
import { FormDialog } from '../../ui/form-dialog';
import { LoadFailed } from '../../ui/load-failed';
import { sayNamesToCome } from '../../ui/names-to-come';
import { unlessChanged } from '../../ui/unless-changed';
import { useRequest } from '../../ui/use-request';
import { OwnerSelect } from '../owner-select';

interface Props {
  article: Pick<ArticleSummary, 'id' | 'title' | 'ownerId' | 'ownerName'>;
  onClose: () => void;
  onDone: () => void;
}

/** Who sees the article through: one of those who may check on its desk, or nobody. */
export function OwnerDialog({ article, onClose, onDone }: Props) {
  const { isBusy, error, fieldErrors, run } = useRequest();
  /** What a colleague did meanwhile. */
  const [meanwhile, setMeanwhile] = useState<string | null>(null);
  /** Who is chosen (empty: nobody), and who was the owner as the person saw it then. */
  const [choice, setChoice] = useState<{ ownerId: string; seen: OwnerNow } | null>(null);
  const {
    data,
    isFetchedAfterMount,
    error: failure,
    refetch,
  } = useQuery({
    queryKey: ['checkers', article.id],
    queryFn: ({ signal }) => call(listCheckers, { params: { articleId: article.id }, signal }),
    staleTime: 0,
  });
  // The list may be minutes old, and what was kept of the names of an earlier dialog older.
  const owner = choice ? choice.seen : ownerNow(article, isFetchedAfterMount ? data : undefined);
  const value = choice?.ownerId ?? owner?.id ?? '';
  // Where the list behind says otherwise it is shown anew.
  const leave = (owner?.id ?? null) === article.ownerId ? onClose : onDone;
  const send = () => {
    const body = { ownerId: value === '' ? null : value, seenOwnerId: owner?.id ?? null };
    return unlessChanged(call(nameOwner, { params: { articleId: article.id }, body }), OwnerNow, (seen, said) => {
      setChoice({ ownerId: value, seen });
      setMeanwhile(said);
    });
  };
  const save = () => {
    setMeanwhile(null);
    return value === (owner?.id ?? '') ? leave() : run(send, (stored) => stored && onDone());
  };
  return (
    <FormDialog
      title={`Who sees “${shownTitle(article.title)}” through?`}
      verb="Name the owner"
      off={data ? undefined : `${sayNamesToCome(failure !== null)}.`}
      isBusy={isBusy}
      error={error}
      onClose={leave}
      onSubmit={save}
    >
      {failure && !data && <LoadFailed size="s" failure={failure} onRetry={() => void refetch()} />}
      <Field label="Owner" error={meanwhile ?? fieldErrors.ownerId} hint="People who check on this desk.">
        {(ids) => (
          <OwnerSelect
            {...ids}
            people={data?.people}
            hasFailed={failure !== null}
            ownerId={value}
            owner={owner}
            onOwner={(ownerId) => setChoice({ ownerId, seen: owner })}
          />
        )}
      </Field>
    </FormDialog>
  );
}

/** Who the owner is, as far as is known: as the server has just said, or else as the list does. */
function ownerNow(
  listed: Props['article'],
  said: { ownerId: string | null; people: readonly { id: string; name: string }[] } | undefined,
): OwnerNow {
  const id = said ? said.ownerId : listed.ownerId;
  if (id === null) return null;
  const name = said?.people.find((one) => one.id === id)?.name ?? (id === listed.ownerId ? listed.ownerName : '');
  return { id, name: name || 'Someone who has left' };
}
