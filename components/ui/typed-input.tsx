'use client';
import type { ComponentProps } from 'react';
import { PasswordInput, TextInput } from './field';
import { useTypedEarly } from './use-typed-early';

type Props = Omit<ComponentProps<'input'>, 'onChange' | 'ref' | 'type'> & { value: string; onType: (words: string) => void };

/** A field whose words a state keeps, with what was typed before the scripts came. */
export function TypedInput({ onType, ...rest }: Props & { type?: 'text' | 'email' }) {
  const field = useTypedEarly(onType);
  return <TextInput {...rest} ref={field} onChange={(event) => onType(event.target.value)} />;
}

/** The same for a password. */
export function TypedPassword({ onType, ...rest }: Props) {
  const field = useTypedEarly(onType);
  return <PasswordInput {...rest} ref={field} onChange={(event) => onType(event.target.value)} />;
}
