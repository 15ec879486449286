'use client';
import { useState } from 'react';
import { call } from '@/lib/api';
import { shownTitle } from '@/lib/domain/articles/shown-title';
import { DueNow, setArticleDue } from '@/lib/domain/contract/article-desk-work';
import type { ArticleSummary } from '@/lib/domain/contract/articles';
import { dueChoices } from '../../annotations/check/due-choices';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { MomentInput } from '../../ui/dated-input';
import { Field } from '../../ui/field';
import { FormDialog } from '../../ui/form-dialog';
import { toLocalInput } from '../../ui/to-local-input';
import { unlessChanged } from '../../ui/unless-changed';
import { useRequest } from '../../ui/use-request';
import { sayMoment, useDateLanguage } from '../../ui/when';

interface Props {
  article: Pick<ArticleSummary, 'id' | 'title' | 'dueAt'>;
  onClose: () => void;
  onDone: () => void;
}

/** When the article is due: one of the usual moments, any other, or none. */
export function DueDialog({ article, onClose, onDone }: Props) {
  const { isBusy, error, fieldErrors, run } = useRequest();
  const [choices] = useState(() => dueChoices(new Date()));
  const [local, setLocal] = useState(() => (article.dueAt === null ? '' : toLocalInput(new Date(article.dueAt))));
  const [isMissing, setMissing] = useState(false);
  const language = useDateLanguage();
  // The list may be minutes old: a colleague's due date gives way only to who has seen it.
  const [seen, setSeen] = useState(article.dueAt);
  const [meanwhile, setMeanwhile] = useState<string | null>(null);
  const goOnFrom = (now: string | null) => {
    setSeen(now);
    const said = now === null ? 'There is no due date now.' : `The due date is ${sayMoment(new Date(now), language)} now.`;
    setMeanwhile(`${said} Set yours once more to put it in that place.`);
  };
  const sendOnce = (dueAt: string | null) =>
    unlessChanged(call(setArticleDue, { params: { articleId: article.id }, body: { dueAt, seenDueAt: seen } }), DueNow, goOnFrom);
  const set = (dueAt: string | null) => {
    setMeanwhile(null);
    return run(
      () => sendOnce(dueAt),
      (stored) => stored && onDone(),
    );
  };
  const submit = () => {
    const at = new Date(local);
    if (Number.isNaN(at.getTime())) setMissing(true);
    else return set(at.toISOString());
  };
  const choose = (next: string) => {
    setLocal(next);
    setMissing(false);
  };
  return (
    <FormDialog
      title={`When is “${shownTitle(article.title)}” due?`}
      verb="Set the due date"
      isBusy={isBusy}
      error={error}
      // Where the list behind says otherwise it is shown anew.
      onClose={seen === article.dueAt ? onClose : onDone}
      onSubmit={submit}
      more={
        seen !== null && (
          <Button isBusy={isBusy} onClick={() => void set(null)}>
            No due date
          </Button>
        )
      }
    >
      <fieldset className="due-choices">
        <legend className="vh">Usual moments</legend>
        {choices.map(({ label, at }) => (
          <Chip key={label} isOn={local === toLocalInput(at)} onClick={() => choose(toLocalInput(at))}>
            {label}
          </Chip>
        ))}
      </fieldset>
      <Field
        label="Day and time"
        error={isMissing ? 'Choose a day and a time.' : (meanwhile ?? fieldErrors.dueAt ?? null)}
        hint="In your own time zone."
      >
        {(ids) => <MomentInput {...ids} value={local} onChange={(event) => choose(event.target.value)} />}
      </Field>
    </FormDialog>
  );
}
