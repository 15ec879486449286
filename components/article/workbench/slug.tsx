'use client';
import { late, useLate } from '@/components/ui/late';
import { useMedia } from '@/components/ui/use-media';
import { usePainted } from '@/components/ui/use-painted';
import { useRevision, useWorkbench } from '../session-context';

const articleWork = late(() => import('../work/article-work'));
const slugWords = late(() => import('./slug-words'));

/** The line over the text: whose it is and how long. */
export function Slug() {
  const { session } = useWorkbench();
  useRevision();
  const isPhone = useMedia('phone');
  const work = useLate(articleWork, isPhone);
  const { byline } = session.confirmed.details;
  // Who opens a book wants to read it before its words are counted.
  const words = useLate(slugWords, usePainted());
  return (
    <p className="slug mono">
      {byline !== '' && <span className="trunc">{byline}</span>}
      <span>{words?.sayLength(session.doc)}</span>
      {isPhone && work && <work.SlugDue />}
    </p>
  );
}
