'use client';
import { type ComponentProps, type FormEvent, useRef } from 'react';

interface Props extends Omit<ComponentProps<'form'>, 'action' | 'className' | 'noValidate' | 'onSubmit' | 'ref'> {
  onSubmit: (form: HTMLFormElement) => void;
}

/**
 * A form of the way in. Whoever sends it before the page is alive has sent it once the page is: React keeps that for a form with an action, where the
 * browser would load the page anew, without what was typed.
 */
export function EntryForm({ onSubmit, ...rest }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    // With this the action below is left alone.
    event.preventDefault();
    onSubmit(event.currentTarget);
  };
  const submitLate = () => {
    // React empties a form after its action. What is typed is what these fields are emptied to.
    for (const input of form.current?.querySelectorAll('input') ?? []) input.defaultValue = input.value;
    form.current?.requestSubmit();
  };
  return <form {...rest} ref={form} className="in" noValidate onSubmit={submit} action={submitLate} />;
}
