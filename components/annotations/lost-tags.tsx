'use client';
import { useRightsNow } from '@/components/article/use-rights-now';
import { Button } from '@/components/ui/button';
import { KindChip } from '@/components/ui/kind-chip';
import { shownQuote } from '@/lib/domain/anchors/anchor-words';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { ColumnSection } from './column-section';
import { useTagActions } from './use-tag-actions';

interface Props {
  orphans: readonly Annotation[];
  moved: readonly Annotation[];
  onActivate: (id: string) => void;
}

/** Tags whose words are gone, and tags that were found again elsewhere: each waits for a person. */
export function LostTags({ orphans, moved, onActivate }: Props) {
  return (
    <>
      <LostList title="Orphans" hint="Their words are gone. Select new words, then attach." tags={orphans} onActivate={onActivate} />
      <LostList title="Moved" hint="Found again elsewhere." tags={moved} onActivate={onActivate} />
    </>
  );
}

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
  const { attempt, actions, toText } = useTagActions();
  if (tags.length === 0) return null;
  return (
    <ColumnSection title={title} count={tags.length}>
      <p className="hint">{hint}</p>
      <ul>
        {tags.map((tag) => (
          <li key={tag.id}>
            <button type="button" className="lost-tag" onClick={() => onActivate(tag.id)}>
              <KindChip kind={tag.kind} label={tag.label} />
              <span className="read">
                <span className="dim">…{tag.anchor.ranges[0]?.prefix}</span>
                <b>{shownQuote(tag.anchor)}</b>
                <span className="dim">{tag.anchor.ranges.at(-1)?.suffix}…</span>
              </span>
            </button>
            {rights.canTag && (
              <span className="card-buttons">
                {tag.anchor.state === 'moved' && (
                  <Button
                    size="s"
                    aria-label={`Confirm ${tag.label ?? 'the tag'}`}
                    onClick={() => attempt(() => actions.confirmPlace(tag)) && toText()}
                  >
                    Confirm
                  </Button>
                )}
                <Button size="s" onClick={() => attempt(() => actions.reattach(tag)) && toText()}>
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
