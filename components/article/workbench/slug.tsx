'use client';
import { late, useLate } from '@/components/ui/late';
import { useMedia } from '@/components/ui/use-media';
import { usePainted } from '@/components/ui/use-painted';
import { useRevision, useWorkbench } from '../session-context';
import { useAskedWork } from '../work/asked-work';

const articleWork = late(() => import('../work/article-work'));
const slugWords = late(() => import('./slug-words'));

/** The line over the text: whose it is and how long. Who may correct that presses the byline; on a phone the menu of the article has it. */
export function Slug() {
  const { session, rights } = useWorkbench();
  useRevision();
  const isPhone = useMedia('phone');
  const work = useLate(articleWork, isPhone);
  const { setOpen } = useAskedWork();
  const { byline } = session.confirmed.details;
  // Who opens a book wants to read it before its words are counted.
  const words = useLate(slugWords, usePainted());
  return (
    <p className="slug mono">
      {rights.canEdit && !isPhone ? (
        <button
          type="button"
          className={byline === '' ? 'trunc no-byline' : 'trunc'}
          title="Article details"
          aria-haspopup="dialog"
          onClick={() => setOpen('details')}
        >
          {byline || 'Add a byline'}
        </button>
      ) : (
        byline !== '' && <span className="trunc">{byline}</span>
      )}
      <span>{words?.sayLength(session.doc)}</span>
      {isPhone && work && <work.SlugDue />}
    </p>
  );
}
