'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTagActions } from '@/components/annotations/use-tag-actions';
import { fullNameOf } from '@/components/article/person-names';
import { useWorkbench } from '@/components/article/session-context';
import { sentenceOf } from '@/components/desk/use-request';
import { Button } from '@/components/ui/button';
import { Field, Select } from '@/components/ui/field';
import { useToast } from '@/components/ui/toast';
import { call } from '@/lib/api';
import { listAuthors, nameAuthor } from '@/lib/domain/contract/articles';

/** Whose article it is. Editors and leads choose among the authors of the desk, or leave it at the byline. */
export function NamedAuthor() {
  const workbench = useWorkbench();
  const { session, rights } = workbench;
  const [isChoosing, setChoosing] = useState(false);
  const { authorId, byline } = session.confirmed.details;
  if (authorId === session.options.personId) return null;
  const name = authorId === null ? '' : fullNameOf(workbench, authorId) || 'Someone who has left';
  if (isChoosing) return <ChooseAuthor onDone={() => setChoosing(false)} />;
  return (
    <p className="query-author">
      <span>
        {authorId === null ? (
          <>No account here{byline !== '' && <> · byline {byline}</>}: copy or print the list, then mark it as sent.</>
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

function ChooseAuthor({ onDone }: { onDone(): void }) {
  const { session, sender } = useWorkbench();
  const { say } = useTagActions();
  const toast = useToast();
  const { articleId } = session.options;
  const { data, error } = useQuery({
    queryKey: ['authors', articleId],
    queryFn: ({ signal }) => call(listAuthors, { params: { articleId }, signal }),
  });
  const choose = async (authorId: string | null) => {
    try {
      await call(nameAuthor, { params: { articleId }, body: { authorId } });
      // The page hears of it as everyone does; this only makes it sooner.
      await sender.catchUp();
      say('Author changed');
      onDone();
    } catch (failure) {
      toast({ text: sentenceOf(failure) });
    }
  };
  return (
    <div className="query-author">
      <Field label="Author" error={error ? sentenceOf(error) : null} hint="People with the role of an author on this desk.">
        {(ids) => (
          <Select
            {...ids}
            value={data?.authorId ?? ''}
            disabled={!data}
            onChange={({ target }) => void choose(target.value === '' ? null : target.value)}
          >
            <option value="">Nobody here, only the byline</option>
            {data?.people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Button size="s" onClick={onDone}>
        Cancel
      </Button>
    </div>
  );
}
