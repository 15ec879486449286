'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '@/lib/api';
import { listCheckers, nameOwner } from '@/lib/domain/contract/article-desk-work';
import type { ArticleSummary } from '@/lib/domain/contract/articles';
import { Field } from '../../ui/field';
import { FormDialog } from '../../ui/form-dialog';
import { useRequest } from '../../ui/use-request';
import { NamesFailed } from '../names-failed';
import { OwnerSelect } from '../owner-select';

interface Props {
  article: Pick<ArticleSummary, 'id' | 'title' | 'ownerId' | 'ownerName'>;
  onClose: () => void;
  onDone: () => void;
}

/** Who sees the article through: one of those who may check on its desk, or nobody. */
export function OwnerDialog({ article, onClose, onDone }: Props) {
  const { isBusy, error, run } = useRequest();
  const [chosen, setChosen] = useState<string | null>(null);
  const {
    data,
    error: failure,
    refetch,
  } = useQuery({
    queryKey: ['checkers', article.id],
    queryFn: ({ signal }) => call(listCheckers, { params: { articleId: article.id }, signal }),
    staleTime: 0,
  });
  const { ownerId, ownerName } = article;
  const value = chosen ?? ownerId ?? '';
  const save = () => {
    if (value === (ownerId ?? '')) return onClose();
    return run(() => call(nameOwner, { params: { articleId: article.id }, body: { ownerId: value === '' ? null : value } }), onDone);
  };
  return (
    <FormDialog
      title={`Who sees “${article.title || 'Untitled'}” through?`}
      verb="Name the owner"
      off={data ? undefined : 'The names have not come yet.'}
      isBusy={isBusy}
      error={error}
      onClose={onClose}
      onSubmit={save}
    >
      {failure && !data && <NamesFailed failure={failure} onRetry={() => void refetch()} />}
      <Field label="Owner" hint="People who check on this desk. Claims are given out in the article.">
        {(ids) => (
          <OwnerSelect
            {...ids}
            people={data?.people}
            ownerId={value}
            owner={ownerId === null ? null : { id: ownerId, name: ownerName || 'Someone who has left' }}
            onOwner={setChosen}
          />
        )}
      </Field>
    </FormDialog>
  );
}
