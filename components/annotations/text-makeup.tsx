'use client';
import { useKeyTip } from '@/components/article/key-hint';
import { useRightsNow } from '@/components/article/use-rights-now';
import { useTextFigures } from '@/components/article/use-text-figures';
import { CompositionBar, CompositionLegend } from '@/components/charts/composition-bar';

/** What the text is made of, and how many of its sentences somebody has seen. */
export function TextMakeup() {
  const figures = useTextFigures();
  const rights = useRightsNow();
  const tip = useKeyTip();
  if (!figures) return <div className="text-makeup" aria-busy="true" />;
  const { composition, coverage } = figures;
  const share = coverage.sentences === 0 ? 0 : Math.floor((100 * coverage.seen) / coverage.sentences);
  const seen = `${coverage.seen} of ${coverage.sentences} sentences are tagged or marked clear.`;
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
    </div>
  );
}
