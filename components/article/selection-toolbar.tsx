'use client';
import { useEffect, useState } from 'react';
import { useTagActions } from '@/components/annotations/use-tag-actions';
import { KindChip } from '@/components/ui/kind-chip';
import { labelledKinds, tagKinds } from '@/lib/domain/tag-kinds';
import { getMode } from '@/lib/editor/mode';
import { useWorkbench } from './session-context';

/** Room that the bar needs above the line; nearer to the top of the window it goes below. */
const ROOM_PX = 56;
const GAP_PX = 6;
const SETTLE_MS = 250;

interface Place {
  left: number;
  top: number;
  isBelow: boolean;
}

/** The kinds above the line where a selection ended. Focus stays in the text, so that tagging goes on. */
export function SelectionToolbar() {
  const { editor, rights } = useWorkbench();
  const { actions, attempt } = useTagActions();
  const [place, setPlace] = useState<Place | null>(null);
  const [isSnapping, setSnapping] = useState(true);

  useEffect(() => {
    let timer: number | undefined;
    let isPointerDown = false;
    const show = () => {
      const { selection } = editor.state;
      if (selection.empty || isPointerDown || getMode(editor.state) === 'read') return setPlace(null);
      const { view } = editor;
      const end = view.coordsAtPos(selection.head, selection.head > selection.anchor ? -1 : 1);
      const paper = view.dom.getBoundingClientRect();
      const isBelow = end.top < ROOM_PX + 48;
      setPlace({
        left: Math.min(Math.max(end.left - paper.left, 60), paper.width - 160),
        top: (isBelow ? end.bottom + GAP_PX : end.top - GAP_PX) - paper.top,
        isBelow,
      });
    };
    const settle = () => {
      window.clearTimeout(timer);
      if (editor.state.selection.empty) setPlace(null);
      else timer = window.setTimeout(show, SETTLE_MS);
    };
    const down = () => {
      isPointerDown = true;
      setPlace(null);
    };
    const up = (event: PointerEvent) => {
      if (!isPointerDown) return;
      isPointerDown = false;
      setSnapping(!event.altKey);
      window.clearTimeout(timer);
      timer = window.setTimeout(show, 0);
    };
    editor.on('selectionUpdate', settle);
    editor.view.dom.addEventListener('pointerdown', down);
    window.addEventListener('pointerup', up);
    return () => {
      window.clearTimeout(timer);
      editor.off('selectionUpdate', settle);
      if (!editor.isDestroyed) editor.view.dom.removeEventListener('pointerdown', down);
      window.removeEventListener('pointerup', up);
    };
  }, [editor]);

  if (!place || !rights.canTag) return null;
  return (
    <div
      className={`pop selection-bar ${place.isBelow ? 'below' : ''}`}
      role="toolbar"
      aria-label="Tag the selection"
      style={{ left: place.left, top: place.top }}
      // A click must not take the selection away.
      onMouseDown={(event) => event.preventDefault()}
    >
      {labelledKinds.map((kind) => (
        <button
          key={kind}
          type="button"
          aria-label={tagKinds[kind].name}
          aria-keyshortcuts={tagKinds[kind].key.toUpperCase()}
          onClick={() => {
            attempt(() => actions.tag(kind, { snap: isSnapping }));
            setPlace(null);
          }}
        >
          <KindChip kind={kind} /> {tagKinds[kind].name} <kbd>{tagKinds[kind].key.toUpperCase()}</kbd>
        </button>
      ))}
    </div>
  );
}
