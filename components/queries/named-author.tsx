'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { fullNameOf } from '@/components/article/people/person-names';
import { useWorkbench } from '@/components/article/session-context';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { LoadFailed } from '@/components/ui/load-failed';
import { NamesToCome, sayNamesToCome } from '@/components/ui/names-to-come';
import { Select } from '@/components/ui/select';
import { useRequest } from '@/components/ui/use-request';
import { call } from '@/lib/api';
import { listAuthors, nameAuthor } from '@/lib/domain/contract/articles';

/** Whose article it is. Editors and leads choose among the authors of the desk, or leave it at the byline. `toPass`: queries wait that the person can pass on. */
export function NamedAuthor({ toPass }: { toPass: boolean }) {
  const workbench = useWorkbench();
  const { session, rights } = workbench;
  const [isChoosing, setChoosing] = useState(false);
  const { authorId, byline } = session.confirmed.details;
  if (authorId === session.options.personId) return null;
  const name = authorId === null ? '' : fullNameOf(workbench, authorId) || 'Someone who has left';
  if (isChoosing && rights.canNameAuthor)
    return <ChooseAuthor before={authorId ?? ''} nameBefore={name} onDone={() => setChoosing(false)} />;
  return (
    <p className="query-author">
      <span>
        {authorId === null ? (
          <>
            No account here{byline !== '' && <> · byline {byline}</>}
            {toPass && ': copy or print the list, then mark it as sent.'}
          </>
        ) : (
          <>
            Author <b>{name}</b>
          </>
        )}
      </span>
      {rights.canNameAuthor && (
        <Button size="s" onClick={() => setChoosing(true)}>
          {authorId === null ? 'Choose the author' : 'Change'}
        </Button>
      )}
    </p>
  );
}

/** A choice is held until it is confirmed: whoever is named may read the article from then on, and is mailed of the queries that wait. */
function ChooseAuthor({ before, nameBefore, onDone }: { before: string; nameBefore: string; onDone(): void }) {
  const { session, sender } = useWorkbench();
  const { say } = useTagHands();
  const { isBusy, error: failure, run } = useRequest();
  const [chosen, setChosen] = useState<string | null>(null);
  const { articleId } = session.options;
  const { data, error, refetch } = useQuery({
    queryKey: ['authors', articleId],
    queryFn: ({ signal }) => call(listAuthors, { params: { articleId }, signal }),
  });
  const value = chosen ?? before;
  // Who has left the desk since is not among those who can be chosen, and is shown all the same; so is who it is until those are known.
  const isListed = data?.people.some(({ id }) => id === before) ?? false;
  const whyOff = data ? (value === before ? 'Choose somebody else first.' : undefined) : `${sayNamesToCome(error !== null)}.`;
  const name = () =>
    run(async () => {
      await call(nameAuthor, { params: { articleId }, body: { authorId: value === '' ? null : value } });
      // The page hears of it as everyone does; this only makes it sooner.
      await sender.catchUp();
      say('Author changed');
      onDone();
    });
  return (
    <div className="query-author">
      {error && !data && <LoadFailed size="s" failure={error} onRetry={() => void refetch()} />}
      <Field
        label="Author"
        error={failure}
        hint="People with the role of an author on this desk. Who is named can read the article, and is mailed of queries that wait."
      >
        {(ids) => (
          <Select {...ids} value={value} aria-busy={!data && !error} onChange={({ target }) => setChosen(target.value)}>
            {/* Until those are known who can be chosen, nothing else can be. */}
            {(data || before === '') && <option value="">Nobody here, only the byline</option>}
            {before !== '' && !isListed && <option value={before}>{nameBefore}</option>}
            {!data && <NamesToCome hasFailed={error !== null} />}
            {data?.people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Button size="s" variant="primary" off={whyOff} isBusy={isBusy} onClick={() => void name()}>
        Name as author
      </Button>
      <Button size="s" onClick={onDone}>
        Cancel
      </Button>
    </div>
  );
}
