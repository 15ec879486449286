'use client';
import { countBlockWords } from '@/lib/domain/article-words';
import { useRevision, useWorkbench } from './session-context';

/** The line over the text: whose it is and how long. */
export function Slug() {
  const { session } = useWorkbench();
  useRevision();
  const { byline } = session.confirmed.details;
  const words = countBlockWords(session.doc);
  return (
    <p className="slug mono">
      {byline !== '' && <span className="trunc">{byline}</span>}
      <span>{words.toLocaleString('en-GB')} words</span>
    </p>
  );
}
