'use client';
import { useState } from 'react';
import { shortNameOf } from '@/components/article/people/person-names';
import { useWorkbench } from '@/components/article/session-context';
import { When } from '@/components/ui/when';
import { sayWordingChanges } from '@/lib/domain/meaning/wording-changes';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { type TagEvent, tagEvents } from '@/lib/domain/tags/tag-events';
import { type NamedVerdict, verdictName } from '@/lib/domain/verdicts/verdict';

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
        <span key={`${event.at} ${event.what}`}>
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

/** What the house's verdict meant when it was given, and the whole note that was written with it, as far as there are such. */
function Why({ event }: { event: TagEvent }) {
  const grade = 'verdict' in event ? event.verdict.grade : undefined;
  const meant = grade?.definition && `${grade.name} means: ${grade.definition}`;
  const note = 'note' in event ? event.note.trim() : '';
  return [meant, note].map((line) =>
    line ? (
      <bdi key={line} className="history-why" dir="auto">
        {line}
      </bdi>
    ) : null,
  );
}

/** A verdict as its scale called it, which says what it meant then where the lines below do not stand. */
const Named = (verdict: NamedVerdict) => <b title={verdict.grade?.definition}>{verdictName(verdict)}</b>;

function What({ event }: { event: TagEvent }) {
  if (event.what === 'judged') {
    return (
      <>
        set <Named {...event.verdict} />
      </>
    );
  }
  if (event.what === 'looked-again') {
    return (
      <>
        looked again: <Named {...event.verdict} />
      </>
    );
  }
  if (event.what === 'voted') {
    return (
      <>
        voted <Named {...event.verdict} />
      </>
    );
  }
  if (event.what === 'held') return <>changed {sayWordingChanges(event.changes)}</>;
  return { tagged: 'tagged it', linked: 'linked a source', changed: 'changed a source', decided: 'decided' }[event.what];
}
