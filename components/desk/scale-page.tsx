'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { v7 as uuidv7 } from 'uuid';
import { call } from '@/lib/api';
import { changeVerdictScale } from '@/lib/domain/contract/verdict-scale';
import { type Grade, MAX_GRADES, plainScale, scaleLacks, type VerdictScale } from '@/lib/domain/verdicts/verdict-scale';
import { Button } from '../ui/button';
import { useRequest } from '../ui/use-request';
import { VerdictLabel } from '../ui/verdict-glyph';
import { afterKeeping } from './after-keeping';
import { GradeRow } from './grade-row';

interface Props {
  scale: VerdictScale;
  /** True for admins. */
  mayChange: boolean;
}

/** The verdicts that the house gives, in the order of their digits. A change is a new version; verdicts that are given stay as they are. */
export function ScalePage({ scale, mayChange }: Props) {
  return (
    <>
      <div className="page-head">
        <div>
          <h1 className="h1">Verdicts</h1>
          <p>
            Version {scale.version}. A change makes a new version: verdicts that are given keep the name, rating and look that they had. One
            that gets another name, or stands for something else, is another verdict from then on. Figures count by what a verdict stands
            for, so that they add up.
          </p>
        </div>
      </div>
      {mayChange ? <ScaleForm scale={scale} /> : <GradeTable grades={scale.grades} />}
    </>
  );
}

function GradeTable({ grades }: { grades: readonly Grade[] }) {
  return (
    <div className="sheet">
      <table className="tbl stacked">
        <thead>
          <tr>
            <th>Verdict</th>
            <th>Means</th>
            <th>Rating</th>
          </tr>
        </thead>
        <tbody>
          {grades.map((grade) => (
            <tr key={grade.id}>
              <td>
                <VerdictLabel value={grade.standing} grade={grade} />
              </td>
              <td className="dim2">{grade.definition}</td>
              <td className="dim2">{grade.rating === null ? 'None' : `${grade.rating} of 5`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ScaleForm({ scale }: { scale: VerdictScale }) {
  const router = useRouter();
  /** What the form goes on from: as the page was opened, or as it was kept last. */
  const [stored, setStored] = useState(scale);
  const [grades, setGrades] = useState<Grade[]>(scale.grades);
  const { isBusy, error, run, clear } = useRequest();
  const list = useRef<HTMLOListElement>(null);
  // A row stays the same row, with focus in it, when its verdict gets another id.
  const rowOf = useRef(new Map<string, string>());
  const isChanged = JSON.stringify(grades) !== JSON.stringify(stored.grades);
  const lack = scaleLacks(grades);
  const change = (next: Grade[]) => {
    if (!isBusy) clear();
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (lack !== null || !isChanged || isBusy) return;
    void run(
      () => call(changeVerdictScale, { body: { basedOn: stored.version, grades } }),
      (kept) => {
        for (const [place, { id }] of grades.entries()) {
          const now = kept.grades[place];
          if (now) rowOf.current.set(now.id, rowOf.current.get(id) ?? id);
        }
        setStored(kept);
        // The fields stay open while it is kept: what was typed until the answer belongs to the form.
        setGrades((now) => afterKeeping(now, grades, kept.grades));
        router.refresh();
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate className="scale-form">
      <ol ref={list} className="grades">
        {grades.map((grade, place) => (
          <GradeRow
            key={rowOf.current.get(grade.id) ?? grade.id}
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
        {JSON.stringify(grades) !== JSON.stringify(plainScale.grades) && (
          <Button variant="quiet" onClick={() => change(plainScale.grades)}>
            Back to the four
          </Button>
        )}
        <span className="sp" />
        <Button type="submit" variant="primary" isBusy={isBusy} off={lack ?? (isChanged ? undefined : 'Nothing has changed yet.')}>
          Keep as version {stored.version + 1}
        </Button>
      </div>
      {(error ?? (isChanged ? lack : null)) !== null && (
        <p className="hint danger" role="alert">
          {error ?? lack}
        </p>
      )}
    </form>
  );
}
