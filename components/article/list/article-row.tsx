'use client';
import type { Ref } from 'react';
import { ClaimProgress } from '@/components/charts/claim-progress';
import { CompositionBar } from '@/components/charts/composition-bar';
import { sayProgress } from '@/components/charts/say-progress';
import { PageLink } from '@/components/ui/page-link';
import { shownTitle } from '@/lib/domain/articles/shown-title';
import type { ArticleSummary } from '@/lib/domain/contract/articles';
import type { ArticleCompany as Company } from '@/lib/domain/contract/presence';
import { isUnseen } from '@/lib/domain/text/is-unseen';
import { sayNumber } from '@/lib/domain/text/say-count';
import { Explained } from '../../ui/explained';
import { Skeleton } from '../../ui/skeleton';
import { When } from '../../ui/when';
import { sayWords } from '../say-words';
import { ArticleCompany } from './article-company';
import { ArticleDue } from './article-due';
import type { ListDesk } from './article-list';
import { ArticleMenu } from './article-menu';
import { ArticlePeople } from './article-people';
import { StageMark } from './stage-mark';

interface Props {
  article: ArticleSummary;
  personId: string;
  desks: readonly ListDesk[];
  rowIndex: number;
  /** The list is in order of changes: the row says when its own was. */
  isByChange: boolean;
  /** Who else has it open now. */
  company: Company | null;
  ref: Ref<HTMLTableRowElement>;
}

export function ArticleRow({ article, personId, desks, rowIndex, isByChange, company, ref }: Props) {
  const { id, title, byline, deskName, wordCount, stage, updatedAt, isArchived, language, direction } = article;
  const about = Object.entries({ byline, deskName, words: sayWords(wordCount) }).filter(([, said]) => said !== '');
  return (
    <tr ref={ref} data-index={rowIndex} aria-rowindex={rowIndex + 2} className="art">
      <td>
        <PageLink
          className="tt read"
          href={`/articles/${id}`}
          lang={(!isUnseen(title) && language) || undefined}
          dir={direction}
          title={title}
        >
          {shownTitle(title)}
        </PageLink>
        <span className="about-line">
          <span className="about">
            {about.map(([what, said]) => (
              <bdi key={what}>{said}</bdi>
            ))}
            {isByChange && (
              <span>
                Changed <When at={updatedAt} />
              </span>
            )}
            {isArchived && <span className="tag">Archived</span>}
          </span>
          {company && <ArticleCompany company={company} />}
        </span>
      </td>
      <td>
        <StageMark stage={stage} />
      </td>
      <td>
        <Progress article={article} />
      </td>
      <td>
        <MadeOf composition={article.composition} />
      </td>
      <td>
        <ArticlePeople article={article} />
      </td>
      <td className="num nw">
        <ArticleDue article={article} />
      </td>
      <td>
        <ArticleMenu article={article} personId={personId} desks={desks} />
      </td>
    </tr>
  );
}

function Progress({ article }: Pick<Props, 'article'>) {
  const { claimCount, checkedCount, claimCounts } = article;
  if (claimCount === 0) return <span className="dim">No claims</span>;
  return (
    <Explained className="progress" words={sayProgress(article)}>
      <ClaimProgress counts={claimCounts} claimCount={claimCount} />
      <span className="num" aria-hidden="true">
        <b>{sayNumber(checkedCount)}</b>
        <span className="dim">/{sayNumber(claimCount)}</span>
      </span>
    </Explained>
  );
}

function MadeOf({ composition }: Pick<ArticleSummary, 'composition'>) {
  if (composition === null) return <Skeleton height="8px" />;
  const words = composition.claim + composition.opinion + composition.proposal + composition.none;
  return words === 0 ? <span className="dim">No words</span> : <CompositionBar composition={composition} width={116} height={8} />;
}
