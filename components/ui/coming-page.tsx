'use client';
import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import { isOfInputMethod } from '@/lib/editor/keys/input-method';
import { sayNothingComing, useComing } from './coming';
import { Skeleton, TextSkeleton } from './skeleton';

/**
 * What stands for a page that is slow to come, below the bar and after 200 ms: its layout, empty. (A `loading.tsx` would have a page that is
 * not there answer 200.) The page that is open stays as it is beneath, should nothing come; Escape goes back to it.
 */
export function ComingPage() {
  const to = useComing();
  const here = `${usePathname()}?${useSearchParams()}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is another page
  useEffect(sayNothingComing, [here]);
  useEffect(() => {
    if (to === null) return;
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !isOfInputMethod(event)) sayNothingComing();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [to]);
  if (to === null) return null;
  return (
    <div className="coming" role="status" aria-label="Opening the page">
      {isArticle(to) ? <ArticleShape /> : <PageShape />}
    </div>
  );
}

const isArticle = (to: string) => /^\/articles\/(?!new(?:$|[?#]))[^/?#]+(?:$|[?#])/.test(to);

function ArticleShape() {
  return (
    <div className="coming-article">
      <div className="coming-tags">
        <Skeleton width="55%" height="14px" />
        <Skeleton height="8px" />
        {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
          <Skeleton key={key} height="34px" />
        ))}
      </div>
      <div className="coming-paper">
        <TextSkeleton />
      </div>
    </div>
  );
}

function PageShape() {
  return (
    <div className="page">
      <div className="coming-head">
        <Skeleton width="180px" height="28px" />
      </div>
      {[60, 45, 52, 38, 55, 48].map((width) => (
        <div key={width} className="coming-row">
          <Skeleton width={`${width}%`} height="17px" />
          <Skeleton width="30%" height="11px" />
        </div>
      ))}
    </div>
  );
}
