'use client';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field, Select, TextInput } from '@/components/ui/field';
import { AnswerWay, answerWays, MAX_ANSWERER_CHARS } from '@/lib/domain/query';

interface Props {
  /** Who is likely to have answered. */
  who: string;
  /** True if it was taken. */
  onSave(answer: { text: string; who: string; how: AnswerWay }): boolean;
  onCancel(): void;
}

/** An answer that came another way, as it is written down: what was said, by whom, and how it came. */
export function ReceivedForm({ who: likely, onSave, onCancel }: Props) {
  const [text, setText] = useState('');
  const [who, setWho] = useState(likely);
  const [how, setHow] = useState<AnswerWay>('phone');
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.focus(), []);
  const missing = text.trim() === '' ? 'Write the answer first.' : who.trim() === '' ? 'Say who answered.' : undefined;
  return (
    <form
      className="ask-form"
      aria-label="Answer received"
      onSubmit={(event) => {
        event.preventDefault();
        if (!missing && onSave({ text: text.trim(), who: who.trim(), how })) onCancel();
      }}
    >
      <Field label="What was answered">
        {(ids) => (
          <textarea {...ids} ref={area} className="inp soft" rows={2} value={text} onChange={({ target }) => setText(target.value)} />
        )}
      </Field>
      <div className="ask-pair">
        <Field label="Who answered">
          {(ids) => <TextInput {...ids} value={who} maxLength={MAX_ANSWERER_CHARS} onChange={({ target }) => setWho(target.value)} />}
        </Field>
        <Field label="How it came">
          {(ids) => (
            <Select {...ids} value={how} onChange={({ target }) => setHow(AnswerWay.parse(target.value))}>
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
