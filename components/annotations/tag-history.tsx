'use client';
import { useState } from 'react';
import { shortNameOf } from '@/components/article/person-names';
import { useWorkbench } from '@/components/article/session-context';
import { When } from '@/components/ui/when';
import type { Annotation } from '@/lib/domain/annotation';
import { sayWordingChanges } from '@/lib/domain/meaning/wording-changes';
import { type TagEvent, tagEvents } from '@/lib/domain/tag-events';
import { verdictName } from '@/lib/domain/verdict';

const SHOWN = 2;

/** Who did what with a tag, the newest first; the older ones on asking, and then why as well. */
export function TagHistory({ annotation }: { annotation: Annotation }) {
  const workbench = useWorkbench();
  const [isWhole, setWhole] = useState(false);
  const events = tagEvents(annotation);
  const shown = isWhole ? events : events.slice(0, SHOWN);
  return (
    <footer className={`card-history ${isWhole ? 'whole' : ''}`}>
      {shown.map((event, index) => (
        <span key={`${event.at} ${event.what}`} className="history-event">
          {index > 0 && !isWhole && ' · '}
          {shortNameOf(workbench, event.byId)} <What event={event} /> <When at={event.at} />
          {isWhole && <Why event={event} />}
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

/** The whole note that was written with it, if there is one. */
function Why({ event }: { event: TagEvent }) {
  const note = 'note' in event ? event.note.trim() : '';
  return note === '' ? null : (
    <bdi className="history-why" dir="auto">
      {note}
    </bdi>
  );
}

function What({ event }: { event: TagEvent }) {
  if (event.what === 'judged') {
    return (
      <>
        set <b>{verdictName(event.verdict)}</b>
      </>
    );
  }
  if (event.what === 'looked-again') {
    return (
      <>
        looked again: <b>{verdictName(event.verdict)}</b>
      </>
    );
  }
  if (event.what === 'voted') {
    return (
      <>
        voted <b>{verdictName(event.verdict)}</b>
      </>
    );
  }
  if (event.what === 'held') return <>changed {sayWordingChanges(event.changes)}</>;
  return { tagged: 'tagged it', linked: 'linked a source', changed: 'changed a source', decided: 'decided' }[event.what];
}
