'use client';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { Button } from '@/components/ui/button';
import { Heard } from '@/components/ui/heard';
import { useMedia } from '@/components/ui/use-media';
import { useRevision, useWorkbench } from '../session-context';
import { countWork, type Work } from '../work/count-work';
import { useMode } from '../workbench/use-mode';
import { coachSteps } from './coach-steps';
import { useCoachPlace } from './use-coach-place';

/** Shows someone the three things that a checker does. It stands beside the work and never in its way; `onDone` when it was skipped or followed. */
export function Coach({ onDone }: { onDone: () => void }) {
  const { rights } = useWorkbench();
  const mode = useMode();
  if (!rights.canTag || !rights.canJudge || mode === 'read') return null;
  return <Steps onDone={onDone} />;
}

function Steps({ onDone }: { onDone: () => void }) {
  const { toText } = useTagHands();
  const isTouch = useMedia('touch');
  const isDocked = useMedia('drawer');
  const work = useWorkDone();
  const [begun, setBegun] = useState({ step: 0, work });
  const [said, setSaid] = useState('');
  const box = useRef<HTMLElement>(null);
  const text = useRef<HTMLParagraphElement>(null);
  const step = coachSteps[begun.step] ?? coachSteps[0];
  const place = useCoachPlace(box, step?.targets ?? []);
  const isLast = begun.step === coachSteps.length - 1;

  const leave = () => {
    if (box.current?.contains(document.activeElement)) toText();
    onDone();
  };
  const goOn = () => (isLast ? leave() : setBegun({ step: begun.step + 1, work }));
  // Who has done what a step asks for needs no Next.
  const isDone = (work[begun.step] ?? 0) > (begun.work[begun.step] ?? 0);
  const latest = useRef(goOn);
  latest.current = goOn;
  useEffect(() => {
    if (isDone) latest.current();
  }, [isDone]);

  // A live region says what changes in it, so it must be there before the words.
  useEffect(
    () => setSaid(`Step ${begun.step + 1} of ${coachSteps.length}. ${step?.title}. ${text.current?.textContent}`),
    [begun.step, step],
  );

  if (!step) return null;
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    toText();
  };
  return (
    <section
      ref={box}
      className="pop coach"
      data-region="coach"
      data-points={isDocked ? undefined : (place?.points ?? undefined)}
      aria-label="First steps"
      style={place ? { left: place.left, top: place.top } : { visibility: 'hidden' }}
      onKeyDown={press}
    >
      <p className="coach-count num">
        {begun.step + 1} of {coachSteps.length}
      </p>
      <h2 className="h2">{step.title}</h2>
      <p ref={text} className="coach-text">
        {isTouch ? step.byTouch : step.byKeys}
      </p>
      <div className="coach-buttons">
        <Button size="s" variant="quiet" onClick={leave}>
          Skip
        </Button>
        <Button size="s" variant="primary" onClick={goOn}>
          {isLast ? 'Done' : 'Next'}
        </Button>
      </div>
      <Heard what="Step">{said}</Heard>
    </section>
  );
}

/** What of the three steps this person has done so far. */
function useWorkDone(): Work {
  const { session } = useWorkbench();
  const revision = useRevision();
  return useMemo(() => {
    void revision;
    return countWork(session.annotations.values(), session.options.personId);
  }, [session, revision]);
}
