import type { ReactNode } from 'react';
import { Logo } from '@/components/desk/logo';
import { TextSkeleton } from '@/components/ui/skeleton';

/** Where the text will be, while the article is still coming: the column of the tags and the paper. */
export function TextOpening() {
  return (
    <>
      <div className="tag-column" />
      <div className="sheet-scroll">
        <div className="canvas">
          <main className="paper" aria-label="Opening the article">
            <div className="paper-bar" />
            <div className="paper-text paper-opening">
              <TextSkeleton />
            </div>
          </main>
        </div>
      </div>
    </>
  );
}

/** The true layout of an article, empty: nothing jumps when it is there. */
export function ArticleOpening({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="workbench" aria-busy="true">
      <header className="top">
        <Logo />
        <h1 className="article-name trunc sp">{title}</h1>
      </header>
      {children}
    </div>
  );
}
