'use client';
import { type FormEvent, type ReactNode, type RefObject, useRef } from 'react';
import { shortNameOf } from '@/components/article/people/person-names';
import { sayDone } from '@/components/article/say-done';
import { useWorkbench } from '@/components/article/session-context';
import { Button } from '@/components/ui/button';
import { Field, TextArea } from '@/components/ui/field';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { MAX_RATIONALE_CHARS } from '@/lib/domain/verdicts/verdict';
import { useCardNews } from '../card-news';
import { useTagHands } from '../use-tag-hands';
import { type Seen, sayAnother, seenAfter, seenOf } from './judged-meanwhile';
import { shownToJudge } from './shown-to-judge';

/** What is taken, as the entry calls it. */
export type Took = { took: 'first' | 'second' } | { took: 'vote'; voteEntryId: string };

interface Props {
  annotation: Annotation;
  /** Null while nothing is chosen. */
  took: Took | null;
  reason: string;
  /** What was seen of the findings when this was begun; left out by drafts from before it was kept, and where nothing is begun. */
  seen: Seen | undefined;
  /** What the field of the reason asks. */
  question: string;
  /** Why it cannot be decided yet. */
  off: string | undefined;
  /** For who brings focus to the reason. */
  area?: RefObject<HTMLTextAreaElement | null>;
  onChange: (next: { reason: string; seen: Seen }) => void;
  onDecided: () => void;
  /** Given, it can be put away. */
  onCancel?: () => void;
  /** What is chosen from. */
  children?: ReactNode;
}

/** Takes one of several findings for good, with a reason. One that has changed since it was begun is taken only when the person says so. */
export function DecisionForm(props: Props) {
  const { annotation, took, reason, question, off, onChange, onDecided, onCancel, children } = props;
  const workbench = useWorkbench();
  const { attempt, act, say } = useTagHands();
  const own = useRef<HTMLTextAreaElement>(null);
  const area = props.area ?? own;
  const me = workbench.session.options.personId;
  const shown = shownToJudge(workbench.session, annotation);
  const begun = { role: 'voter' as const, seen: props.seen ?? seenOf(annotation, shown) };
  const reader = { me, shown, nameOf: (id: string) => shortNameOf(workbench, id) };
  /** What the person must answer first: what they chose between is something else than they saw. */
  const another = sayAnother(begun, annotation, reader);
  useCardNews(another === null ? [] : [another]);
  const keep = () => {
    onChange({ reason, seen: seenAfter(begun, annotation, reader) });
    // The button goes.
    area.current?.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!took || off !== undefined || another !== null) return;
    // One that came in the moment before, and is not shown yet, is refused by this.
    const { verdictEntryId, secondEntryId = null } = begun.seen;
    const payload = { annotationId: annotation.id, secondEntryId, ...took, rationale: reason };
    if (!attempt(() => act('check.adjudicated', { ...payload, ...(verdictEntryId !== null && { verdictEntryId }) }))) return;
    onDecided();
    say(sayDone(workbench.sender, 'Decided'));
  };
  return (
    <form className="adjudication" onSubmit={submit}>
      {children}
      <Field label={question}>
        {(ids) => (
          <TextArea
            {...ids}
            dir="auto"
            rows={2}
            maxLength={MAX_RATIONALE_CHARS}
            ref={area}
            value={reason}
            onChange={({ target }) => onChange({ reason: target.value, seen: begun.seen })}
          />
        )}
      </Field>
      {another !== null && <p className="hint warn">{another}</p>}
      <div className="row">
        {another !== null ? (
          // A button of its own: one that came to send the form while it was pressed would send it.
          <Button key="another" size="s" onClick={keep}>
            Keep mine for what stands now
          </Button>
        ) : (
          <Button key="decide" type="submit" size="s" variant="primary" off={off}>
            Decide
          </Button>
        )}
        {onCancel && (
          <Button size="s" variant="quiet" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  );
}
