'use client';
import { useMemo, useState } from 'react';
import { OpenTagCard } from '@/components/annotations/open-tag-card';
import { ReasonDialog } from '@/components/annotations/reason-dialog';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { ArticleText } from '@/components/article/article-text';
import { Coach } from '@/components/article/coach/coach';
import { CommandList } from '@/components/article/commands/command-list';
import { CommandMenu } from '@/components/article/commands/command-menu';
import { GoToParagraph } from '@/components/article/commands/go-to-paragraph';
import { SelectionToolbar } from '@/components/article/selection-toolbar';
import { useAnnotation, useWorkbench } from '@/components/article/session-context';
import { SaveState } from '@/components/article/workbench/save-state';
import { SuggestionCard } from '@/components/suggestions/suggestion-card';
import { SuggestionList } from '@/components/suggestions/suggestion-list';
import { Button } from '@/components/ui/button';
import { quotedWords } from '@/lib/domain/anchors/anchor';
import { plainCheckRules } from '@/lib/domain/checks/check-rules';
import { CommandSearch } from '@/lib/editor/keys/command-search';
import { galleryTag } from './gallery-article';
import { GalleryCard } from './gallery-card';
import { GalleryCards } from './gallery-cards';
import { checkedClaims } from './gallery-checks';
import { GalleryClaims } from './gallery-claims';
import { GalleryComments } from './gallery-comments';
import { GalleryGroup } from './gallery-group';
import { GalleryLost } from './gallery-lost';
import { GalleryNotices } from './gallery-notices';
import { GalleryOpened } from './gallery-opened';
import { GalleryQueries } from './gallery-queries';
import { GalleryReplies } from './gallery-replies';
import { GallerySources } from './gallery-sources';
import { suggestionIds } from './gallery-suggestions';
import { GalleryWorkbench } from './gallery-workbench';

const formats = [{ id: 'archive', name: 'Galley archive', about: 'All of it, for another Galley' }];

/** What needs an open article: marks in their text, cards, the command menu, the coach. */
export function GalleryBench() {
  return (
    <>
      <GalleryOpened>
        {(activeId) => (
          <>
            <Marks />
            <Overlays />
            <Cards activeId={activeId} />
            <GalleryCards />
            <GalleryWorkbench activeId={activeId} />
            <GallerySources />
            <GalleryQueries />
            <GalleryComments />
            <GalleryClaims />
          </>
        )}
      </GalleryOpened>
      <GalleryLost />
      <GalleryNotices />
    </>
  );
}

function Marks() {
  const { editor } = useWorkbench();
  return (
    <GalleryGroup name="Marks" about="kinds, verdicts, active, nested, overlapping, text changed">
      <div className="sheet gallery-text paper-text" data-region="text">
        <ArticleText editor={editor} />
        <SelectionToolbar />
      </div>
    </GalleryGroup>
  );
}

/** What lies over the workbench, each behind the button that opens it. */
function Overlays() {
  const [shown, setShown] = useState<'menu' | 'paragraph' | 'coach' | 'reason' | null>(null);
  const { toText } = useTagHands();
  const close = () => setShown(null);
  return (
    <GalleryGroup name="Overlays" about="each as it opens">
      <div className="gallery-row">
        <Button onClick={() => setShown('menu')}>Command menu</Button>
        <Button onClick={() => setShown('paragraph')}>Go to a paragraph</Button>
        <Button onClick={() => setShown('coach')}>First steps</Button>
        <Button onClick={() => setShown('reason')}>Why is it cut?</Button>
        <Button onClick={toText}>To the text</Button>
        <SaveState />
      </div>
      <CommandMenu isOpen={shown === 'menu'} onClose={close} formats={formats} />
      {shown === 'paragraph' && <GoToParagraph onClose={close} />}
      {shown === 'coach' && <Coach onDone={close} />}
      <ReasonDialog
        isOpen={shown === 'reason'}
        keptAs="gallery"
        title="C4: Cut"
        description="The claim leaves the count of what is left."
        question="Why?"
        confirm="Set to cut"
        onClose={close}
        onGive={close}
      />
    </GalleryGroup>
  );
}

function Cards({ activeId }: { activeId: string | null }) {
  return (
    <>
      <GalleryGroup name="Command menu" about="as it finds">
        <FoundCommands />
      </GalleryGroup>
      <GalleryGroup name="Card of the active tag" about="it follows the text">
        <div data-region="card">
          <GalleryCard id={activeId} />
        </div>
      </GalleryGroup>
      <GalleryGroup name="Card, text changed" about="the words under a tag are others">
        <GalleryCard id={galleryTag('C9')} />
      </GalleryGroup>
      <GalleryGroup name="Card, conflict" about="two verdicts at once">
        <GalleryCard id={galleryTag('C10')} />
      </GalleryGroup>
      <GalleryGroup name="Card, checks" about="given out, second check (to do, awaited), two differ, decided, set aside, voted on">
        <Checks />
      </GalleryGroup>
      <GalleryGroup name="Card, split claim" about="it follows its facts; one of these">
        <div className="gallery-stack">
          <GalleryCard id={galleryTag('C21')} />
          <GalleryCard id={galleryTag('C22')} />
        </div>
      </GalleryGroup>
      <GalleryGroup name="Card, replies" about="late, answered, no answer, kept to those who check">
        <GalleryReplies />
      </GalleryGroup>
      <GalleryGroup name="Card, opinion" about="no verdict">
        <GalleryCard id={galleryTag('O1')} />
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

function Checks() {
  const { close } = useTagHands();
  const base = useAnnotation(galleryTag('C4'));
  return (
    <div className="gallery-stack">
      {base && checkedClaims(base).map((one) => <OpenTagCard key={one.id} annotation={one} onClose={close} />)}
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
