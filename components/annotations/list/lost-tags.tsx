'use client';
import { sayDone } from '@/components/article/say-done';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import { Button } from '@/components/ui/button';
import { KindChip } from '@/components/ui/kind-chip';
import { quoteRange } from '@/lib/domain/anchors/anchor';
import { shownQuote } from '@/lib/domain/anchors/anchor-words';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { sayAttached, sayConfirmed } from '../say-place';
import { useTagHands } from '../use-tag-hands';
import { ColumnSection } from './column-section';

interface Props {
  orphans: readonly Annotation[];
  moved: readonly Annotation[];
  onActivate: (id: string) => void;
}

/** Tags whose words are gone, and tags that were found again elsewhere: each waits for a person. */
export function LostTags({ orphans, moved, onActivate }: Props) {
  const { canTag } = useRightsNow();
  const gone = canTag ? 'Their words are gone. Select new words, then attach.' : 'Their words are gone.';
  return (
    <>
      <LostList title="Orphans" hint={gone} tags={orphans} onActivate={onActivate} />
      <LostList title="Moved" hint="Found again elsewhere." tags={moved} onActivate={onActivate} />
    </>
  );
}

const CONFIRM = '[data-part=confirm]';

function LostList({
  title,
  hint,
  tags,
  onActivate,
}: {
  title: string;
  hint: string;
  tags: readonly Annotation[];
  onActivate: (id: string) => void;
}) {
  const rights = useRightsNow();
  const { sender } = useWorkbench();
  const { attempt, actions, say, toText } = useTagHands();
  if (tags.length === 0) return null;
  /** Thirty moved tags are gone through from row to row; after the last one the text is next, as it is after Attach, which takes words that were selected there. */
  const confirm = (tag: Annotation, row: Element | null) => {
    // What is pressed goes with its row.
    const next = [row?.nextElementSibling, row?.previousElementSibling].flatMap((one) => one?.querySelector<HTMLElement>(CONFIRM) ?? [])[0];
    if (!attempt(() => actions.confirmPlace(tag))) return;
    say(sayDone(sender, sayConfirmed(tag)));
    if (next) next.focus();
    else toText();
  };
  const attach = (tag: Annotation) => {
    if (!attempt(() => actions.reattach(tag))) return;
    say(sayDone(sender, sayAttached(tag)));
    toText();
  };
  return (
    <ColumnSection title={title} count={tags.length}>
      <p className="hint">{hint}</p>
      <ul>
        {tags.map((tag) => (
          <li key={tag.id}>
            <button type="button" className="section-row" onClick={() => onActivate(tag.id)}>
              <KindChip kind={tag.kind} label={tag.label} />
              <QuoteOf tag={tag} />
            </button>
            {rights.canTag && (
              <span className="card-buttons">
                {tag.anchor.state === 'moved' && (
                  <Button
                    size="s"
                    aria-label={`Confirm ${tag.label ?? 'the tag'}`}
                    data-part="confirm"
                    // Enter held down would go on from row to row, and confirm words that nobody has looked at.
                    onKeyDown={(event) => {
                      if (event.key === 'Enter' && event.repeat) event.preventDefault();
                    }}
                    onClick={({ currentTarget }) => confirm(tag, currentTarget.closest('li'))}
                  >
                    Confirm
                  </Button>
                )}
                <Button size="s" onClick={() => attach(tag)}>
                  Attach {tag.label ?? 'the tag'} to the selection
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </ColumnSection>
  );
}

/** The words with what stood around them; of words that were found again what stands around them now: that place is confirmed. */
function QuoteOf({ tag }: { tag: Annotation }) {
  const { anchor } = tag;
  const { session } = useWorkbench();
  const around = anchor.state === 'moved' ? session.placesOf(tag).map(({ from, to }) => quoteRange(session.doc, from, to)) : anchor.ranges;
  return (
    <span className="read" lang={session.language}>
      <span className="dim">…{around[0]?.prefix}</span>
      <b>{shownQuote(anchor)}</b>
      <span className="dim">{around.at(-1)?.suffix}…</span>
    </span>
  );
}
