'use client';
import { useId, useState } from 'react';
import { useWorkbench } from '@/components/article/session-context';
import { Button } from '@/components/ui/button';
import { VerdictGlyph } from '@/components/ui/verdict-glyph';
import type { Annotation } from '@/lib/domain/annotation';
import { VerdictValue, verdictLacks, verdictValues } from '@/lib/domain/verdict';
import { useTagActions } from './use-tag-actions';

/**
 * The verdict with its note. What the rules still ask for is a draft in this card: it is given as soon as nothing is missing and the
 * person says so.
 */
export function VerdictPicker({ annotation }: { annotation: Annotation }) {
  const { rights, people } = useWorkbench();
  const { attempt, act } = useTagActions();
  const { verdict } = annotation;
  const [value, setValue] = useState<VerdictValue | null>(verdict?.value ?? null);
  const [rationale, setRationale] = useState(verdict?.rationale ?? '');
  const name = useId();
  const lacks = value === null ? null : verdictLacks(value, rationale, annotation.evidence);
  const isNew = value !== (verdict?.value ?? null) || rationale !== (verdict?.rationale ?? '');

  const give = (given: VerdictValue, note: string) =>
    attempt(() =>
      act('verdict.given', {
        annotationId: annotation.id,
        verdict: { value: given, rationale: note },
        basedOn: annotation.basis.verdict?.entryId ?? null,
      }),
    );
  const clear = () => {
    setValue(null);
    if (verdict)
      attempt(() =>
        act('verdict.given', { annotationId: annotation.id, verdict: null, basedOn: annotation.basis.verdict?.entryId ?? null }),
      );
  };

  return (
    <div className="verdict">
      <fieldset className="verdicts" aria-label="Verdict" disabled={!rights.canJudge}>
        {VerdictValue.options.map((one) => (
          <label key={one} className={`verdict-option ${one} ${value === one ? 'on' : ''}`}>
            <input className="vh" type="radio" name={name} value={one} checked={value === one} onChange={() => setValue(one)} />
            <VerdictGlyph value={one} />
            {verdictValues[one].name}
          </label>
        ))}
      </fieldset>
      {(value !== null || rationale !== '') && (
        <>
          <label className="field">
            <span className="lbl">Note</span>
            <textarea
              className="inp"
              rows={2}
              value={rationale}
              readOnly={!rights.canJudge}
              onChange={(event) => setRationale(event.target.value)}
            />
          </label>
          {lacks !== null && isNew && (
            <p className="hint warn" role="status">
              {lacks}
            </p>
          )}
        </>
      )}
      {rights.canJudge && value !== null && (
        <span className="card-buttons">
          {isNew && (
            <Button size="s" variant="primary" off={lacks ?? undefined} onClick={() => give(value, rationale)}>
              {verdict ? 'Change the verdict' : 'Give the verdict'}
            </Button>
          )}
          <Button size="s" variant="quiet" onClick={clear}>
            Clear
          </Button>
        </span>
      )}
      {verdict && (
        <p className="hint">
          {people.get(verdict.byId) ?? 'Someone'},{' '}
          {new Date(verdict.at).toLocaleString('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })}
        </p>
      )}
    </div>
  );
}
