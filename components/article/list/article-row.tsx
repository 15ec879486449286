'use client';
import Link from 'next/link';
import type { ArticleSummary } from '@/lib/domain/contract/articles';
import { When } from '../../ui/when';
import { ArticleMenu } from './article-menu';

interface Props {
  article: ArticleSummary;
  desks: { id: string; name: string; mayFile: boolean }[];
}

export function ArticleRow({ article, desks }: Props) {
  const { id, title, byline, deskName, wordCount, claimCount, checkedCount, updatedAt, isArchived, language, direction } = article;
  const about = [byline, deskName, `${wordCount.toLocaleString('en-GB')} ${wordCount === 1 ? 'word' : 'words'}`].filter(Boolean);
  return (
    <tr className="art">
      <td>
        <Link className="tt read" href={`/articles/${id}`} lang={language || undefined} dir={direction} title={title}>
          {title || 'Untitled'}
        </Link>
        <span className="about">
          {about.map((part) => (
            <span key={part}>{part}</span>
          ))}
          {isArchived && <span className="tag">Archived</span>}
        </span>
      </td>
      <td>
        <span className="progress">
          <progress max={Math.max(1, claimCount)} value={checkedCount} aria-label={`${checkedCount} of ${claimCount} claims checked`} />
          <span className="num" aria-hidden="true">
            <b>{checkedCount}</b>/{claimCount}
          </span>
        </span>
      </td>
      <td className="num nw">
        <When at={updatedAt} />
      </td>
      <td>
        <ArticleMenu article={article} desks={desks} />
      </td>
    </tr>
  );
}
