'use client';
import { EditorContent } from '@tiptap/react';
import Link from 'next/link';
import { useMemo, useRef, useState } from 'react';
import { LostTags } from '@/components/annotations/lost-tags';
import { TagCard } from '@/components/annotations/tag-card';
import { TagList } from '@/components/annotations/tag-list';
import { TagHandsProvider, useTagActions } from '@/components/annotations/use-tag-actions';
import { Logo } from '@/components/desk/logo';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { wordsBetween } from '@/lib/domain/article-text';
import { goTo } from '@/lib/editor/text-commands';
import { ExportMenu } from './export-menu';
import { ModeSwitch } from './mode-switch';
import { RefusedChanges } from './refused-changes';
import { SaveState } from './save-state';
import { SelectionToolbar } from './selection-toolbar';
import { type ArticleRights, useAnnotation, useRevision, useWorkbench, WorkbenchProvider } from './session-context';
import { useArticle } from './use-article';
import { useHands } from './use-hands';

interface Props {
  articleId: string;
  deskId: string;
  personId: string;
  title: string;
  rights: ArticleRights;
  /** Names by id of those who may appear on a card. */
  people: readonly { id: string; name: string }[];
  formats: readonly { id: string; name: string }[];
}

/** The workbench of one article: tags, text and the card of the active tag. */
export function Workbench({ articleId, deskId, personId, title, rights, people, formats }: Props) {
  const [activeId, setActiveId] = useState<string | null>(null);
  const hands = useHands(rights);
  const opening = useArticle(articleId, personId, {
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
          <Bar articleId={articleId} title={title} formats={formats} rights={rights} />
          <Panes activeId={activeId} />
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

function Bar({ articleId, title, formats, rights }: Pick<Props, 'articleId' | 'title' | 'formats' | 'rights'>) {
  const { session, sender } = useWorkbench();
  useRevision();
  const headline = session.doc.firstChild;
  const name = headline ? wordsBetween(headline, 0, headline.content.size) : title;
  return (
    <header className="top">
      <Link href="/articles" aria-label="Galley, to the articles">
        <Logo />
      </Link>
      <nav className="crumbs" aria-label="Place">
        <Link href="/articles">Articles</Link>
        <span aria-hidden="true">/</span>
        <span className="article-name trunc" aria-current="page">
          {name || 'Untitled'}
        </span>
      </nav>
      <span className="sp" />
      <SaveState />
      {rights.canPasteNewer && (
        <Link className="btn quiet" href={`/articles/${articleId}/newer-version`}>
          Paste a newer version
        </Link>
      )}
      <ExportMenu articleId={articleId} formats={formats} waits={sender.state.name !== 'saved'} />
    </header>
  );
}

function Panes({ activeId }: { activeId: string | null }) {
  const { editor, session } = useWorkbench();
  const annotation = useAnnotation(activeId);
  const hands = useTagActions();
  const margin = useRef<HTMLDivElement>(null);
  const activate = (id: string) => goTo(editor.view, hands.actions, id);
  return (
    <>
      <TagList activeId={activeId} onActivate={activate} />
      <main className="paper">
        <RefusedChanges />
        <ModeSwitch />
        <div className="paper-text">
          <EditorContent editor={editor} />
          <SelectionToolbar />
        </div>
      </main>
      <aside ref={margin} className="margin" aria-label="The active tag">
        {annotation ? (
          <TagCard key={annotation.id} annotation={annotation} onClose={() => hands.close()} />
        ) : (
          <p className="margin-empty">
            Select some words, then press <kbd>C</kbd> <kbd>O</kbd> <kbd>P</kbd>
          </p>
        )}
        <LostTags onActivate={activate} />
        <p className="vh" role="status">
          {session.confirmed.details.isArchived ? 'This article is archived.' : ''}
        </p>
      </aside>
    </>
  );
}
