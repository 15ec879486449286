'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { v7 as uuidv7 } from 'uuid';
import { Button } from '@/components/ui/button';
import { InlineError } from '@/components/ui/field';
import { isSame } from '@/components/ui/parts-meanwhile';
import { unlessChanged } from '@/components/ui/unless-changed';
import { useRequest } from '@/components/ui/use-request';
import { call } from '@/lib/api';
import { changeVerdictScale } from '@/lib/domain/contract/verdict-scale';
import { type Grade, MAX_GRADES, plainScale, scaleLacks, VerdictScale } from '@/lib/domain/verdicts/verdict-scale';
import { afterKeeping } from './after-keeping';
import { GradeRow } from './grade-row';
import { GradeTable } from './grade-table';
import { scaleMeanwhile } from './scale-meanwhile';
import { TheirsNote } from './theirs-note';

/** The verdicts of the house, to be changed. */
export function ScaleForm({ scale }: { scale: VerdictScale }) {
  const router = useRouter();
  /** What the form goes on from: as the page was opened, as it was kept last, or as a refusal brought it. */
  const [stored, setStored] = useState(scale);
  const [grades, setGrades] = useState<Grade[]>(scale.grades);
  /** What a colleague has changed since, in words. */
  const [meanwhile, setMeanwhile] = useState<string | null>(null);
  const { isBusy, error, fieldErrors, run, clear } = useRequest();
  const list = useRef<HTMLOListElement>(null);
  // A row stays the same row, with focus in it, when its verdict gets another id.
  const rowOf = useRef(new Map<string, string>());
  // The fields stay open while it is sent: what is typed until the answer belongs to the form.
  const newest = useRef(grades);
  newest.current = grades;
  const isChanged = !isSame(grades, stored.grades);
  // A newer one has come with the page, and nothing was typed that it could take away.
  if (scale.version > stored.version && !isChanged && !isBusy) {
    setMeanwhile(null);
    setStored(scale);
    setGrades(scale.grades);
  }

  const rowKey = ({ id }: Grade) => {
    const row = rowOf.current.get(id) ?? id;
    return row !== id && grades.some((one) => one.id === row) ? id : row;
  };
  const lack = scaleLacks(grades);
  const change = (next: Grade[]) => {
    if (!isBusy) clear();
    // It was said that nothing of theirs is left.
    if (!isChanged) setMeanwhile(null);
    setGrades(next);
  };
  /** Focus stays with the verdict that moved, or goes to the one that took the place of what went: at once, or what is typed next would go nowhere. */
  const changeAndFocus = (next: Grade[], place: number, what: string) => {
    flushSync(() => change(next));
    const rows = list.current?.querySelectorAll('li') ?? [];
    rows[Math.min(place, rows.length - 1)]?.querySelector<HTMLElement>(what)?.focus();
  };
  const move = (from: number, to: number) => {
    const next = [...grades];
    const [moved] = next.splice(from, 1);
    if (!moved) return;
    next.splice(to, 0, moved);
    changeAndFocus(next, to, to < from ? '[data-move=up]' : '[data-move=down]');
  };
  const add = () => {
    // To tell it from the others here. The server gives it one that was never used.
    const id = `g-${uuidv7().slice(-12)}`;
    changeAndFocus([...grades, { id, standing: 'partly', name: '', definition: '', rating: 3 }], grades.length, 'input');
  };
  const remove = (place: number) =>
    changeAndFocus(
      grades.filter((_, at) => at !== place),
      place,
      'input',
    );
  /** The form goes on from what the house has now: it is kept by who has seen that. */
  const goOnFrom = (now: VerdictScale) => {
    const changed = scaleMeanwhile(newest.current, stored.grades, now.grades);
    setStored(now);
    setGrades(changed.grades);
    setMeanwhile(changed.said);
  };
  const keepOnce = () => {
    setMeanwhile(null);
    const body = { basedOn: stored.version, grades };
    return unlessChanged(call(changeVerdictScale, { body }), VerdictScale, goOnFrom);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (lack !== null || !isChanged || isBusy) return;
    void run(keepOnce, (kept) => {
      router.refresh();
      if (kept === null) return;
      for (const [place, { id }] of grades.entries()) {
        const now = kept.grades[place];
        if (now) rowOf.current.set(now.id, rowOf.current.get(id) ?? id);
      }
      setStored(kept);
      setGrades((now) => afterKeeping(now, grades, kept.grades));
    });
  };
  const wrong = error ?? Object.values(fieldErrors)[0] ?? (isChanged ? lack : null);
  return (
    <form onSubmit={submit} noValidate className="scale-form">
      <ol ref={list} className="grades">
        {grades.map((grade, place) => (
          <GradeRow
            key={rowKey(grade)}
            grade={grade}
            place={place}
            count={grades.length}
            onChange={(next) => change(grades.map((one, at) => (at === place ? next : one)))}
            onMove={(to) => move(place, to)}
            onRemove={() => remove(place)}
          />
        ))}
      </ol>
      <div className="row">
        <Button onClick={add} off={grades.length >= MAX_GRADES ? 'Nine is the most: each verdict has a digit as its key.' : undefined}>
          Add a verdict
        </Button>
        {!isSame(grades, plainScale.grades) && (
          <Button variant="quiet" onClick={() => change(plainScale.grades)}>
            Back to the four
          </Button>
        )}
        <span className="sp" />
        <Button type="submit" variant="primary" isBusy={isBusy} off={lack ?? (isChanged ? undefined : 'Nothing has changed yet.')}>
          Keep as version {stored.version + 1}
        </Button>
      </div>
      {wrong !== null && <InlineError>{wrong}</InlineError>}
      {meanwhile !== null && (
        <TheirsNote title="The verdicts were changed meanwhile" said={meanwhile} theirsTitle={`Verdicts, version ${stored.version}`}>
          <GradeTable grades={stored.grades} />
        </TheirsNote>
      )}
    </form>
  );
}
