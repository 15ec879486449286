'use client';
import { useArticleSources } from '@/components/sources/use-article-sources';
import { late, useLate } from '@/components/ui/late';
import { usePainted } from '@/components/ui/use-painted';
import { usePrinting } from '@/components/ui/use-printing';
import { useTagSummary } from './use-ordered-tags';

const tagsOnPaper = late(() => import('./tags-on-paper'));

/** What paper shows below the text: every tag with its words, its verdict and what it rests on. On the page only while it is printed. */
export function PrintedTags() {
  return usePainted() ? <TagsAtHand /> : null;
}

function TagsAtHand() {
  const summary = useTagSummary();
  // Asked for before anybody prints: paper does not wait for an answer.
  const sources = useArticleSources();
  const isPrinting = usePrinting();
  const paper = useLate(tagsOnPaper, isPrinting);
  if (!isPrinting || !summary || summary.tags.length === 0) return null;
  return paper && <paper.TagsOnPaper summary={summary} sources={sources} />;
}
