'use client';
import { useCallback } from 'react';
import { dateFormat } from '@/components/ui/date-formats';
import { dueDay, sayDue } from '@/components/ui/say-due';
import { useMinute } from '@/components/ui/use-today';
import { sayWhen } from '@/components/ui/when';
import { awaitedUntil, isLate } from '@/lib/domain/checks/claim-due';
import type { Annotation } from '@/lib/domain/tags/annotation';

/** A due time that is past or today: in as few words as a row has room for, and in all. */
export interface NearDue {
  tone: 'late' | 'today';
  short: string;
  said: string;
}

/** When a claim that waits to be checked is due, if that is past or today; else null. Asked anew at each minute it is never long behind. */
export function sayNearDue(annotation: Annotation, now: Date, language: string | null): NearDue | null {
  const dueAt = awaitedUntil(annotation);
  if (dueAt === null) return null;
  const at = new Date(dueAt);
  const { when, tone } = sayDue(at, now, language);
  if (tone === 'later') return null;
  if (tone === 'today') return { tone, short: sayWhen(at, at, language), said: `Due ${when}` };
  const short = `late ${dueDay(at, now) === 'today' ? sayWhen(at, at, language) : dateFormat('day', language).format(at)}`;
  return { tone, short, said: `Due ${when}, late` };
}

/** A claim is late or due today. Those who hear the name of the card or row know. */
export const DueSign = ({ due: { tone, short, said } }: { due: NearDue }) => (
  <span className={`due small num ${tone}`} title={said} aria-hidden="true">
    {short}
  </span>
);

/** Tells which claims are late. Another function each minute, so that what it told is asked anew. */
export function useIsLate(): (annotation: Annotation) => boolean {
  const minute = useMinute();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the time passes, whatever it is called with
  return useCallback((annotation) => isLate(annotation, new Date()), [minute]);
}
