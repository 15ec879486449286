'use client';
import { type ReactNode, useId } from 'react';
import type { KeyTip } from '@/lib/editor/keys/key-names';

interface Option<Value extends string> {
  value: Value;
  label: ReactNode;
  /** Why it cannot be chosen now. */
  off?: string;
  /** What it says when it is pointed at, and the key that chooses it. */
  tip?: KeyTip;
}

interface Props<Value extends string> {
  label: string;
  value: Value;
  options: readonly Option<Value>[];
  onChange: (value: Value) => void;
}

/** One choice of a few, side by side: radio buttons by nature, so arrow keys move between them. */
export function Segmented<Value extends string>({ label, value, options, onChange }: Props<Value>) {
  const name = useId();
  return (
    <fieldset className="seg" aria-label={label}>
      {options.map((option) => (
        <label
          key={option.value}
          className={`${option.value === value ? 'on' : ''} ${option.off === undefined ? '' : 'off'}`}
          title={option.off ?? option.tip?.title}
        >
          <input
            className="vh"
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            // Not disabled: it stays in reach of keys, and says why.
            aria-disabled={option.off !== undefined || undefined}
            aria-keyshortcuts={option.off === undefined ? option.tip?.['aria-keyshortcuts'] : undefined}
            aria-describedby={option.off === undefined ? undefined : `${name}-${option.value}`}
            onChange={() => option.off === undefined && onChange(option.value)}
          />
          {option.label}
          {option.off !== undefined && (
            <span id={`${name}-${option.value}`} hidden>
              {option.off}
            </span>
          )}
        </label>
      ))}
    </fieldset>
  );
}
