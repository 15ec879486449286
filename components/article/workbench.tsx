'use client';
import { useMemo, useState } from 'react';
import { TagHandsProvider } from '@/components/annotations/use-tag-actions';
import { Logo } from '@/components/desk/logo';
import type { Theme } from '@/components/desk/theme';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { type ArticleRights, WorkbenchProvider } from './session-context';
import { useArticle } from './use-article';
import { useHands } from './use-hands';
import { WorkbenchBar } from './workbench-bar';
import { WorkbenchPanes } from './workbench-panes';

interface Props {
  articleId: string;
  deskId: string;
  person: { id: string; name: string };
  theme: Theme;
  title: string;
  rights: ArticleRights;
  /** Names by id of those who may appear on a card. */
  people: readonly { id: string; name: string }[];
  formats: readonly { id: string; name: string }[];
}

/** The workbench of one article: tags, text and the card of the active tag. */
export function Workbench({ articleId, deskId, person, theme, title, rights, people, formats }: Props) {
  const [activeId, setActiveId] = useState<string | null>(null);
  const hands = useHands(rights);
  const opening = useArticle(articleId, person.id, {
    mode: rights.canTag ? 'tag' : 'read',
    page: () => hands.page.current,
    onActivate: setActiveId,
  });
  const names = useMemo(() => new Map(people.map(({ id, name }) => [id, name])), [people]);

  if (opening.name === 'failed') {
    return (
      <main className="page">
        <Banner tone="danger" title="The article did not open" action={<Button onClick={opening.retry}>Try again</Button>}>
          {opening.sentence}
        </Banner>
      </main>
    );
  }
  if (opening.name === 'opening') return <OpeningArticle title={title} />;
  const { article } = opening;
  return (
    <WorkbenchProvider value={{ ...article, rights, people: names, deskId }}>
      <TagHandsProvider value={hands.with(article)}>
        <div className="workbench">
          <WorkbenchBar articleId={articleId} title={title} formats={formats} person={person} theme={theme} />
          <WorkbenchPanes activeId={activeId} />
          {hands.dialog}
        </div>
      </TagHandsProvider>
    </WorkbenchProvider>
  );
}

function OpeningArticle({ title }: { title: string }) {
  return (
    <div className="workbench" aria-busy="true">
      <header className="top">
        <Logo />
        <span className="article-name">{title}</span>
      </header>
      <main className="paper" aria-label="Opening the article">
        <div className="skel" style={{ height: 36, width: '70%', margin: '24px 0' }} />
        {['a', 'b', 'c', 'd', 'e'].map((key) => (
          <div key={key} className="skel" style={{ height: 96, margin: '18px 0' }} />
        ))}
      </main>
    </div>
  );
}
