'use client';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { ApiError, call } from '@/lib/api';
import { changeSource, createSource, type SourceSummary } from '@/lib/domain/contract/sources';
import { DeskSelect } from '../desk/desk-select';
import { useRequest } from '../desk/use-request';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { PageLink } from '../ui/page-link';
import { emptySource, SourceFields, type SourceForm, sourceOf } from './source-fields';
import { sourcesKey } from './use-source-list';

interface NewProps {
  /** The desks that the person may add to. At least one. */
  desks: { id: string; name: string }[];
  deskId: string;
  onClose: () => void;
  onDone: (source: SourceSummary) => void;
}

export function NewSourceDialog({ desks, deskId: firstDesk, onClose, onDone }: NewProps) {
  const [deskId, setDeskId] = useState(firstDesk);
  // One id for as long as the dialog is open: what is sent twice is one source.
  const [id] = useState(() => uuidv7());
  return (
    <SourceDialog
      title="New source"
      verb="Add source"
      start={emptySource}
      onClose={onClose}
      onDone={onDone}
      send={(form) => call(createSource, { body: { id, deskId, source: sourceOf(form) } })}
    >
      {desks.length > 1 && <Field label="Desk">{(ids) => <DeskSelect {...ids} desks={desks} deskId={deskId} onDesk={setDeskId} />}</Field>}
    </SourceDialog>
  );
}

interface ChangeProps {
  source: SourceSummary;
  onClose: () => void;
  onDone: () => void;
}

export function ChangeSourceDialog({ source, onClose, onDone }: ChangeProps) {
  const { title, type, author, publisher, note } = source;
  return (
    <SourceDialog
      title="Change source"
      verb="Save"
      start={{ title, type, author, publisher, note, url: source.url ?? '', publishedOn: source.publishedOn ?? '' }}
      onClose={onClose}
      onDone={onDone}
      send={(form) => call(changeSource, { params: { sourceId: source.id }, body: sourceOf(form) })}
    />
  );
}

interface Props {
  title: string;
  verb: string;
  start: SourceForm;
  send: (form: SourceForm) => Promise<SourceSummary>;
  onClose: () => void;
  onDone: (source: SourceSummary) => void;
  children?: ReactNode;
}

function SourceDialog({ title, verb, start, send, onClose, onDone, children }: Props) {
  const formId = useId();
  const queries = useQueryClient();
  const [form, setForm] = useState(start);
  const [twin, setTwin] = useState<string | null>(null);
  const { isBusy, error, fieldErrors, run } = useRequest();
  const sendOnce = async () => {
    setTwin(null);
    try {
      return await send(form);
    } catch (failure) {
      if (failure instanceof ApiError && typeof failure.details.sourceId === 'string') setTwin(failure.details.sourceId);
      throw failure;
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(sendOnce, (source) => {
      void queries.invalidateQueries({ queryKey: sourcesKey });
      onDone(source);
    });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      buttons={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" isBusy={isBusy}>
            {verb}
          </Button>
        </>
      }
    >
      <form id={formId} className="source-fields" onSubmit={submit} noValidate>
        <SourceFields form={form} errors={fieldErrors} onChange={(change) => setForm({ ...form, ...change })} />
        {children}
      </form>
      {[error, fieldErrors['']].map(
        (sentence) =>
          sentence && (
            <Banner
              key={sentence}
              tone="danger"
              action={
                twin !== null && (
                  <PageLink className="link" href={`/sources/${twin}`} onClick={onClose}>
                    Open it
                  </PageLink>
                )
              }
            >
              {sentence}
            </Banner>
          ),
      )}
    </Dialog>
  );
}
