'use client';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { ApiError, call } from '@/lib/api';
import { changeSource, createSource, SourceSummary } from '@/lib/domain/contract/sources';
import { tabDrafts } from '@/lib/editor/outbox/tab-drafts';
import { DeskSelect } from '../desk/desk-select';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { FormDialog } from '../ui/form-dialog';
import { PageLink } from '../ui/page-link';
import { isSame, withParts } from '../ui/parts-meanwhile';
import { unlessChanged } from '../ui/unless-changed';
import { useRequest } from '../ui/use-request';
import { useStillHere } from '../ui/use-still-here';
import { changeNewSource, openNewSource } from './begun-source';
import { type ChangedMeanwhile, changedMeanwhile, sayMeanwhile } from './changed-meanwhile';
import { formOf, SourceFields, SourceForm, sourceOf } from './source-fields';
import { sourcesKey } from './use-source-list';

/** Under this name it waits in the tab until it is added or cancelled. */
const KEPT_AS = 'new source';

/** A source that is being changed: the form, and the source as it was when the person last saw it. */
const BegunChange = z.object({ seen: SourceSummary, form: SourceForm });

interface NewProps {
  personId: string;
  /** The desks that the person may add to. At least one. */
  desks: { id: string; name: string }[];
  deskId: string;
  onClose: () => void;
  onDone: (source: SourceSummary) => void;
}

export function NewSourceDialog({ personId, desks, deskId: firstDesk, onClose, onDone }: NewProps) {
  const [begun, setBegun] = useState(() => openNewSource(tabDrafts(personId).get(KEPT_AS), desks, firstDesk));
  const { id, deskId, form: written } = begun;
  useEffect(() => {
    if (written !== null) tabDrafts(personId).set(KEPT_AS, { id, deskId, form: written });
  }, [personId, id, deskId, written]);
  const forget = () => tabDrafts(personId).set(KEPT_AS, null);
  return (
    <SourceDialog
      title="New source"
      verb="Add source"
      source={null}
      begun={written ?? undefined}
      onForm={(form) => setBegun((before) => changeNewSource(before, { form }))}
      onClose={onClose}
      onCancel={() => {
        forget();
        onClose();
      }}
      onDone={(source) => {
        forget();
        onDone(source);
      }}
      send={(form) => call(createSource, { body: { id, deskId, source: sourceOf(form) } })}
    >
      {desks.length > 1 && (
        <Field label="Desk">
          {(ids) => (
            <DeskSelect
              {...ids}
              desks={desks}
              deskId={deskId}
              onDesk={(deskId) => setBegun((before) => changeNewSource(before, { deskId }))}
            />
          )}
        </Field>
      )}
    </SourceDialog>
  );
}

interface ChangeProps {
  personId: string;
  source: SourceSummary;
  onClose: () => void;
  onDone: (source: SourceSummary) => void;
  /** It was saved once the dialog was closed. */
  onSavedLate: (source: SourceSummary) => void;
}

export function ChangeSourceDialog({ personId, source, onClose, onDone, onSavedLate }: ChangeProps) {
  const keptAs = `change of source ${source.id}`;
  const kept = () => BegunChange.safeParse(tabDrafts(personId).get(keptAs)).data;
  const forget = () => tabDrafts(personId).set(keptAs, null);
  const [begun] = useState(kept);
  return (
    <SourceDialog
      title="Change source"
      verb="Save"
      source={source}
      seen={begun?.seen}
      begun={begun?.form}
      onForm={(form, seen) => tabDrafts(personId).set(keptAs, { seen, form })}
      onClose={onClose}
      onCancel={() => {
        forget();
        onClose();
      }}
      onDone={(changed) => {
        forget();
        onDone(changed);
      }}
      onSavedLate={onSavedLate}
      send={async (form, seen) => {
        const body = { ...sourceOf(form), ...(seen && { basedOn: seen.updatedAt }) };
        const saved = await call(changeSource, { params: { sourceId: source.id }, body });
        // Also where the dialog was closed meanwhile: it is begun no more.
        if (isSame(kept()?.form, SourceForm.parse(form))) forget();
        return saved;
      }}
    />
  );
}

interface Props {
  title: string;
  verb: string;
  /** The one that is changed, as the page knows it now; null for a new one. */
  source: SourceSummary | null;
  /** As it was when what had been written before was begun. */
  seen?: SourceSummary | undefined;
  /** What had been written before. */
  begun?: SourceForm | undefined;
  /** With each change, the person's and what came of a colleague's; `seen` is the source as the dialog was opened on it. */
  onForm: (form: SourceForm, seen: SourceSummary | null) => void;
  /** `seen` is the source on which the form is based. */
  send: (form: SourceForm, seen: SourceSummary | null) => Promise<SourceSummary>;
  onClose: () => void;
  onCancel: () => void;
  onDone: (source: SourceSummary) => void;
  onSavedLate?: (source: SourceSummary) => void;
  children?: ReactNode;
}

function SourceDialog({
  title,
  verb,
  source,
  seen: seenBefore,
  begun,
  onForm,
  send,
  onClose,
  onCancel,
  onDone,
  onSavedLate,
  children,
}: Props) {
  const queries = useQueryClient();
  const [seen, setSeen] = useState(seenBefore ?? source);
  const [form, setForm] = useState(() => begun ?? formOf(source));
  const [meanwhile, setMeanwhile] = useState<ChangedMeanwhile | null>(null);
  const [twin, setTwin] = useState<string | null>(null);
  const { isBusy, error, fieldErrors, run } = useRequest();
  // The fields stay open while it is sent: what is typed until the answer belongs to the form.
  const newest = useRef(form);
  newest.current = form;
  const isHere = useStillHere();
  // Kept on what the person had seen when they opened it: whoever opens it anew is told again of what was changed since.
  const [opened, setOpened] = useState(seen);
  const put = (next: SourceForm) => {
    setForm(next);
    onForm(next, opened);
  };
  /** The form goes on from what the source is now: it is saved by who has seen that. */
  const goOnFrom = (now: SourceSummary) => {
    // Put away meanwhile, or kept as it was.
    if (!isHere()) return;
    const changed = changedMeanwhile(newest.current, formOf(seen), formOf(now));
    setSeen(now);
    put(changed.form);
    setMeanwhile(changed);
  };
  // Of a form that was begun before, and of one that is open while the page comes anew, it is said at once.
  useEffect(() => {
    if (source === null || seen === null || source.updatedAt <= seen.updatedAt) return;
    const { taken, clashing } = changedMeanwhile(form, formOf(seen), formOf(source));
    if (taken.length + clashing.length > 0) goOnFrom(source);
    else setSeen(source);
  });
  const sendOnce = () => {
    setTwin(null);
    setMeanwhile(null);
    const sent = send(form, seen).catch((failure: unknown) => {
      if (failure instanceof ApiError && typeof failure.details.sourceId === 'string') setTwin(failure.details.sourceId);
      throw failure;
    });
    return unlessChanged(sent, SourceSummary, goOnFrom);
  };
  const submit = () =>
    run(sendOnce, (saved) => {
      if (saved === null) return;
      void queries.invalidateQueries({ queryKey: sourcesKey });
      if (!isHere()) return onSavedLate?.(saved);
      if (source === null || isSame(newest.current, form)) return onDone(saved);
      // What was typed since it was sent goes on from what was saved.
      setSeen(saved);
      setOpened(saved);
      onForm(newest.current, saved);
    });
  return (
    <FormDialog className="source-fields" title={title} verb={verb} isBusy={isBusy} onClose={onClose} onCancel={onCancel} onSubmit={submit}>
      <SourceFields form={form} errors={fieldErrors} onChange={(part) => put({ ...form, ...part })} />
      {children}
      {meanwhile && (
        <Banner
          tone="warn"
          title="This source was changed meanwhile"
          action={
            meanwhile.clashing.length > 0 && (
              <Button
                size="s"
                onClick={() => {
                  put(withParts(form, formOf(seen), meanwhile.clashing));
                  setMeanwhile(null);
                }}
              >
                Take theirs
              </Button>
            )
          }
        >
          {sayMeanwhile(meanwhile, formOf(seen))}
        </Banner>
      )}
      {[error, fieldErrors['']].map(
        (sentence) =>
          sentence && (
            <Banner
              key={sentence}
              tone="danger"
              action={
                twin !== null && (
                  <PageLink className="link" href={`/sources/${twin}`} onClick={onCancel}>
                    Open it
                  </PageLink>
                )
              }
            >
              {sentence}
            </Banner>
          ),
      )}
    </FormDialog>
  );
}
