'use client';
import { useEffect, useRef, useState } from 'react';
import { countFigures, type TextFigures } from '@/lib/editor/tags/text-figures';
import { useRevision, useWorkbench } from './session-context';

/** Who tags sentence after sentence is not counted after in between. */
const PAUSE_MS = 250;

/** The figures of the text, counted when the browser has nothing better to do: after typing and tagging they follow in a moment. Null at first. */
export function useTextFigures(): TextFigures | null {
  const { session, editor } = useWorkbench();
  const revision = useRevision();
  const [figures, setFigures] = useState<TextFigures | null>(null);
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision asks for new figures
  useEffect(() => {
    const count = () => {
      const counting = countFigures(editor.state, (id) => session.annotations.get(id), session.language);
      stop = readOn(counting, (counted) => {
        isFirst.current = false;
        setFigures(counted);
      });
    };
    let stop = isFirst.current ? whenIdle(count) : afterPause(count);
    return () => stop();
  }, [session, editor, revision]);
  return figures;
}

/** Goes on counting in the pauses of the browser until there is a result. Gives the way to stop it. */
function readOn<Result>(counting: Generator<void, Result>, onResult: (result: Result) => void): () => void {
  const goOn = (hasTime: () => boolean) => {
    do {
      const step = counting.next();
      if (step.done) {
        onResult(step.value);
        return;
      }
    } while (hasTime());
    stop = whenIdle(goOn);
  };
  let stop = whenIdle(goOn);
  return () => stop();
}

function afterPause(work: () => void): () => void {
  const timer = window.setTimeout(work, PAUSE_MS);
  return () => window.clearTimeout(timer);
}

/** The longest that figures may lag behind, and how long one piece of the work may be: a key that comes then waits for it. */
const LATEST_MS = 1_500;
const PIECE_MS = 8;

function whenIdle(work: (hasTime: () => boolean) => void): () => void {
  const run = () => {
    const end = performance.now() + PIECE_MS;
    work(() => performance.now() < end);
  };
  if (typeof window.requestIdleCallback !== 'function') {
    const timer = window.setTimeout(run, PIECE_MS);
    return () => window.clearTimeout(timer);
  }
  const request = window.requestIdleCallback(run, { timeout: LATEST_MS });
  return () => window.cancelIdleCallback(request);
}
