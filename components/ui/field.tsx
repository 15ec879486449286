'use client';
import { CircleAlert, Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, type ReactNode, useId, useState } from 'react';

/** What a control needs so that label, hint and error belong to it. */
export interface FieldIds {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}

interface Props {
  label: string;
  hint?: ReactNode;
  /** What is wrong, as a sentence. It is announced when it appears. */
  error?: string | null | undefined;
  /** Keeps the label for screen readers only, where the place says it to the eye. */
  isLabelHidden?: boolean;
  children: (ids: FieldIds) => ReactNode;
}

export function Field({ label, hint, error, isLabelHidden = false, children }: Props) {
  const id = useId();
  const hasError = error !== undefined && error !== null && error !== '';
  const describedBy = [hasError ? `${id}-error` : '', hint === undefined ? '' : `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id} className={isLabelHidden ? 'vh' : undefined}>
        {label}
      </label>
      {children({ id, ...(describedBy ? { 'aria-describedby': describedBy } : {}), ...(hasError ? { 'aria-invalid': true } : {}) })}
      {hasError && (
        <p className="hint err" id={`${id}-error`} role="alert">
          <CircleAlert className="i s" aria-hidden="true" />
          <span>{error}</span>
        </p>
      )}
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

export function TextInput({ className = '', ...rest }: ComponentProps<'input'>) {
  return <input {...rest} className={`inp ${rest['aria-invalid'] ? 'err' : ''} ${className}`} />;
}

export function TextArea({ className = '', ...rest }: ComponentProps<'textarea'>) {
  return <textarea {...rest} className={`inp ${rest['aria-invalid'] ? 'err' : ''} ${className}`} />;
}

/** The browser's own select: it works with every keyboard, screen reader and phone. */
export function Select({ className = '', ...rest }: ComponentProps<'select'>) {
  return <select {...rest} className={`inp ${rest['aria-invalid'] ? 'err' : ''} ${className}`} />;
}

/** A password that can be shown, which spares more wrong tries than hiding it spares glances. */
export function PasswordInput({ className = '', ...rest }: Omit<ComponentProps<'input'>, 'type'>) {
  const [isShown, setShown] = useState(false);
  return (
    <div className={`inp ${rest['aria-invalid'] ? 'err' : ''} ${className}`}>
      <input {...rest} type={isShown ? 'text' : 'password'} />
      <button
        type="button"
        aria-label={isShown ? 'Hide the characters' : 'Show the characters'}
        aria-pressed={isShown}
        onClick={() => setShown(!isShown)}
      >
        {isShown ? <EyeOff className="i" aria-hidden="true" /> : <Eye className="i" aria-hidden="true" />}
      </button>
    </div>
  );
}
