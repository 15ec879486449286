'use client';
import { EditorContent } from '@tiptap/react';
import { useEffect, useRef, useState } from 'react';
import { CardSheet } from '@/components/annotations/card-sheet';
import { MarginCards } from '@/components/annotations/margin-cards';
import { PrintedTags } from '@/components/annotations/printed-tags';
import { TagList } from '@/components/annotations/tag-list';
import { useOrderedTags } from '@/components/annotations/use-ordered-tags';
import { useTagActions } from '@/components/annotations/use-tag-actions';
import { useMedia } from '@/components/ui/use-media';
import { usePainted } from '@/components/ui/use-painted';
import { focusText } from '@/lib/editor/mode';
import { enterMode, goTo } from '@/lib/editor/text-commands';
import { ClearLines } from './clear-lines';
import { KindKeys } from './key-hint';
import { ModeSwitch } from './mode-switch';
import { PhoneBar } from './phone-bar';
import { PhoneStrip } from './phone-strip';
import { RefusedChanges } from './refused-changes';
import { useRegionKeys } from './regions';
import { SelectionToolbar } from './selection-toolbar';
import { useAnnotation, useRevision, useWorkbench } from './session-context';
import { Slug } from './slug';
import { TagsButton } from './tags-button';
import { useActiveInView } from './use-active-in-view';
import { useKeptFocus } from './use-kept-focus';
import { useKeptPlace } from './use-kept-place';
import { useMode } from './use-mode';

/** Tag list, and text with its margin, which scroll as one. On a phone the card of the active tag is a sheet at the foot. */
export function WorkbenchPanes({ activeId }: { activeId: string | null }) {
  const { editor, session, sender } = useWorkbench();
  const annotation = useAnnotation(activeId);
  const hands = useTagActions();
  const margin = useRef<HTMLElement>(null);
  const dock = useRef<HTMLDivElement>(null);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const isPhone = useMedia('phone');
  // The text first: what stands beside it comes with the next frame.
  const isPainted = usePainted();
  const [wanted] = useState(() => new URL(window.location.href).searchParams.get('tag'));
  const activate = (id: string) => goTo(editor.view, hands.actions, id);
  useRevision();
  useRegionKeys(hands.toText);
  useKeptPlace(scroller, activeId, wanted !== null);
  useActiveInView(activeId);
  useKeptFocus(margin, hands.toText);
  useKeptFocus(dock, hands.toText);

  useEffect(() => {
    // The keys of the text work from the first moment.
    focusText(editor.view);
    if (wanted !== null) goTo(editor.view, hands.actions, wanted);
  }, [editor, hands, wanted]);

  // What is written after the server has said no could not be sent: it stands on words that the server does not have.
  const isHalted = sender.state.name === 'reload';
  useEffect(() => {
    if (isHalted) enterMode(editor.view, 'read');
  }, [isHalted, editor]);

  return (
    <>
      {isPainted ? <TagList activeId={activeId} onActivate={activate} /> : <div className="tag-column" aria-busy="true" />}
      <div ref={setScroller} className="sheet-scroll">
        <div className="canvas">
          <main className="paper" data-region="text">
            <RefusedChanges />
            <div className="paper-bar">
              <TagsButton />
              <Slug />
              <ModeSwitch />
            </div>
            <div className="paper-text" data-direction={session.confirmed.details.direction}>
              <EditorContent editor={editor} />
              <ClearLines scroller={scroller} />
              <SelectionToolbar />
            </div>
          </main>
          <aside ref={margin} className="margin" aria-label="Cards" data-region="card">
            {!isPhone && scroller && <MarginCards activeId={activeId} scroller={scroller} />}
            {!isPhone && <EmptyMargin />}
          </aside>
        </div>
        <PrintedTags />
      </div>
      {isPhone && <PhoneStrip activeId={activeId} />}
      <div ref={dock} className="card-dock">
        {isPhone && annotation && <CardSheet annotation={annotation} onClose={hands.close} />}
      </div>
      {isPhone && <PhoneBar activeId={activeId} />}
    </>
  );
}

/** What to do first, where nothing is tagged yet. In Edit mode the keys of the kinds are letters. */
function EmptyMargin() {
  const { rights } = useWorkbench();
  const mode = useMode();
  const tags = useOrderedTags();
  if (tags === null || tags.length > 0) return null;
  const canTagNow = rights.canTag && mode !== 'read';
  return (
    <div className="margin-empty">
      {canTagNow && mode === 'tag' && (
        <p>
          Select some words, then press <KindKeys />
        </p>
      )}
      {canTagNow && mode === 'edit' && <p>Select some words to tag them</p>}
      {!canTagNow && <p>No tags yet</p>}
      <p className="hint">Each claim gets a card here, level with its words.</p>
    </div>
  );
}
