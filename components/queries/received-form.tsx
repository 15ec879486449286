'use client';
import type { Ref } from 'react';
import { z } from 'zod';
import { Button } from '@/components/ui/button';
import { Field, TextArea, TextInput } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { AnswerWay, answerWays, MAX_ANSWERER_CHARS } from '@/lib/domain/talk/query';
import { MAX_COMMENT_CHARS } from '@/lib/domain/talk/thread';
import { isUnseen } from '@/lib/domain/text/is-unseen';
import { sayNumber } from '@/lib/domain/text/say-count';

export const ReceivedAnswer = z.object({ text: z.string(), who: z.string(), how: AnswerWay });
export type ReceivedAnswer = z.infer<typeof ReceivedAnswer>;

interface Props {
  answer: ReceivedAnswer;
  /** The first field. */
  field: Ref<HTMLTextAreaElement>;
  onChange(answer: ReceivedAnswer): void;
  /** With a text and a name, trimmed. */
  onSave(answer: ReceivedAnswer): void;
  onCancel(): void;
}

/** An answer that came another way, as it is written down: what was said, by whom, and how it came. */
export function ReceivedForm({ answer, field, onChange, onSave, onCancel }: Props) {
  const { text, who, how } = answer;
  const tooLong = text.trim().length > MAX_COMMENT_CHARS ? TOO_LONG : undefined;
  // The field takes no more; the byline that it may begin with does.
  const nameTooLong = who.trim().length > MAX_ANSWERER_CHARS ? LONG_NAME : undefined;
  const missing = tooLong ?? nameTooLong ?? (isUnseen(text) ? 'Write the answer first.' : isUnseen(who) ? 'Say who answered.' : undefined);
  return (
    <form
      className="ask-form"
      aria-label="Answer received"
      onSubmit={(event) => {
        event.preventDefault();
        if (!missing) onSave({ text: text.trim(), who: who.trim(), how });
      }}
    >
      <Field label="What was answered" error={tooLong}>
        {(ids) => (
          <TextArea {...ids} ref={field} rows={2} value={text} onChange={({ target }) => onChange({ ...answer, text: target.value })} />
        )}
      </Field>
      <div className="ask-pair">
        <Field label="Who answered" error={nameTooLong}>
          {(ids) => (
            <TextInput
              {...ids}
              value={who}
              maxLength={MAX_ANSWERER_CHARS}
              onChange={({ target }) => onChange({ ...answer, who: target.value })}
            />
          )}
        </Field>
        <Field label="How it came">
          {(ids) => (
            <Select {...ids} value={how} onChange={({ target }) => onChange({ ...answer, how: AnswerWay.parse(target.value) })}>
              {AnswerWay.options.map((way) => (
                <option key={way} value={way}>
                  {answerWays[way]}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <div className="card-buttons">
        <Button size="s" variant="primary" type="submit" off={missing}>
          Keep the answer
        </Button>
        <Button size="s" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

const TOO_LONG = `An answer has at most ${sayNumber(MAX_COMMENT_CHARS)} characters. Keep it in two, one after the other.`;
const LONG_NAME = `A name has at most ${MAX_ANSWERER_CHARS} characters.`;
