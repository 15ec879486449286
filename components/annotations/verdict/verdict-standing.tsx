'use client';
import type { ReactNode } from 'react';
import { VerdictLabel } from '@/components/ui/verdict-glyph';
import { AwaitedKey } from '../awaited-key';
import type { VerdictForm } from './use-verdict-form';
import { CLEAR_KEY } from './verdict-options';

/** The judgement that stands, where nothing is written: its note, and the ways to change it. `children`: what else is done at this place. */
export function VerdictStanding({ form, children }: { form: VerdictForm; children: ReactNode }) {
  const { given, picked, rationale } = form;
  // Whoever phoned and waits for an answer says so before there is anything to find.
  if (given.value === null) return <div className="verdict-given">{children}</div>;
  return (
    <div className="verdict-given">
      {!picked && (
        <p className="verdict-note">
          <VerdictLabel value={given.value} grade={given.grade} /> is none of the house’s verdicts any more.
        </p>
      )}
      {rationale !== '' && <p className="verdict-note">{rationale}</p>}
      <button type="button" className="link" onClick={form.write}>
        {rationale === '' ? 'Add a note' : 'Change the note'}
      </button>
      {form.canClear && (
        <button type="button" className="link" aria-keyshortcuts={CLEAR_KEY} onClick={form.clear}>
          Clear the verdict
          <AwaitedKey>{CLEAR_KEY}</AwaitedKey>
        </button>
      )}
      {children}
    </div>
  );
}
