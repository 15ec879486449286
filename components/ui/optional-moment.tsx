'use client';
import { type ReactNode, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { MomentInput } from './dated-input';
import { Field } from './field';

/** What is known of a field of day and time that has one of the two. */
export interface HalfMoment {
  /** Of the field. */
  ref: RefObject<HTMLInputElement | null>;
  /** True where one of them was found, as the person left the field or the form was to be sent. */
  isHalf: boolean;
  /** Looks again. True where there is a half now: whoever sends the form says so, and sends nothing. */
  look: () => boolean;
}

/** For a form whose day and time may be left empty. Half of them is none for the page, and must not go without a word. */
export function useHalfMoment(): HalfMoment {
  const ref = useRef<HTMLInputElement>(null);
  const [isHalf, setHalf] = useState(false);
  const look = useCallback(() => {
    const found = isHalfWritten(ref.current);
    setHalf(found);
    return found;
  }, []);
  return { ref, isHalf, look };
}

interface Props {
  label: string;
  hint?: ReactNode;
  error?: string | null | undefined;
  half: HalfMoment;
  /** As the browser's field has it; empty for none, and for half of one. */
  value: string;
  onValue: (value: string) => void;
}

/** A day and its time, or neither. */
export function OptionalMoment({ label, hint, error, half: { ref, isHalf, look }, value, onValue }: Props) {
  useEffect(() => {
    // A form may take the field away and bring a new one.
    look();
  }, [look]);
  return (
    <Field label={label} hint={hint} error={isHalf ? 'Say day and time, or clear both.' : error}>
      {(ids) => (
        <MomentInput
          {...ids}
          ref={ref}
          value={value}
          onChange={({ target }) => {
            onValue(target.value);
            if (isHalf) look();
          }}
          // Of what is half written, and of the half that is cleared, no change is told.
          onBlur={look}
          onKeyUp={isHalf ? look : undefined}
        />
      )}
    </Field>
  );
}

/** True of a field of day and time with one of them only: its value is empty then, as if nothing were said. Some browsers' calendars choose a day alone. */
export const isHalfWritten = (field: { validity: Pick<ValidityState, 'badInput'> } | null): boolean => field?.validity.badInput === true;
