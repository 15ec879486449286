'use client';
import { useMemo, useState } from 'react';
import { OpenTagCard } from '@/components/annotations/open-tag-card';
import { TagHandsProvider, useTagActions } from '@/components/annotations/use-tag-actions';
import { AbandonedProvider } from '@/components/article/abandoned-work';
import { ArticleText } from '@/components/article/article-text';
import { Coach } from '@/components/article/coach';
import { CommandList } from '@/components/article/command-list';
import { CommandMenu } from '@/components/article/command-menu';
import { GoToParagraph } from '@/components/article/go-to-paragraph';
import { SaveState } from '@/components/article/save-state';
import { SelectionToolbar } from '@/components/article/selection-toolbar';
import { useAnnotation, WorkbenchProvider } from '@/components/article/session-context';
import { useActiveTag, useShownTag } from '@/components/article/use-active-tag';
import { useBindings } from '@/components/article/use-bindings';
import { useHands } from '@/components/article/use-hands';
import { SuggestionCard } from '@/components/suggestions/suggestion-card';
import { SuggestionList } from '@/components/suggestions/suggestion-list';
import { Button } from '@/components/ui/button';
import { quotedWords } from '@/lib/domain/anchor';
import { plainCheckRules } from '@/lib/domain/check-rules';
import { plainTagTypes } from '@/lib/domain/plain-tag-types';
import { CommandSearch } from '@/lib/editor/command-search';
import { allRights } from './all-rights';
import { galleryTag } from './gallery-article';
import { checkedClaims } from './gallery-checks';
import { GalleryClaims } from './gallery-claims';
import { GalleryGroup } from './gallery-group';
import { JONAH, PRIYA } from './gallery-ids';
import { GalleryQueries } from './gallery-queries';
import { GalleryReplies } from './gallery-replies';
import { suggestionIds } from './gallery-suggestions';
import { GalleryWorkbench } from './gallery-workbench';
import { useGalleryArticle } from './use-gallery-article';

const people = new Map([
  [PRIYA, 'Priya Raman'],
  [JONAH, 'Jonah Okoye'],
]);
const checkerIds = [JONAH, PRIYA];
const formats = [{ id: 'archive', name: 'Galley archive', about: 'All of it, for another Galley' }];

/** What needs an open article: marks in their text, cards, the command menu, the coach. */
export function GalleryBench() {
  const active = useActiveTag();
  const shownId = useShownTag(active);
  const hands = useHands(allRights, active);
  const opened = useGalleryArticle({
    mode: 'tag',
    bindings: useBindings(),
    spokenMarks: 'ends',
    page: () => hands.page.current,
    onActivate: active.onActivate,
  });
  const shared = useMemo(
    () =>
      opened && {
        ...opened.article,
        rights: allRights,
        people,
        checkerIds,
        rules: plainCheckRules,
        tagTypes: plainTagTypes,
        deskId: galleryTag('C1'),
      },
    [opened],
  );
  if (!opened || !shared) return <p className="dim">Opening the gallery’s article</p>;
  const { article, abandoned } = opened;
  return (
    <WorkbenchProvider value={shared}>
      <TagHandsProvider value={hands.with(article)}>
        <AbandonedProvider value={abandoned}>
          <GalleryGroup name="Marks" about="kinds, verdicts, active, nested, overlapping, text changed">
            <div className="sheet gallery-text paper-text" data-region="text">
              <ArticleText editor={article.editor} />
              <SelectionToolbar />
            </div>
          </GalleryGroup>
          <Overlays />
          <Cards activeId={shownId} />
          <GalleryWorkbench activeId={shownId} />
          <GalleryQueries />
          <GalleryClaims />
          {hands.dialog}
        </AbandonedProvider>
      </TagHandsProvider>
    </WorkbenchProvider>
  );
}

/** What lies over the workbench, each behind the button that opens it. */
function Overlays() {
  const [shown, setShown] = useState<'menu' | 'paragraph' | 'coach' | null>(null);
  const { toText } = useTagActions();
  const close = () => setShown(null);
  return (
    <GalleryGroup name="Overlays" about="each as it opens">
      <div className="gallery-row">
        <Button onClick={() => setShown('menu')}>Command menu</Button>
        <Button onClick={() => setShown('paragraph')}>Go to a paragraph</Button>
        <Button onClick={() => setShown('coach')}>First steps</Button>
        <Button onClick={toText}>To the text</Button>
        <SaveState />
      </div>
      <CommandMenu isOpen={shown === 'menu'} onClose={close} formats={formats} />
      {shown === 'paragraph' && <GoToParagraph onClose={close} />}
      {shown === 'coach' && <Coach onDone={close} />}
    </GalleryGroup>
  );
}

function Cards({ activeId }: { activeId: string | null }) {
  const { close } = useTagActions();
  return (
    <>
      <GalleryGroup name="Command menu" about="as it finds">
        <FoundCommands />
      </GalleryGroup>
      <GalleryGroup name="Card of the active tag" about="it follows the text">
        <div data-region="card">
          <CardOf id={activeId} onClose={close} />
        </div>
      </GalleryGroup>
      <GalleryGroup name="Card, text changed" about="the words under a tag are others">
        <CardOf id={galleryTag('C9')} onClose={close} />
      </GalleryGroup>
      <GalleryGroup name="Card, conflict" about="two verdicts at once">
        <CardOf id={galleryTag('C10')} onClose={close} />
      </GalleryGroup>
      <GalleryGroup name="Card, checks" about="given out, second check (to do, awaited), two differ, decided, set aside, voted on">
        <Checks onClose={close} />
      </GalleryGroup>
      <GalleryGroup name="Card, split claim" about="it follows its facts; one of these">
        <div className="gallery-stack">
          <CardOf id={galleryTag('C21')} onClose={close} />
          <CardOf id={galleryTag('C22')} onClose={close} />
        </div>
      </GalleryGroup>
      <GalleryGroup name="Card, replies" about="late, answered, no answer, kept to those who check">
        <GalleryReplies />
      </GalleryGroup>
      <GalleryGroup name="Card, opinion" about="no verdict">
        <CardOf id={galleryTag('O1')} onClose={close} />
      </GalleryGroup>
      <GalleryGroup name="Card, suggestion" about="a colleague’s, one’s own, text changed, rejected; and their list">
        <div className="gallery-stack">
          {suggestionIds.map((id) => (
            <SuggestionCard key={id} id={id} />
          ))}
        </div>
        <div className="sheet gallery-box">
          <SuggestionList onOpen={() => undefined} />
        </div>
      </GalleryGroup>
    </>
  );
}

function CardOf({ id, onClose }: { id: string | null; onClose: () => void }) {
  const annotation = useAnnotation(id);
  return annotation ? (
    <OpenTagCard key={annotation.id} annotation={annotation} onClose={onClose} />
  ) : (
    <p className="dim">No tag is active.</p>
  );
}

function Checks({ onClose }: { onClose: () => void }) {
  const base = useAnnotation(galleryTag('C4'));
  return (
    <div className="gallery-stack">
      {base && checkedClaims(base).map((one) => <OpenTagCard key={one.id} annotation={one} onClose={onClose} />)}
    </div>
  );
}

/** The menu's list by itself, with what the mock shows. */
function FoundCommands() {
  const tag = useAnnotation(galleryTag('C4'));
  const search = useMemo(
    () =>
      new CommandSearch({
        tags: tag ? [{ id: tag.id, kind: tag.kind, label: tag.label, aliases: [], words: quotedWords(tag.anchor) }] : [],
        activeId: null,
        paragraphs: 4,
        commands: [{ id: 'repeat', title: 'Repeat part of it' }],
        canJudge: true,
        grades: plainCheckRules.scale.grades,
      }),
    [tag],
  );
  return (
    <div className="pop command-menu is-still">
      <CommandList search={search} keysOf={({ type }) => keys[type]} onChoose={() => undefined} query="c4 par" />
    </div>
  );
}

const keys = { verdict: [['V'], ['2']], paragraph: [['G'], ['4']], tag: [], command: [] };
