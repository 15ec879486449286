'use client';
import { useRef, useState } from 'react';
import { useWorkbench } from '@/components/article/session-context';
import type { SourceName } from '@/components/sources/use-article-sources';
import { Button } from '@/components/ui/button';
import { sayDay } from '@/components/ui/when';
import type { Annotation } from '@/lib/domain/annotation';
import { type Evidence, stances } from '@/lib/domain/evidence';
import { EvidenceFields, type EvidenceValues } from './evidence-fields';
import { useTagActions } from './use-tag-actions';

interface Props {
  annotation: Annotation;
  sources: ReadonlyMap<string, SourceName>;
}

/** What a tag rests on: stance in words, the quoted words and where they stand. */
export function EvidenceList({ annotation, sources }: Props) {
  if (annotation.evidence.length === 0) return null;
  return (
    <ul className="evidence" aria-label="Sources of this tag">
      {annotation.evidence.map((one) => (
        <EvidenceRow key={one.id} annotation={annotation} evidence={one} source={sources.get(one.sourceId)} />
      ))}
    </ul>
  );
}

function EvidenceRow({ annotation, evidence, source }: { annotation: Annotation; evidence: Evidence; source: SourceName | undefined }) {
  const { rights } = useWorkbench();
  const { attempt, act } = useTagActions();
  const [changed, setChanged] = useState<EvidenceValues | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const title = source?.title ?? 'Source';
  const { stance, quote, locator, lookedAt } = evidence;
  const close = () => {
    setChanged(null);
    opener.current?.focus();
  };
  const change = () => {
    const payload = { annotationId: annotation.id, evidenceId: evidence.id, basedOn: evidence.entryId, ...changed };
    if (attempt(() => act('evidence.changed', payload))) close();
  };
  return (
    <li>
      <div className="evidence-head">
        <span className={`stance ${stance}`}>
          <span aria-hidden="true">{stances[stance].sign}</span> {stances[stance].name}
        </span>
        {source?.url ? (
          <a className="link b trunc" href={source.url} target="_blank" rel="noopener noreferrer">
            {title}
          </a>
        ) : (
          <span className="b trunc">{title}</span>
        )}
        <span className="sp" />
        <span className="mono dim">{locator}</span>
      </div>
      {quote !== '' && <blockquote className="read">{quote}</blockquote>}
      <div className="evidence-foot">
        {lookedAt !== null && <span className="hint">Looked at {sayDay(lookedAt)}</span>}
        <span className="sp" />
        {rights.canTag && (
          <>
            <Button
              size="s"
              variant="quiet"
              ref={opener}
              aria-expanded={changed !== null}
              onClick={() => (changed ? close() : setChanged({ stance, quote, locator, lookedAt }))}
              aria-label={`Change the evidence from ${title}`}
            >
              Change
            </Button>
            <Button
              size="s"
              variant="quiet"
              aria-label={`Unlink ${title}`}
              onClick={() => attempt(() => act('evidence.unlinked', { annotationId: annotation.id, evidenceId: evidence.id }))}
            >
              Unlink
            </Button>
          </>
        )}
      </div>
      {changed && <EvidenceFields values={changed} onChange={setChanged} submit="Keep the change" onSubmit={change} onCancel={close} />}
    </li>
  );
}
