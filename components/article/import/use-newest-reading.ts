'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '@/lib/api';
import { DomainError } from '@/lib/domain/errors';
import { sentenceOf } from '../../ui/use-request';
import { type DraftState, noDraft, type Way } from './draft-state';
import type { WhichText } from './held-corrections';

/** True where what was sent is refused for what it is: sent again, it is refused again. */
const isOfTheText = (error: unknown) => error instanceof DomainError || (error instanceof ApiError && [413, 422].includes(error.status));

/**
 * The drafts of both ways, and readings that fill them. Of each way only the newest reading counts: where another begins, the one before is called off,
 * and both are where the page is left.
 */
export function useNewestReading() {
  const [drafts, setDrafts] = useState(() => ({ paste: noDraft(), file: noDraft() }));
  const running = useRef<Partial<Record<Way, AbortController>>>({});

  /** Calls off what is being read: its answer counts no more. */
  const stopReading = useCallback((of: Way) => running.current[of]?.abort(), []);
  // Nobody looks at it once the page is left, and a large file would go on being sent.
  useEffect(
    () => () => {
      stopReading('paste');
      stopReading('file');
    },
    [stopReading],
  );

  const setDraft = useCallback((of: Way, change: (before: DraftState) => DraftState) => {
    setDrafts((before) => ({ ...before, [of]: change(before[of]) }));
  }, []);

  /** Reads by `work`, and says what becomes of the draft by `done`. `which`: what the text is to that of the draft. */
  const readWith = useCallback(
    async <T>(of: Way, work: (signal: AbortSignal) => Promise<T>, done: (before: DraftState, read: T) => DraftState, which: WhichText) => {
      stopReading(of);
      const controller = new AbortController();
      running.current[of] = controller;
      setDraft(of, (before) => ({ ...before, isReading: true, error: null, tryAgain: null }));
      try {
        const read = await work(controller.signal);
        // A letter typed since then may have come just before the answer.
        if (controller.signal.aborted) return;
        setDraft(of, (before) => done(before, read));
      } catch (error) {
        if (controller.signal.aborted) return;
        const failed = {
          isReading: false,
          error: error instanceof DomainError ? error.message : sentenceOf(error),
          tryAgain: isOfTheText(error) ? null : () => void readWith(of, work, done, which),
        };
        // What was corrected waits for the next reading; of another text nothing holds.
        setDraft(of, (before) => ({ ...(which === 'other-text' ? noDraft() : before), ...failed }));
      }
    },
    [setDraft, stopReading],
  );

  return { drafts, setDraft, readWith, stopReading };
}
