'use client';
import { Ellipsis } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { shortNameOf } from '@/components/article/people/person-names';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import type { SourceName } from '@/components/sources/use-article-sources';
import { Button } from '@/components/ui/button';
import { Menu, MenuRow } from '@/components/ui/menu';
import { PageLink } from '@/components/ui/page-link';
import { useGo } from '@/components/ui/use-go';
import { Day } from '@/components/ui/when';
import { type Evidence, stances } from '@/lib/domain/sources/evidence';
import { sayOrigin, saySourcing, sourcingOf } from '@/lib/domain/sources/sourcing';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { draftOf } from '../card-drafts';
import { withHeld } from '../with-held';
import { EvidenceFields } from './evidence-fields';
import { type EvidenceChange, evidenceChanges, useEvidenceChange } from './use-evidence-change';

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
  const held = rights.canTag ? removedEvidence.filter(({ id }) => draftOf(session, evidenceChanges, id) !== null) : [];
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
  const rights = useRightsNow();
  const go = useGo();
  const change = useEvidenceChange(annotation, evidence);
  const row = useRef<HTMLLIElement>(null);
  const { draft, isFolded, opener } = change;
  const title = source?.title ?? 'Source';
  // Whoever reads the article may read its sources. One that is not stored yet has no page.
  const page = source && !source.isQueued ? `/sources/${evidence.sourceId}` : null;
  const { stance, quote, locator, lookedAt } = evidence;
  const said = sayOrigin(evidence);
  const isCorrected = source?.isCorrected === true;
  // Where nothing says the place in the source, the day stands there.
  const isLookedAtApart = locator !== '' && lookedAt !== null;
  const isPlaceApart = locator.length > MAX_CHARS_BESIDE_NAME;
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
            <MenuRow opensField onSelect={change.begin}>
              Change…
            </MenuRow>
            {page && <MenuRow onSelect={() => go(page)}>Open the source</MenuRow>}
            <MenuRow onSelect={change.unlink}>Unlink</MenuRow>
          </Menu>
        )}
      </div>
      {isPlaceApart && (
        <p className="mono evidence-place" dir="auto">
          {locator}
        </p>
      )}
      {quote !== '' && <blockquote className="read">{quote}</blockquote>}
      {(said !== '' || isLookedAtApart || isCorrected || pageLink) && (
        <p className="evidence-origin">
          {said !== '' && <span dir="auto">{said}</span>}
          {isLookedAtApart && (
            <span>
              Looked at <Day on={lookedAt} />
            </span>
          )}
          {isCorrected && <span>Corrected since it was signed</span>}
          {pageLink}
        </p>
      )}
      {/* Of one that is unlinked the words are all that there is. */}
      {draft && rights.canTag && (!isFolded || isUnlinked) && (
        <ChangeForm change={change} draft={draft} isUnlinked={isUnlinked} toRow={() => row.current?.focus()} />
      )}
    </li>
  );
}

interface ChangeFormProps {
  change: EvidenceChange;
  draft: NonNullable<EvidenceChange['draft']>;
  isUnlinked: boolean;
  toRow: () => void;
}

/** What is being written of a source: a change of it, or, where it was unlinked meanwhile, what can be linked anew. */
function ChangeForm({ change, draft, isUnlinked, toRow }: ChangeFormProps) {
  const workbench = useWorkbench();
  const { changerId } = change;
  const sayUnlinked = () => {
    if (changerId === null) return 'This source was unlinked meanwhile.';
    return `${changerId === workbench.session.options.personId ? 'You' : shortNameOf(workbench, changerId)} unlinked this source.`;
  };
  return (
    <EvidenceFields
      formRef={change.form}
      values={draft.values}
      onChange={(values) => change.write(draft, values)}
      {...(isUnlinked
        ? {
            submit: 'Link it anew',
            cancel: 'Put it away',
            notice: sayUnlinked(),
            onSubmit: () => change.linkAnew(draft),
            // Nothing else has the words: Escape leaves them where they are.
            onEscape: toRow,
          }
        : {
            submit: 'Keep the change',
            notice: draft.meanwhile,
            onSubmit: () => change.keep(draft),
            onEscape: () => change.fold(draft),
          })}
      onCancel={change.close}
    />
  );
}
