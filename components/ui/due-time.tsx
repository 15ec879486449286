'use client';
import { Clock } from 'lucide-react';
import { sayDue } from './say-due';
import { useMinute } from './use-today';
import { useDateLanguage, utcTitle } from './when';

/** When something is due, in the person's own time zone: late in red, today in amber. The server, which does not know it, draws the UTC day. */
export function DueTime({ at }: { at: string }) {
  const minute = useMinute();
  const language = useDateLanguage();
  const said = minute === null ? { when: at.slice(0, 10), tone: 'later' } : sayDue(new Date(at), new Date(), language);
  return (
    <time className={`due ${said.tone}`} dateTime={at} title={`Due ${utcTitle(at)}`}>
      <Clock className="i xs" aria-hidden="true" />
      <span className="vh">Due </span>
      {said.when}
      {said.tone === 'late' && <span className="vh">, late</span>}
    </time>
  );
}
