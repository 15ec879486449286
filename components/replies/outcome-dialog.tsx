'use client';
import { keepDraft } from '@/components/annotations/card-drafts';
import { useWorkbench } from '@/components/article/session-context';
import { MomentInput } from '@/components/ui/dated-input';
import { Field, TextArea, TextInput } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { When } from '@/components/ui/when';
import { MAX_EFFECT_NOTE_CHARS, MAX_REPLY_CHARS, ReplyEffect, ReplyKind, type ReplyRequest } from '@/lib/domain/replies/reply-request';
import { replyEffects, replyKinds } from '@/lib/domain/replies/reply-words';
import { ReplyFormEnd } from './reply-form-end';
import { outcomeDrafts, useOutcomeForm } from './use-outcome-form';

interface Props {
  request: ReplyRequest;
  onClose: () => void;
}

/** Asks what came of a request: an answer, a refusal, or silence; and what that did to the article. Mounted while it is open. */
export function OutcomeDialog({ request, onClose }: Props) {
  const { session } = useWorkbench();
  /** Puts away what is written. By Escape it waits. */
  const end = () => {
    keepDraft(session, outcomeDrafts, request.id, null);
    onClose();
  };
  const { draft, change, error, offSilent, waiting, log } = useOutcomeForm(request);
  const along =
    waiting === ''
      ? null
      : { words: `Set ${waiting} back to checking`, isOn: draft.setsBack, onToggle: () => change({ setsBack: !draft.setsBack }) };
  return (
    <FormDialog
      className="reply-form"
      title={request.asked ? `What came of the request to ${request.asked.name}?` : 'What came of the request?'}
      verb="Log it"
      onClose={onClose}
      onCancel={end}
      onSubmit={() => {
        if (log()) end();
      }}
    >
      <KindChoice kind={draft.kind} offSilent={offSilent} onKind={(kind) => change({ kind })} />
      {offSilent !== null && <p className="hint">{offSilent}</p>}
      {draft.kind === 'silent' ? (
        <p className="hint">
          Nothing came by {request.deadlineAt !== null && <When at={request.deadlineAt} />}. Silence stands in the report as an answer does.
        </p>
      ) : (
        <>
          <Field label={draft.kind === 'answered' ? 'What was answered' : 'What was said, if anything'} error={error.answer}>
            {(ids) => (
              <TextArea
                {...ids}
                className="read"
                dir="auto"
                rows={3}
                maxLength={MAX_REPLY_CHARS}
                value={draft.answer}
                onChange={({ target }) => change({ answer: target.value })}
              />
            )}
          </Field>
          <Field label="When it came" error={error.when}>
            {(ids) => <MomentInput {...ids} value={draft.when} onChange={({ target }) => change({ when: target.value })} />}
          </Field>
        </>
      )}
      <Field label="Effect on the article">
        {(ids) => (
          <Select {...ids} value={draft.effect} onChange={({ target }) => change({ effect: ReplyEffect.parse(target.value) })}>
            {ReplyEffect.options.map((effect) => (
              <option key={effect} value={effect}>
                {replyEffects[effect].name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Note on the effect">
        {(ids) => (
          <TextInput
            {...ids}
            dir="auto"
            maxLength={MAX_EFFECT_NOTE_CHARS}
            value={draft.note}
            onChange={({ target }) => change({ note: target.value })}
          />
        )}
      </Field>
      <ReplyFormEnd along={along} error={error.form} />
    </FormDialog>
  );
}

/** What came: the dialog begins on what is likely. */
function KindChoice({ kind, offSilent, onKind }: { kind: ReplyKind; offSilent: string | null; onKind: (kind: ReplyKind) => void }) {
  const options = ReplyKind.options.map((value) => ({
    value,
    label: replyKinds[value].name,
    ...(value === 'silent' && offSilent !== null && { off: offSilent }),
  }));
  return <Segmented<ReplyKind> label="What came" value={kind} options={options} onChange={onKind} />;
}
