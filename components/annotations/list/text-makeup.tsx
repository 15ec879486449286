'use client';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useKeyTip } from '@/components/article/commands/key-hint';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import { useTextFigures } from '@/components/article/use-text-figures';
import { CompositionBar, CompositionLegend } from '@/components/charts/composition-bar';
import { sayCount, sayNumber } from '@/lib/domain/text/say-count';
import { selectUnseen } from '@/lib/editor/tags/clear-sentences';
import type { UnseenPlace } from '@/lib/editor/tags/text-figures';
import { useTagHands } from '../use-tag-hands';
import { saySeen, saySeenOfText } from './say-seen';

/** What the text is made of, and how many of its sentences somebody has seen. */
export function TextMakeup() {
  const figures = useTextFigures();
  const rights = useRightsNow();
  const tip = useKeyTip();
  if (!figures) return <div className="text-makeup" aria-busy="true" />;
  const { composition, coverage, unseen } = figures;
  const share = coverage.sentences === 0 ? 0 : Math.floor((100 * coverage.seen) / coverage.sentences);
  const seen = saySeenOfText(coverage);
  // Clear marks are made by keys alone: here is where somebody asks how.
  const says = rights.canTag ? [seen, `${tip('tagClear').title}.`, `${tip('nextUnseen').title}.`] : [seen];
  return (
    <div className="text-makeup">
      <p className="makeup-head">
        <span>What the text is made of</span>
        <span className="num" title={says.join(' ')}>
          {share}% seen
        </span>
      </p>
      <CompositionBar composition={composition} />
      <CompositionLegend composition={composition} />
      {unseen.length > 0 && <UnseenPlaces places={unseen} />}
    </div>
  );
}

/** So many paragraphs are named at once: the next ones come when these are seen. */
const MOST_SHOWN = 40;

/** The paragraphs that nobody has seen whole, each a way to its first sentence that is left. */
function UnseenPlaces({ places }: { places: readonly UnseenPlace[] }) {
  const { editor, session } = useWorkbench();
  const { toText } = useTagHands();
  const [isOpen, setOpen] = useState(false);
  const goTo = (pos: number) => {
    const found = selectUnseen(session, Math.min(pos, session.doc.content.size));
    if (found) editor.view.dispatch(found.scrollIntoView());
    toText();
  };
  const more = places.length - MOST_SHOWN;
  return (
    <details className="unseen-places" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <ChevronRight className="i s" aria-hidden="true" />
        {sayCount(places.length, 'paragraph not seen whole', 'paragraphs not seen whole')}
      </summary>
      {isOpen && (
        <ul>
          {places.slice(0, MOST_SHOWN).map(({ locator, pos, ...figures }) => (
            <li key={locator}>
              <button
                type="button"
                className="num"
                title={saySeen(figures)}
                aria-label={`${locator}, ${saySeen(figures)}`}
                onClick={() => goTo(pos)}
              >
                {locator}
              </button>
            </li>
          ))}
          {more > 0 && <li className="dim">and {sayNumber(more)} more</li>}
        </ul>
      )}
    </details>
  );
}
