'use client';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Field, TextArea } from '@/components/ui/field';
import { MAX_RATIONALE_CHARS } from '@/lib/domain/verdicts/verdict';
import { isOfInputMethod } from '@/lib/editor/keys/input-method';
import { useCardNews } from '../card-news';
import { judgementNames } from './judgement-names';
import type { VerdictForm } from './use-verdict-form';

/** A judgement that is begun: its note, what stands in its way, and the way to give it. `children`: what else is done at this place. */
export function VerdictNote({ form, children }: { form: VerdictForm; children: ReactNode }) {
  const { note, rationale, meanwhile, toAnswer } = form;
  // A button that is off says to nobody who sees it why: the sentence on a verdict that is none of the house's any more went with what stood here before.
  const whyNot = form.value !== null && !form.picked ? form.whyNot(form.lacks) : form.lacks;
  const lacks = toAnswer === null ? (whyNot ?? null) : null;
  const told = toAnswer ?? meanwhile;
  useCardNews(told === null ? [] : [told]);
  // With focus that comes to the field it is read: said is what somebody does not lack, and then does, while they are in it.
  useCardNews(lacks === null ? [] : [lacks], () => document.activeElement === note.current);
  return (
    <>
      {/* What is missing describes the field to which focus comes: it stands there with it. */}
      <Field label="Note" hint={lacks ?? undefined} isWarning>
        {(ids) => (
          <TextArea
            {...ids}
            ref={note}
            rows={2}
            maxLength={MAX_RATIONALE_CHARS}
            value={rationale}
            onChange={(event) => form.change({ rationale: event.target.value })}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isOfInputMethod(event.nativeEvent)) form.submit(event);
            }}
          />
        )}
      </Field>
      {told !== null && <p className={toAnswer === null ? 'hint' : 'hint warn'}>{told}</p>}
      <div className="verdict-foot">
        {toAnswer !== null ? (
          // A button of its own: one that came to send the form while it was pressed would send it.
          <Button key="over" size="s" onClick={form.takeOver}>
            {sayTakeOver(form)}
          </Button>
        ) : (
          form.value !== null && (
            <Button key="give" type="submit" size="s" variant="primary" off={form.whyNot(form.lacks)}>
              {form.given.value !== null && meanwhile === null ? 'Change the' : 'Give the'} {judgementNames[form.role].what}
            </Button>
          )
        )}
        <Button size="s" variant="quiet" onClick={form.cancel}>
          Cancel
        </Button>
        {children}
      </div>
    </>
  );
}

function sayTakeOver({ over, role, roleNow }: VerdictForm): string {
  if (over !== null) return `Make it a ${judgementNames[roleNow].what}`;
  return role === 'first' ? 'Keep mine for what stands now' : 'Keep mine for this one';
}
