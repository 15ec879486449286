'use client';
import type { ArticleSummary } from '@/lib/domain/contract/articles';
import { useMinute } from '../../ui/use-today';
import { useDateLanguage, utcTitle } from '../../ui/when';
import { sayArticleDue } from './say-article-due';

/** When an article is due, in the reader's own time zone: late in red, today in amber. The server, which does not know it, draws the UTC day. */
export function ArticleDue({ article: { dueAt, stage } }: { article: Pick<ArticleSummary, 'dueAt' | 'stage'> }) {
  const minute = useMinute();
  const language = useDateLanguage();
  if (dueAt === null) return <span className="dim">No date</span>;
  const said =
    minute === null
      ? { first: dueAt.slice(0, 10), second: '', tone: 'later' }
      : sayArticleDue(new Date(dueAt), stage, new Date(), language);
  return (
    <time className={`article-due ${said.tone}`} dateTime={dueAt} title={`Due ${utcTitle(dueAt)}`}>
      <span className="vh">Due </span>
      <b>{said.first}</b>
      <span> {said.second}</span>
    </time>
  );
}
