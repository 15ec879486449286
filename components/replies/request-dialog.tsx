'use client';
import { useId } from 'react';
import { keepDraft } from '@/components/annotations/card-drafts';
import { useWorkbench } from '@/components/article/session-context';
import { MomentInput } from '@/components/ui/dated-input';
import { Field, TextArea, TextInput } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { OptionalMoment, useHalfMoment } from '@/components/ui/optional-moment';
import { Select } from '@/components/ui/select';
import { MAX_ASKED_NAME_CHARS, MAX_QUESTION_CHARS, ReplyChannel, type ReplyRequest } from '@/lib/domain/replies/reply-request';
import { replyChannels } from '@/lib/domain/replies/reply-words';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { ReplyFormEnd } from './reply-form-end';
import { requestDrafts, useRequestForm } from './use-request-form';

interface Props {
  annotation: Annotation;
  /** The request that is put right; null for a new one. */
  request: ReplyRequest | null;
  onClose: () => void;
}

/** Asks whom a request went to, how and when, and what it asked. The request itself is sent elsewhere: here it is logged. Mounted while it is open. */
export function RequestDialog({ annotation, request, onClose }: Props) {
  const { session } = useWorkbench();
  const namesId = useId();
  /** Puts away what is written. By Escape it waits. */
  const end = () => {
    keepDraft(session, requestDrafts, request?.id ?? annotation.id, null);
    onClose();
  };
  const { draft, change, error, awaiting, log } = useRequestForm(annotation, request);
  const halfDeadline = useHalfMoment();
  const names = [...new Set(session.replyRequests.flatMap(({ asked }) => asked?.name ?? []))];
  const along =
    awaiting === ''
      ? null
      : {
          words: `Set ${awaiting} to awaiting reply`,
          isOn: draft.setsAwaiting,
          onToggle: () => change({ setsAwaiting: !draft.setsAwaiting }),
        };
  return (
    <FormDialog
      isWide
      className="reply-form"
      title={request ? 'Put the request right' : 'Log a request for reply'}
      description="It stands in the report: whom you asked, what exactly, and until when. Galley sends nothing."
      verb={request ? 'Keep the changes' : 'Log the request'}
      onClose={onClose}
      onCancel={end}
      onSubmit={() => {
        if (halfDeadline.look()) halfDeadline.ref.current?.focus();
        else if (log()) end();
      }}
    >
      <div className="reply-pair">
        <Field label="To whom" error={error.name}>
          {(ids) => (
            <TextInput
              {...ids}
              dir="auto"
              list={namesId}
              maxLength={MAX_ASKED_NAME_CHARS}
              autoComplete="off"
              value={draft.name}
              onChange={({ target }) => change({ name: target.value })}
            />
          )}
        </Field>
        <Field label="Role or organisation">
          {(ids) => (
            <TextInput
              {...ids}
              dir="auto"
              maxLength={MAX_ASKED_NAME_CHARS}
              autoComplete="off"
              value={draft.role}
              onChange={({ target }) => change({ role: target.value })}
            />
          )}
        </Field>
      </div>
      <datalist id={namesId}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Field label="What was asked" error={error.question}>
        {(ids) => (
          <TextArea
            {...ids}
            className="read"
            dir="auto"
            rows={3}
            maxLength={MAX_QUESTION_CHARS}
            value={draft.question}
            onChange={({ target }) => change({ question: target.value })}
          />
        )}
      </Field>
      <div className="reply-three">
        <Field label="Channel">
          {(ids) => (
            <Select {...ids} value={draft.channel} onChange={({ target }) => change({ channel: ReplyChannel.parse(target.value) })}>
              {ReplyChannel.options.map((channel) => (
                <option key={channel} value={channel}>
                  {replyChannels[channel].name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Sent" error={error.sent}>
          {(ids) => <MomentInput {...ids} value={draft.sent} onChange={({ target }) => change({ sent: target.value })} />}
        </Field>
        <OptionalMoment
          label="Deadline"
          hint="Empty if none was given."
          error={error.deadline}
          half={halfDeadline}
          value={draft.deadline}
          onValue={(deadline) => change({ deadline })}
        />
      </div>
      <Field label="Claims" error={error.labels} hint="More than one: C4, C7.">
        {(ids) => (
          <TextInput {...ids} autoComplete="off" value={draft.labels} onChange={({ target }) => change({ labels: target.value })} />
        )}
      </Field>
      <ReplyFormEnd along={along} error={error.form} />
    </FormDialog>
  );
}
