'use client';
import { EditorContent } from '@tiptap/react';
import { useEffect, useRef } from 'react';
import { LostTags } from '@/components/annotations/lost-tags';
import { TagCard } from '@/components/annotations/tag-card';
import { TagList } from '@/components/annotations/tag-list';
import { useTagActions } from '@/components/annotations/use-tag-actions';
import { enterMode, goTo } from '@/lib/editor/text-commands';
import { ModeSwitch } from './mode-switch';
import { RefusedChanges } from './refused-changes';
import { useRegionKeys } from './regions';
import { SelectionToolbar } from './selection-toolbar';
import { useAnnotation, useRevision, useWorkbench } from './session-context';
import { TagsButton } from './tags-button';
import { useActiveInView } from './use-active-in-view';
import { useKeptFocus } from './use-kept-focus';
import { useMode } from './use-mode';

/** Tag list, text and margin. */
export function WorkbenchPanes({ activeId }: { activeId: string | null }) {
  const { editor, session, sender } = useWorkbench();
  const annotation = useAnnotation(activeId);
  const hands = useTagActions();
  const margin = useRef<HTMLElement>(null);
  const activate = (id: string) => goTo(editor.view, hands.actions, id);
  useRevision();
  useRegionKeys(hands.toText);
  useActiveInView(activeId);
  useKeptFocus(margin, hands.toText);

  useEffect(() => {
    // The keys of the text work from the first moment.
    editor.view.focus();
    const wanted = new URL(window.location.href).searchParams.get('tag');
    if (wanted !== null) goTo(editor.view, hands.actions, wanted);
  }, [editor, hands]);

  // What is written after the server has said no could not be sent: it stands on words that the server does not have.
  const isHalted = sender.state.name === 'reload';
  useEffect(() => {
    if (isHalted) enterMode(editor.view, 'read');
  }, [isHalted, editor]);

  return (
    <>
      <TagList activeId={activeId} onActivate={activate} />
      <main className="paper" data-region="text">
        <RefusedChanges />
        <div className="paper-bar">
          <TagsButton />
          <ModeSwitch />
        </div>
        <div className="paper-text">
          <EditorContent editor={editor} />
          <SelectionToolbar />
        </div>
      </main>
      <aside ref={margin} className="margin" aria-label="The active tag" data-region="card">
        {annotation ? <TagCard key={annotation.id} annotation={annotation} onClose={() => hands.close()} /> : <EmptyMargin />}
        <LostTags onActivate={activate} />
        <p className="vh" role="status">
          {session.confirmed.details.isArchived ? 'This article is archived.' : ''}
        </p>
      </aside>
    </>
  );
}

/** What to do next, where no tag is active. In Edit mode the keys of the kinds are letters. */
function EmptyMargin() {
  const { rights } = useWorkbench();
  const mode = useMode();
  return (
    <div className="margin-empty">
      {rights.canTag && mode === 'tag' && (
        <p>
          Select some words, then press <kbd>C</kbd> <kbd>O</kbd> <kbd>P</kbd>
        </p>
      )}
      {rights.canTag && mode === 'edit' && <p>Select some words to tag them</p>}
      {(!rights.canTag || mode === 'read') && <p>Click a tag</p>}
      <p className="hint">Its card shows here, with what it rests on.</p>
    </div>
  );
}
