'use client';
import { useState } from 'react';
import { useWorkbench } from '@/components/article/session-context';
import { When } from '@/components/ui/when';
import type { Annotation } from '@/lib/domain/annotation';
import { type TagEvent, tagEvents } from '@/lib/domain/tag-events';
import { verdictValues } from '@/lib/domain/verdict';

const SHOWN = 2;

/** Who did what with a tag, the newest first; the older ones on asking. */
export function TagHistory({ annotation }: { annotation: Annotation }) {
  const { people, session } = useWorkbench();
  const [isWhole, setWhole] = useState(false);
  const events = tagEvents(annotation);
  const nameOf = (byId: string) => (byId === session.options.personId ? 'You' : (people.get(byId)?.split(' ')[0] ?? 'Someone'));
  const shown = isWhole ? events : events.slice(0, SHOWN);
  return (
    <footer className={`card-history ${isWhole ? 'whole' : ''}`}>
      {shown.map((event, index) => (
        <span key={`${event.at} ${event.what}`} className="history-event">
          {index > 0 && !isWhole && ' · '}
          {nameOf(event.byId)} <What event={event} /> <When at={event.at} />
        </span>
      ))}
      {events.length > shown.length && (
        <>
          {' · '}
          <button type="button" className="link" onClick={() => setWhole(true)}>
            {events.length - shown.length} more
          </button>
        </>
      )}
    </footer>
  );
}

function What({ event }: { event: TagEvent }) {
  if (event.what === 'judged') {
    return (
      <>
        set <b>{verdictValues[event.value].name}</b>
      </>
    );
  }
  return { tagged: 'tagged it', linked: 'linked a source' }[event.what];
}
