'use client';
import { ChevronRight } from 'lucide-react';
import { useWorkbench } from '@/components/article/session-context';
import { Button } from '@/components/ui/button';
import { KindChip } from '@/components/ui/kind-chip';
import { useMedia } from '@/components/ui/use-media';
import { quotedWords } from '@/lib/domain/anchor';
import type { Annotation } from '@/lib/domain/annotation';
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
  const { rights } = useWorkbench();
  const { attempt, actions, toText } = useTagActions();
  const isPhone = useMedia('phone');
  if (tags.length === 0) return null;
  return (
    <section className="lost" aria-label={title}>
      <details open={!isPhone}>
        <summary>
          <ChevronRight className="i s" aria-hidden="true" />
          <h2 className="h2">
            {title} <span className="dim">{tags.length}</span>
          </h2>
        </summary>
        <p className="hint">{hint}</p>
        <ul>
          {tags.map((tag) => (
            <li key={tag.id}>
              <button type="button" className="lost-tag" onClick={() => onActivate(tag.id)}>
                <KindChip kind={tag.kind} label={tag.label} />
                <span className="read">
                  <span className="dim">…{tag.anchor.ranges[0]?.prefix}</span>
                  <b>{quotedWords(tag.anchor)}</b>
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
      </details>
    </section>
  );
}
