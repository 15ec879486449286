'use client';
import { Fragment, useState } from 'react';
import { useTagActions } from '@/components/annotations/use-tag-actions';
import { KindChip } from '@/components/ui/kind-chip';
import type { Annotation } from '@/lib/domain/annotation';
import { labelledKinds, tagKinds } from '@/lib/domain/tag-kinds';
import { marksIn } from '@/lib/editor/annotation-plugin';
import { useWorkbench } from './session-context';
import { useToolbarPlace } from './use-toolbar-place';

/** The kinds above the line where a selection ended. Focus stays in the text, so that tagging goes on. */
export function SelectionToolbar() {
  const { editor, session, rights } = useWorkbench();
  const { actions, attempt, say, remove } = useTagActions();
  const [bar, setBar] = useState<HTMLDivElement | null>(null);
  const { place, hide, isSnapping } = useToolbarPlace(editor, bar);
  if (!place || !rights.canTag) return null;

  const { from, to } = editor.state.selection;
  const there = marksIn(editor.state, from, to).flatMap((id) => session.annotations.get(id) ?? []);
  const tags = there.filter((one) => one.kind !== 'clear' && !one.isRemoved);
  return (
    <div
      ref={setBar}
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
            if (attempt(() => actions.tag(kind, { snap: isSnapping() }))) say(`${tagKinds[kind].name} added`);
            hide();
          }}
        >
          <KindChip kind={kind} /> {tagKinds[kind].name} <kbd>{tagKinds[kind].key.toUpperCase()}</kbd>
        </button>
      ))}
      {tags.slice(0, MAX_TAGS).map((tag) => (
        <Fragment key={tag.id}>
          <span className="bar-line" aria-hidden="true" />
          <button
            type="button"
            aria-label={`Remove ${nameOf(tag)}`}
            onClick={() => {
              hide();
              remove(tag);
            }}
          >
            <KindChip kind={tag.kind} label={tag.label} /> Remove
          </button>
        </Fragment>
      ))}
    </div>
  );
}

/** More tags under one selection than this are removed from their cards. */
const MAX_TAGS = 2;

const nameOf = (tag: Annotation) => tag.label ?? tagKinds[tag.kind].name.toLowerCase();
