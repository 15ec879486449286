'use client';
import { Ellipsis } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { shortNameOf } from '@/components/article/people/person-names';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import type { SourceName } from '@/components/sources/use-article-sources';
import { Button } from '@/components/ui/button';
import { Menu, MenuRow } from '@/components/ui/menu';
import { PageLink } from '@/components/ui/page-link';
import { isSame } from '@/components/ui/parts-meanwhile';
import { useGo } from '@/components/ui/use-go';
import { Day } from '@/components/ui/when';
import { type Evidence, stances } from '@/lib/domain/sources/evidence';
import { sayOrigin, saySourcing, sourcingOf } from '@/lib/domain/sources/sourcing';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { draftOf, useCardDraft } from '../card-drafts';
import { useTagHands } from '../use-tag-hands';
import { withHeld } from '../with-held';
import { EvidenceValues } from './evidence-draft';
import { EvidenceFields } from './evidence-fields';

interface Props {
  annotation: Annotation;
  sources: ReadonlyMap<string, SourceName>;
}

/** What a tag rests on: stance in words, the quoted words and where they stand. A source that is unlinked while the person changes it stays with what they wrote. */
export function EvidenceList({ annotation, sources }: Props) {
  const { session } = useWorkbench();
  const rights = useRightsNow();
  const before = useRef<readonly string[]>([]);
  const { evidence, removedEvidence } = annotation;
  const held = rights.canTag ? removedEvidence.filter(({ id }) => draftOf(session, drafts, id) !== null) : [];
  const shown = withHeld(evidence, held, before.current);
  useEffect(() => {
    before.current = shown.map(({ id }) => id);
  });
  return (
    <>
      {shown.length > 0 && (
        <ul className="evidence" aria-label="Sources of this tag">
          {shown.map((one) => (
            <EvidenceRow
              key={one.id}
              annotation={annotation}
              evidence={one}
              isUnlinked={held.includes(one)}
              source={sources.get(one.sourceId)}
            />
          ))}
        </ul>
      )}
      {/* A verdict on a note alone has no source at all, which is to be said, too. */}
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

/** The longest place in a source that leaves its name room in one line of a card. A longer one has lines of its own. */
const MAX_CHARS_BESIDE_NAME = 16;

interface RowProps {
  annotation: Annotation;
  evidence: Evidence;
  /** True of one that is none any more, and in sight for what the person has begun to write of it. */
  isUnlinked: boolean;
  source: SourceName | undefined;
}

function EvidenceRow({ annotation, evidence, isUnlinked, source }: RowProps) {
  const workbench = useWorkbench();
  const rights = useRightsNow();
  const { attempt, act } = useTagHands();
  const go = useGo();
  const [draft, setDraft] = useCardDraft(drafts, evidence.id);
  /** Closed by Escape: what is written waits for who opens it again. */
  const [isFolded, setFolded] = useState(false);
  const changerId = useLastChanger(evidence.id);
  const opener = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const row = useRef<HTMLLIElement>(null);
  const title = source?.title ?? 'Source';
  // Whoever reads the article may read its sources. One that is not stored yet has no page.
  const page = source && !source.isQueued ? `/sources/${evidence.sourceId}` : null;
  const { stance, quote, locator, lookedAt, tier, origin } = evidence;
  const said = sayOrigin(evidence);
  // Where nothing says the place in the source, the day stands there.
  const isLookedAtApart = locator !== '' && lookedAt !== null;
  const isPlaceApart = locator.length > MAX_CHARS_BESIDE_NAME;
  const close = () => {
    setDraft(null);
    opener.current?.focus();
  };
  const values = { stance, quote, locator, lookedAt, tier: tier ?? null, origin: origin ?? '' };
  const fold = (begun: Draft) => {
    if (isSame(begun.values, values)) return close();
    setFolded(true);
    opener.current?.focus();
  };
  // A menu gives focus back to its button when it has closed: the field takes it after that. What was begun goes on as it is.
  const begin = () => {
    setFolded(false);
    if (draft === null) setDraft({ values, basedOn: evidence.entryId, meanwhile: null });
    window.setTimeout(() => form.current?.querySelector<HTMLElement>('textarea')?.focus());
  };
  const keep = (changed: Draft) => {
    // A card is drawn a moment after the tag changes: what counts is the source as it is now.
    const now = workbench.session.annotations.get(annotation.id)?.evidence.find(({ id }) => id === evidence.id) ?? evidence;
    if (now.entryId !== changed.basedOn) {
      const who = changerId === null ? 'A colleague' : shortNameOf(workbench, changerId);
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
  const unlink = () => {
    if (attempt(() => act('evidence.unlinked', { annotationId: annotation.id, evidenceId: evidence.id }))) setDraft(null);
  };
  const linkAnew = ({ values }: Draft) => {
    const payload = { annotationId: annotation.id, evidenceId: uuidv7(), sourceId: evidence.sourceId, ...values };
    if (attempt(() => act('evidence.linked', payload))) close();
  };
  const sayUnlinked = (byId: string | null) => {
    if (byId === null) return 'This source was unlinked meanwhile.';
    return `${byId === workbench.session.options.personId ? 'You' : shortNameOf(workbench, byId)} unlinked this source.`;
  };
  // It was there for the words that were begun, and they are put away.
  if (isUnlinked && !draft) return null;
  // Who links sources has it in the menu.
  const pageLink = page && !rights.canTag && (
    <PageLink className="link" href={page}>
      Open the source<span className="vh"> {title}</span>
    </PageLink>
  );
  return (
    <li ref={row} tabIndex={isUnlinked ? -1 : undefined}>
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
        {!isPlaceApart && (
          <span className="mono evidence-place">
            {locator !== ''
              ? locator
              : lookedAt !== null && (
                  <>
                    seen <Day on={lookedAt} />
                  </>
                )}
          </span>
        )}
        {!isUnlinked && rights.canTag && (
          <Menu
            label={`Evidence from ${title}`}
            trigger={
              <Button ref={opener} className="evidence-more" size="s" variant="quiet" isIcon aria-label={`More for ${title}`}>
                <Ellipsis className="i s" aria-hidden="true" />
              </Button>
            }
          >
            <MenuRow opensField onSelect={begin}>
              Change
            </MenuRow>
            {page && <MenuRow onSelect={() => go(page)}>Open the source</MenuRow>}
            <MenuRow onSelect={unlink}>Unlink</MenuRow>
          </Menu>
        )}
      </div>
      {isPlaceApart && (
        <p className="mono evidence-place" dir="auto">
          {locator}
        </p>
      )}
      {quote !== '' && <blockquote className="read">{quote}</blockquote>}
      {(said !== '' || isLookedAtApart || pageLink) && (
        <p className="evidence-origin">
          {said !== '' && <span dir="auto">{said}</span>}
          {isLookedAtApart && (
            <span>
              Looked at <Day on={lookedAt} />
            </span>
          )}
          {pageLink}
        </p>
      )}
      {/* Of one that is unlinked the words are all that there is. */}
      {draft && rights.canTag && (!isFolded || isUnlinked) && (
        <EvidenceFields
          formRef={form}
          values={draft.values}
          onChange={(values) => setDraft({ ...draft, values })}
          {...(isUnlinked
            ? {
                submit: 'Link it anew',
                cancel: 'Put it away',
                notice: sayUnlinked(changerId),
                onSubmit: () => linkAnew(draft),
                // Nothing else has the words: Escape leaves them where they are.
                onEscape: () => row.current?.focus(),
              }
            : { submit: 'Keep the change', notice: draft.meanwhile, onSubmit: () => keep(draft), onEscape: () => fold(draft) })}
          onCancel={close}
        />
      )}
    </li>
  );
}

/** Who was the last to change or unlink a source since its row is there, or null while nobody was. The source itself says who linked it. */
function useLastChanger(evidenceId: string): string | null {
  const { session } = useWorkbench();
  const [byId, setById] = useState<string | null>(null);
  useEffect(
    () =>
      session.subscribeEntries((entries) => {
        for (const { type, payload, actorId } of entries) {
          const isOfThis = typeof payload === 'object' && payload !== null && 'evidenceId' in payload && payload.evidenceId === evidenceId;
          if ((type === 'evidence.changed' || type === 'evidence.unlinked') && isOfThis) setById(actorId);
        }
      }),
    [session, evidenceId],
  );
  return byId;
}
