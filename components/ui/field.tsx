'use client';
import { type ComponentProps, type ReactNode, useId, useState } from 'react';
import { ErrorSign, EyeSign } from './field-signs';

/** What a control needs so that label, hint and error belong to it. */
export interface FieldIds {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}

interface Props {
  label: string;
  hint?: ReactNode;
  /** The hint says what is still missing. */
  isWarning?: boolean;
  /** What is wrong, as a sentence. It is announced when it appears. */
  error?: string | null | undefined;
  /** Keeps the label for screen readers only, where the place says it to the eye. */
  isLabelHidden?: boolean;
  /** What stands at the other end of the label's line, such as a link. */
  aside?: ReactNode;
  children: (ids: FieldIds) => ReactNode;
}

export function Field({ label, hint, isWarning = false, error, isLabelHidden = false, aside, children }: Props) {
  const id = useId();
  const hasError = error !== undefined && error !== null && error !== '';
  const describedBy = [hasError ? `${id}-error` : '', hint === undefined ? '' : `${id}-hint`].filter(Boolean).join(' ');
  const labelled = (
    <label htmlFor={id} className={isLabelHidden ? 'vh' : aside === undefined ? undefined : 'lbl'}>
      {label}
    </label>
  );
  return (
    <div className="field">
      {aside === undefined ? (
        labelled
      ) : (
        <div className="row">
          {labelled}
          <span className="sp" />
          {aside}
        </div>
      )}
      {children({ id, ...(describedBy ? { 'aria-describedby': describedBy } : {}), ...(hasError ? { 'aria-invalid': true } : {}) })}
      {hasError && <InlineError id={`${id}-error`}>{error}</InlineError>}
      {hint !== undefined && (
        <p className={isWarning ? 'hint warn' : 'hint'} id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** What is wrong, beside what it is about. It is said as soon as it stands there; `id` is for a control that it describes. */
export function InlineError({ id, children }: { id?: string | undefined; children: ReactNode }) {
  return (
    <p className="hint err" id={id} role="alert">
      <ErrorSign />
      <span>{children}</span>
    </p>
  );
}

export function TextInput({ className = '', ...rest }: ComponentProps<'input'>) {
  return <input {...rest} className={`inp ${rest['aria-invalid'] ? 'err' : ''} ${className}`} />;
}

export function TextArea({ className = '', ...rest }: ComponentProps<'textarea'>) {
  return <textarea {...rest} className={`inp ${rest['aria-invalid'] ? 'err' : ''} ${className}`} />;
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
        <EyeSign isClosed={isShown} />
      </button>
    </div>
  );
}
