'use client';
import { Ellipsis } from 'lucide-react';
import { useRef, useState } from 'react';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import type { SourceName } from '@/components/sources/use-article-sources';
import { Button } from '@/components/ui/button';
import { Menu, MenuRow } from '@/components/ui/menu';
import { Day } from '@/components/ui/when';
import type { Annotation } from '@/lib/domain/annotation';
import { type Evidence, stances } from '@/lib/domain/evidence';
import { sayOrigin, saySourcing, sourcingOf } from '@/lib/domain/sourcing';
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
    <>
      <ul className="evidence" aria-label="Sources of this tag">
        {annotation.evidence.map((one) => (
          <EvidenceRow key={one.id} annotation={annotation} evidence={one} source={sources.get(one.sourceId)} />
        ))}
      </ul>
      <SourcingLine annotation={annotation} />
    </>
  );
}

/** What is to be said against the sources that bear the verdict out, or how they count. */
function SourcingLine({ annotation }: { annotation: Annotation }) {
  const { rules } = useWorkbench();
  const sourcing = sourcingOf(annotation);
  if (!sourcing) return null;
  // A source that nobody has marked is in the way under the rule alone.
  const isUnmarked = rules.primarySource && !sourcing.hasPrimary && !sourcing.findings.includes('secondary-only');
  const said = [...saySourcing(sourcing), ...(isUnmarked ? ['No source is marked as primary'] : [])];
  return said.length === 0 ? null : <p className="sourcing-line">{said.join('. ')}</p>;
}

function EvidenceRow({ annotation, evidence, source }: { annotation: Annotation; evidence: Evidence; source: SourceName | undefined }) {
  const rights = useRightsNow();
  const { attempt, act } = useTagActions();
  const [changed, setChanged] = useState<EvidenceValues | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const title = source?.title ?? 'Source';
  const { stance, quote, locator, lookedAt, tier, origin } = evidence;
  const said = sayOrigin(evidence);
  const close = () => {
    setChanged(null);
    opener.current?.focus();
  };
  // A menu gives focus back to its button when it has closed: the field takes it after that.
  const begin = () => {
    setChanged({ stance, quote, locator, lookedAt, tier: tier ?? null, origin: origin ?? '' });
    window.setTimeout(() => form.current?.querySelector<HTMLElement>('textarea')?.focus());
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
        <span className="mono evidence-place">
          {locator !== ''
            ? locator
            : lookedAt !== null && (
                <>
                  seen <Day on={lookedAt} />
                </>
              )}
        </span>
        <Menu
          label={`Evidence from ${title}`}
          trigger={
            <Button ref={opener} className="evidence-more" size="s" variant="quiet" isIcon aria-label={`More for ${title}`}>
              <Ellipsis className="i s" aria-hidden="true" />
            </Button>
          }
        >
          {lookedAt !== null && (
            <p className="menu-note">
              Looked at <Day on={lookedAt} />
            </p>
          )}
          {rights.canTag && (
            <>
              <MenuRow onSelect={begin}>Change</MenuRow>
              <MenuRow onSelect={() => attempt(() => act('evidence.unlinked', { annotationId: annotation.id, evidenceId: evidence.id }))}>
                Unlink
              </MenuRow>
            </>
          )}
        </Menu>
      </div>
      {said !== '' && (
        <p className="evidence-origin" dir="auto">
          {said}
        </p>
      )}
      {quote !== '' && <blockquote className="read">{quote}</blockquote>}
      {changed && rights.canTag && (
        <EvidenceFields formRef={form} values={changed} onChange={setChanged} submit="Keep the change" onSubmit={change} onCancel={close} />
      )}
    </li>
  );
}
