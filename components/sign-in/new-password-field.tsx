'use client';
import { Field } from '@/components/ui/field';
import { TypedPassword } from '@/components/ui/typed-input';
import { MIN_PASSWORD_CHARS } from '@/lib/domain/contract/people';

interface Props {
  label?: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}

// Length is what counts, so the meter measures nothing else.
const steps = [
  { chars: 0, word: 'Too short.' },
  { chars: MIN_PASSWORD_CHARS, word: 'Fair.' },
  { chars: 12, word: 'Good.' },
  { chars: 14, word: 'Strong.' },
];

export function NewPasswordField({ label = 'Password', value, onChange, error }: Props) {
  const step = steps.findLastIndex(({ chars }) => value.length >= chars);
  const word = value === '' ? '' : `${steps[step]?.word ?? ''} `;
  return (
    <Field
      label={label}
      error={error}
      hint={
        <>
          <span className="meter mb-1" aria-hidden="true">
            {steps.map(({ chars }, index) => (
              <i key={chars} className={step > 0 && index <= step ? 'f' : ''} />
            ))}
          </span>
          {word}
          {error === undefined && `At least ${MIN_PASSWORD_CHARS} characters; length beats symbols.`}
        </>
      }
    >
      {(ids) => <TypedPassword {...ids} autoComplete="new-password" value={value} onType={onChange} />}
    </Field>
  );
}
