'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '@/lib/api';
import { shownTitle } from '@/lib/domain/articles/shown-title';
import type { ArticleSummary } from '@/lib/domain/contract/articles';
import { giveFreeClaims, readFreeClaims } from '@/lib/domain/contract/free-claims';
import { callAmong } from '@/lib/domain/people/person-name';
import { sayCount } from '@/lib/domain/text/say-count';
import { Field } from '../../ui/field';
import { FormDialog } from '../../ui/form-dialog';
import { LoadFailed } from '../../ui/load-failed';
import { NamesToCome, sayNamesToCome } from '../../ui/names-to-come';
import { Select } from '../../ui/select';
import { useToast } from '../../ui/toast';
import { useAnswerState } from '../../ui/use-answer-state';
import { useRequest } from '../../ui/use-request';
import { sayAwaited, sayFree } from './say-free-claims';

interface Props {
  article: Pick<ArticleSummary, 'id' | 'title'>;
  onClose: () => void;
  onDone: () => void;
}

/** All claims that nobody has, and that are not checked, for one person. How many they are is said before, and afterwards how many it was. */
export function GiveClaimsDialog({ article, onClose, onDone }: Props) {
  const { isBusy, error, run } = useRequest();
  const toast = useToast();
  const [personId, setPersonId] = useState('');
  const [isMissing, setMissing] = useState(false);
  const {
    data,
    isPending,
    error: failure,
    refetch,
  } = useQuery({
    queryKey: ['free-claims', article.id],
    queryFn: ({ signal }) => call(readFreeClaims, { params: { articleId: article.id }, signal }),
    staleTime: 0,
    gcTime: 0,
  });
  const answer = useAnswerState({ isPending });
  const hasNone = data?.count === 0;
  const people = data?.people ?? [];
  const name = callAmong(people.map((one) => one.name))(people.find(({ id }) => id === personId)?.name ?? '') || 'them';
  const give = () => {
    if (hasNone) return onClose();
    if (personId === '') return setMissing(true);
    return run(
      () => call(giveFreeClaims, { params: { articleId: article.id }, body: { personId } }),
      ({ given, left }) => {
        const rest = left === 0 ? '' : `. ${sayCount(left, 'claim')} left, of which ${name} does the second check`;
        toast({ text: `${sayCount(given, 'claim')} for ${name}${rest}` });
        onDone();
      },
    );
  };
  return (
    <FormDialog
      title={`Who checks what nobody has of “${shownTitle(article.title)}”?`}
      description={data ? sayFree(data.count) : failure ? 'The claims that nobody has could not be counted.' : sayAwaited(answer)}
      verb={!data ? 'Give the claims' : hasNone ? 'Close' : `Give ${sayCount(data.count, 'claim')}`}
      off={data ? undefined : `${sayNamesToCome(failure !== null)}.`}
      isBusy={isBusy}
      error={error}
      onClose={onClose}
      onSubmit={give}
    >
      {failure && !data && <LoadFailed size="s" failure={failure} onRetry={() => void refetch()} />}
      {!hasNone && (
        <Field
          label="Checker"
          error={isMissing ? 'Choose who checks them.' : null}
          hint="People who check on this desk. Claims that somebody has stay with them."
        >
          {(ids) => (
            <Select
              {...ids}
              value={personId}
              aria-busy={!data && !failure}
              onChange={({ target }) => {
                setPersonId(target.value);
                setMissing(false);
              }}
            >
              <option value="">Choose a person</option>
              {!data && <NamesToCome hasFailed={failure !== null} />}
              {data?.people.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
    </FormDialog>
  );
}
