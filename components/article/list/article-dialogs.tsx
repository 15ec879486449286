'use client';
import { useState } from 'react';
import { ApiError, call } from '@/lib/api';
import { MAX_TITLE_CHARS } from '@/lib/domain/articles/article-details';
import { shownTitle } from '@/lib/domain/articles/shown-title';
import { type ArticleSummary, deleteArticle, moveArticle, renameArticle } from '@/lib/domain/contract/articles';
import { DeskSelect } from '../../desk/desk-select';
import { Field, TextInput } from '../../ui/field';
import { FormDialog } from '../../ui/form-dialog';
import { unlessGone } from '../../ui/unless-gone';
import { useRequest } from '../../ui/use-request';

interface Props {
  article: ArticleSummary;
  onClose: () => void;
  onDone: () => void;
}

/** What the person has seen of the article: what the list says, which may be minutes old, until a refusal tells them what it is by now. */
function useSeen(listed: string) {
  const [seen, setSeen] = useState(listed);
  const hear = async <T,>(answer: Promise<T>): Promise<T> => {
    try {
      return await answer;
    } catch (failure) {
      if (failure instanceof ApiError && typeof failure.details.now === 'string') setSeen(failure.details.now);
      throw failure;
    }
  };
  return { seen, hear };
}

export function RenameDialog({ article, onClose, onDone }: Props) {
  const [title, setTitle] = useState(article.title);
  // A colleague's headline gives way only to who has seen it.
  const { seen, hear } = useSeen(article.title);
  const { isBusy, error, fieldErrors, run } = useRequest();
  const send = () => hear(call(renameArticle, { params: { articleId: article.id }, body: { title, seenTitle: seen } }));
  const rename = () => run(send, onDone);
  return (
    <FormDialog title="Rename" verb="Rename" isBusy={isBusy} error={error} onClose={onClose} onSubmit={rename}>
      <Field label="Title" error={fieldErrors.title} hint="The headline in the text changes with it.">
        {(ids) => (
          <TextInput {...ids} value={title} maxLength={MAX_TITLE_CHARS} onChange={(event) => setTitle(event.target.value)} autoFocus />
        )}
      </Field>
    </FormDialog>
  );
}

export function MoveDialog({ article, targets, onClose, onDone }: Props & { targets: { id: string; name: string }[] }) {
  const [deskId, setDeskId] = useState(targets[0]?.id ?? '');
  // A colleague's move is undone only by who has heard of it.
  const { seen, hear } = useSeen(article.deskId);
  const { isBusy, error, run } = useRequest();
  const send = () => hear(call(moveArticle, { params: { articleId: article.id }, body: { deskId, seenDeskId: seen } }));
  const move = () => run(send, onDone);
  return (
    <FormDialog
      title="Move to another desk"
      description={`Only people of that desk will see “${shownTitle(article.title)}” afterwards.`}
      verb="Move"
      isBusy={isBusy}
      error={error}
      onClose={onClose}
      onSubmit={move}
    >
      <Field label="Desk">{(ids) => <DeskSelect {...ids} desks={targets} deskId={deskId} onDesk={setDeskId} />}</Field>
    </FormDialog>
  );
}

export function DeleteDialog({ article, onClose, onDone }: Props) {
  const { isBusy, error, run } = useRequest();
  const remove = () => run(() => unlessGone(call(deleteArticle, { params: { articleId: article.id } })), onDone);
  return (
    <FormDialog
      title={`Delete “${shownTitle(article.title)}”?`}
      description="Nobody can open it any more, and it cannot be brought back here. Its journal stays on record with its words; to erase these for good, an admin does so in its history first. Sources stay. To put it away only, archive it."
      verb="Delete"
      isDanger
      isBusy={isBusy}
      error={error}
      onClose={onClose}
      onSubmit={remove}
    />
  );
}
