'use client';
import { useSaveState } from '@/components/article/opening/abandoned-work';
import { useWorkbench } from '@/components/article/session-context';
import { saySaveState } from '@/components/article/workbench/save-state';
import { sayChecked } from '@/components/charts/say-progress';
import { type SourceName, useArticleSources } from '@/components/sources/use-article-sources';
import { usePrinting } from '@/components/ui/use-printing';
import { sayMoment, useDateLanguage } from '@/components/ui/when';
import { sayNumber } from '@/lib/domain/text/say-count';
import type { TagSummary } from '@/lib/editor/tags/tag-summary';
import { useTagSummary } from '../list/use-ordered-tags';
import { PrintedTag } from './printed-tag';

/** So many tags are printed at most: some hundred sheets. More would keep the page and the printer busy for minutes. */
const MAX_PRINTED_TAGS = 2000;

/** The list while the page is printed, and nothing else. */
export function TagsForPaper() {
  const summary = useTagSummary();
  // Asked for before anybody prints: paper does not wait for an answer.
  const sources = useArticleSources();
  const isPrinting = usePrinting();
  if (!isPrinting || !summary || summary.tags.length === 0) return null;
  return <TagsOnPaper summary={summary} sources={sources} />;
}

interface Props {
  summary: TagSummary;
  sources: ReadonlyMap<string, SourceName>;
  max?: number;
}

/** The list as it stands on paper. */
export function TagsOnPaper({ summary: { tags, claims, checked }, sources, max = MAX_PRINTED_TAGS }: Props) {
  const { session } = useWorkbench();
  const { state } = useSaveState();
  const language = useDateLanguage();
  const printed = tags.slice(0, max);
  return (
    <section className="printed-tags" aria-label="Tags">
      <header>
        <h2>Tags</h2>
        {claims.length > 0 && <p>{sayChecked(checked, claims.length)}</p>}
        <p className="dim2">
          Printed {sayMoment(new Date(session.options.now()), language)}. {saySaveState(state, language)}.
        </p>
      </header>
      <ol>
        {printed.map((tag) => (
          <PrintedTag key={tag.id} annotation={tag} sources={sources} />
        ))}
      </ol>
      {printed.length < tags.length && (
        <p className="printed-cut">
          The list is cut here: these are the first {sayNumber(printed.length)} of {sayNumber(tags.length)} tags. An export of the article
          has all of them.
        </p>
      )}
    </section>
  );
}
