'use client';
import { type KeyboardEvent, useId } from 'react';
import { useKeyTip } from '@/components/article/commands/key-hint';
import { useWorkbench } from '@/components/article/session-context';
import { digitOfKey } from '@/components/ui/digit-of-key';
import { VerdictGlyph } from '@/components/ui/verdict-glyph';
import { lookOf } from '@/lib/domain/verdicts/verdict-look';
import { gradeKey, MAX_GRADES } from '@/lib/domain/verdicts/verdict-scale';
import { AwaitedKey } from '../awaited-key';
import { judgementNames } from './judgement-names';
import type { VerdictForm } from './use-verdict-form';

/** Among the digits of the verdicts: none of them. */
export const CLEAR_KEY = '0';

/** The verdicts of the house, of which one is picked: with the pointer for the draft, by its digit to be given. */
export function VerdictOptions({ form }: { form: VerdictForm }) {
  const { rules } = useWorkbench();
  const name = useId();
  const tip = useKeyTip();
  const { grades, gradeId, given, canClear, pick } = form;
  const pressKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') form.submit(event);
    const digit = digitOfKey(event);
    const chosen = digit === null ? undefined : grades.find((_, place) => digitOf(place) === digit);
    if (event.ctrlKey || event.metaKey || event.altKey || (!chosen && !(canClear && digit === CLEAR_KEY))) return;
    event.preventDefault();
    if (chosen) pick(chosen);
    else form.clear();
  };
  return (
    <fieldset className="verdicts" data-part="verdicts" aria-label={judgementNames[form.role].fields} onKeyDown={pressKey}>
      {grades.map(({ id, standing, name: gradeName, definition, ...look }, place) => (
        <label
          key={id}
          className={`verdict-option ${lookOf(standing, look).colour} ${gradeId === id ? (id === given.gradeId ? 'on' : 'on draft') : ''}`}
          title={tip('giveVerdict', definition, digitOf(place)).title}
        >
          <input
            className="vh"
            type="radio"
            name={name}
            value={id}
            checked={gradeId === id}
            aria-keyshortcuts={digitOf(place)}
            onChange={() => form.change({ value: standing, gradeId: id })}
          />
          <VerdictGlyph value={standing} grade={{ name: gradeName, ...look }} isNamedBeside />
          {gradeName}
          {place >= rules.scale.grades.length && <span className="dim2"> as it was</span>}
          <AwaitedKey>{digitOf(place)}</AwaitedKey>
        </label>
      ))}
    </fieldset>
  );
}

/** The digit of a grade; none behind the last one. */
const digitOf = (place: number) => (place < MAX_GRADES ? gradeKey(place) : undefined);
