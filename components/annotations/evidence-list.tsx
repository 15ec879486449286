'use client';
import { Ellipsis } from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';
import { z } from 'zod';
import { shortNameOf } from '@/components/article/person-names';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import type { SourceName } from '@/components/sources/use-article-sources';
import { Button } from '@/components/ui/button';
import { Menu, MenuRow } from '@/components/ui/menu';
import { Day } from '@/components/ui/when';
import type { Annotation } from '@/lib/domain/annotation';
import { type Evidence, stances } from '@/lib/domain/evidence';
import { sayOrigin, saySourcing, sourcingOf } from '@/lib/domain/sourcing';
import { useCardDraft } from './card-drafts';
import { EvidenceFields, EvidenceValues } from './evidence-fields';
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

/** A source while it is changed: what that is based on, so that nobody's change is written over unseen. */
const Draft = z.object({
  values: EvidenceValues,
  basedOn: z.string(),
  /** What a colleague has done to it meanwhile, as a sentence. */
  meanwhile: z.string().nullable(),
});
type Draft = z.infer<typeof Draft>;

const drafts = { form: 'change of a source', schema: Draft };

function EvidenceRow({ annotation, evidence, source }: { annotation: Annotation; evidence: Evidence; source: SourceName | undefined }) {
  const workbench = useWorkbench();
  const rights = useRightsNow();
  const { attempt, act } = useTagActions();
  const [draft, setDraft] = useCardDraft(drafts, evidence.id);
  const changer = useLastChanger(evidence.id);
  const opener = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const title = source?.title ?? 'Source';
  const { stance, quote, locator, lookedAt, tier, origin } = evidence;
  const said = sayOrigin(evidence);
  const close = () => {
    setDraft(null);
    opener.current?.focus();
  };
  // A menu gives focus back to its button when it has closed: the field takes it after that.
  const begin = () => {
    const values = { stance, quote, locator, lookedAt, tier: tier ?? null, origin: origin ?? '' };
    setDraft({ values, basedOn: evidence.entryId, meanwhile: null });
    window.setTimeout(() => form.current?.querySelector<HTMLElement>('textarea')?.focus());
  };
  const keep = (changed: Draft) => {
    // A card is drawn a moment after the tag changes: what counts is the source as it is now.
    const now = workbench.session.annotations.get(annotation.id)?.evidence.find(({ id }) => id === evidence.id) ?? evidence;
    if (now.entryId !== changed.basedOn) {
      const who = changer.current === null ? 'A colleague' : shortNameOf(workbench, changer.current);
      setDraft({
        ...changed,
        basedOn: now.entryId,
        meanwhile: `${who} changed this meanwhile, as it stands above. Keep yours once more to put it in that place.`,
      });
      return;
    }
    const payload = { annotationId: annotation.id, evidenceId: evidence.id, basedOn: changed.basedOn, ...changed.values };
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
      {draft && rights.canTag && (
        <EvidenceFields
          formRef={form}
          values={draft.values}
          onChange={(values) => setDraft({ ...draft, values })}
          submit="Keep the change"
          notice={draft.meanwhile}
          onSubmit={() => keep(draft)}
          onCancel={close}
        />
      )}
    </li>
  );
}

/** Who was the last to change a source since its row is there, or null while nobody was. The source itself says who linked it. */
function useLastChanger(evidenceId: string): RefObject<string | null> {
  const { session } = useWorkbench();
  const byId = useRef<string | null>(null);
  useEffect(
    () =>
      session.subscribeEntries((entries) => {
        for (const { type, payload, actorId } of entries) {
          const isOfThis = typeof payload === 'object' && payload !== null && 'evidenceId' in payload && payload.evidenceId === evidenceId;
          if (type === 'evidence.changed' && isOfThis) byId.current = actorId;
        }
      }),
    [session, evidenceId],
  );
  return byId;
}
