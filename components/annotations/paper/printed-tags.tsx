'use client';
import { late, useLate } from '@/components/ui/late';

const tagsOnPaper = late(() => import('./tags-on-paper'));

/** What paper shows below the text: every tag with its words, its verdict and what it rests on. On the page only while it is printed. */
export function PrintedTags() {
  const paper = useLate(tagsOnPaper, false);
  return paper && <paper.TagsForPaper />;
}
