'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '@/lib/api';
import { listCheckers, nameOwner } from '@/lib/domain/contract/article-desk-work';
import type { ArticleSummary } from '@/lib/domain/contract/articles';
import { Field } from '../../ui/field';
import { FormDialog } from '../../ui/form-dialog';
import { sentenceOf, useRequest } from '../../ui/use-request';
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
  const { data, error: failure } = useQuery({
    queryKey: ['checkers', article.id],
    queryFn: ({ signal }) => call(listCheckers, { params: { articleId: article.id }, signal }),
    staleTime: 0,
  });
  const people = data?.people ?? [];
  const owner = article.ownerId;
  const hasLeft = data !== undefined && owner !== null && !people.some(({ id }) => id === owner);
  const value = chosen ?? owner ?? '';
  const save = () => {
    if (value === (owner ?? '')) return onClose();
    return run(() => call(nameOwner, { params: { articleId: article.id }, body: { ownerId: value === '' ? null : value } }), onDone);
  };
  return (
    <FormDialog
      title={`Who sees “${article.title || 'Untitled'}” through?`}
      verb="Name the owner"
      isBusy={isBusy}
      error={error}
      onClose={onClose}
      onSubmit={save}
    >
      <Field
        label="Owner"
        error={failure ? sentenceOf(failure) : null}
        hint="People who check on this desk. Claims are given out in the article."
      >
        {(ids) => (
          <OwnerSelect
            {...ids}
            people={data?.people}
            ownerId={value}
            gone={hasLeft ? { id: owner, name: article.ownerName || 'Someone who has left' } : null}
            onOwner={setChosen}
          />
        )}
      </Field>
    </FormDialog>
  );
}
