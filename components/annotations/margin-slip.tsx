'use client';
import { Link2Off, Paperclip } from 'lucide-react';
import { memo } from 'react';
import { useWorkbench } from '@/components/article/session-context';
import { KindChip } from '@/components/ui/kind-chip';
import { VerdictGlyph } from '@/components/ui/verdict-glyph';
import { quotedWords } from '@/lib/domain/anchor';
import { type Annotation, lacksSource } from '@/lib/domain/annotation';
import { locatorAt } from '@/lib/domain/article-text';
import { glyphOf, spokenName, stateNameOf } from './tag-words';
import { useTagActions } from './use-tag-actions';

interface Props {
  annotation: Annotation;
  onOpen: (id: string) => void;
}

/** A folded card: which claim, its first words, how much it rests on, how far it is. A click opens it; in it the keys of the text count. */
export const MarginSlip = memo(function MarginSlip({ annotation, onOpen }: Props) {
  const { session } = useWorkbench();
  const { press } = useTagActions();
  const { id, kind, label, evidence, isStale, anchor } = annotation;
  const locator = locatorAt(session.doc, session.placesOf(annotation)[0]?.from ?? 0);
  const hasChanged = isStale || anchor.state !== 'exact';
  return (
    <article
      id={`card-${id}`}
      className={`slip ${hasChanged ? 'changed' : ''}`}
      aria-label={[spokenName(annotation), locator.replace('¶', 'paragraph '), stateNameOf(annotation)].filter(Boolean).join(', ')}
      tabIndex={-1}
      onClick={() => onOpen(id)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          onOpen(id);
        } else press(event);
      }}
    >
      <KindChip kind={kind} label={label} />
      <span className="slip-words trunc">{quotedWords(anchor)}</span>
      {hasChanged && <span className="tag warn">Text changed</span>}
      {evidence.length > 0 ? (
        <span className="slip-count num" title={evidence.length === 1 ? '1 source' : `${evidence.length} sources`}>
          <Paperclip className="i xs" aria-hidden="true" />
          {evidence.length}
        </span>
      ) : (
        lacksSource(annotation) && (
          <span className="slip-count none" title="Needs a source">
            <Link2Off className="i xs" aria-label="Needs a source" />
          </span>
        )
      )}
      <VerdictGlyph value={glyphOf(annotation)} />
    </article>
  );
});
