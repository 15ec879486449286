'use client';
import { useRef, useState } from 'react';
import { z } from 'zod';
import { call } from '@/lib/api';
import { MAX_BYLINE_CHARS } from '@/lib/domain/articles/article-details';
import { ArticleDetailsNow, changeDetails } from '@/lib/domain/contract/articles';
import { tabDrafts } from '@/lib/editor/outbox/tab-drafts';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { DayInput } from '../../ui/dated-input';
import { Field, TextInput } from '../../ui/field';
import { FormDialog } from '../../ui/form-dialog';
import { isSame, withParts } from '../../ui/parts-meanwhile';
import { unlessChanged } from '../../ui/unless-changed';
import { useRequest } from '../../ui/use-request';
import { useStillHere } from '../../ui/use-still-here';
import { useTabDraft } from '../../ui/use-tab-draft';
import { useDateLanguage } from '../../ui/when';
import { DirectionSelect, LanguageSelect } from './detail-selects';
import { changeOf, DetailsForm, detailsMeanwhile, formOf, sayMeanwhile } from './details-form';

/** Details that are being corrected, and those that the person had seen as they opened the dialog: whoever opens it anew is told of what was changed since. */
const Begun = z.object({ seen: DetailsForm, form: DetailsForm });

interface Props {
  article: ArticleDetailsNow & { id: string };
  personId: string;
  onClose: () => void;
  /** The details are other ones than `article` says: saved now, or by somebody else before. Also told once the dialog is closed. */
  onChanged?: () => void;
}

/** Byline, date, language and direction of an article. What is begun waits in the tab until it is saved or put away. */
export function DetailsDialog({ article, personId, onClose, onChanged }: Props) {
  const begun = useTabDraft(tabDrafts(personId), `details of article ${article.id}`, Begun);
  const [opened, setOpened] = useState(begun.draft?.seen ?? formOf(article));
  const [start] = useState(() => detailsMeanwhile(begun.draft?.form ?? opened, opened, formOf(article)));
  /** What the form goes on from: the details as it was opened on, or as a refusal brought them. */
  const [seen, setSeen] = useState(() => formOf(article));
  const [form, setForm] = useState(start.form);
  const [meanwhile, setMeanwhile] = useState(start.taken.length + start.clashing.length > 0 ? start : null);
  const { isBusy, error, fieldErrors, run } = useRequest();
  const dateLanguage = useDateLanguage();
  const isHere = useStillHere();
  // The fields stay open while it is sent: what is typed until the answer belongs to the form.
  const newest = useRef(form);
  newest.current = form;
  const put = (next: DetailsForm, over = seen) => {
    setForm(next);
    begun.keep(isSame(next, over) ? null : { seen: opened, form: next });
  };
  const change = (part: Partial<DetailsForm>) => put({ ...form, ...part });
  const goOnFrom = (now: ArticleDetailsNow) => {
    // Closed meanwhile, it waits as it was.
    if (!isHere()) return onChanged?.();
    const changed = detailsMeanwhile(newest.current, seen, formOf(now));
    setSeen(formOf(now));
    put(changed.form, formOf(now));
    setMeanwhile(changed);
  };
  const leave = () => {
    if (!isSame(seen, formOf(article))) onChanged?.();
    onClose();
  };
  const end = (then: () => void) => {
    begun.keep(null);
    then();
  };
  const submit = () => {
    const body = changeOf(form, seen);
    if (body === null) return end(leave);
    setMeanwhile(null);
    const send = () => unlessChanged(call(changeDetails, { params: { articleId: article.id }, body }), ArticleDetailsNow, goOnFrom);
    return run(send, (saved) => {
      if (saved === null) return;
      onChanged?.();
      // Closed meanwhile, it may be open anew.
      if (!isHere()) begun.forgetSent({ seen: opened, form });
      else if (isSame(newest.current, form)) end(onClose);
      else {
        // What was typed since it was sent goes on from what was saved.
        setSeen(formOf(saved));
        setOpened(formOf(saved));
        begun.keep({ seen: formOf(saved), form: newest.current });
      }
    });
  };
  return (
    <FormDialog
      className="grid gap-4"
      title="Article details"
      verb="Save"
      isBusy={isBusy}
      error={error}
      onClose={leave}
      onCancel={() => end(leave)}
      onSubmit={submit}
    >
      <Field label="Byline" error={fieldErrors.byline}>
        {(ids) => (
          <TextInput
            {...ids}
            dir="auto"
            value={form.byline}
            maxLength={MAX_BYLINE_CHARS}
            onChange={(event) => change({ byline: event.target.value })}
            autoFocus
          />
        )}
      </Field>
      <Field label="Date" error={fieldErrors.publishedOn}>
        {(ids) => <DayInput {...ids} value={form.publishedOn} onChange={(event) => change({ publishedOn: event.target.value })} />}
      </Field>
      <Field
        label="Language"
        error={fieldErrors.language}
        hint="Where sentences end goes by it, and which changes of style keep a verdict."
      >
        {(ids) => (
          <LanguageSelect {...ids} language={form.language} found={seen.language} onLanguage={(language) => change({ language })} />
        )}
      </Field>
      <Field label="Direction" error={fieldErrors.direction}>
        {(ids) => <DirectionSelect {...ids} direction={form.direction} onDirection={(direction) => change({ direction })} />}
      </Field>
      {meanwhile && (
        <Banner
          tone="warn"
          title="The details were changed meanwhile"
          action={
            meanwhile.clashing.length > 0 && (
              <Button
                size="s"
                onClick={() => {
                  put(withParts(form, seen, meanwhile.clashing));
                  setMeanwhile(null);
                }}
              >
                Take theirs
              </Button>
            )
          }
        >
          {sayMeanwhile(meanwhile, seen, dateLanguage)}
        </Banner>
      )}
    </FormDialog>
  );
}
