'use client';
import { MessageSquare } from 'lucide-react';
import { useEffect, useState } from 'react';
import { tagName } from '@/components/annotations/tag-words';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { KindChip } from '@/components/ui/kind-chip';
import { useHeightVariable } from '@/components/ui/use-height-variable';
import { useMedia } from '@/components/ui/use-media';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { type LabelledKind, labelledKinds, type TagKind, tagKinds } from '@/lib/domain/tags/tag-kinds';
import { gatheredPlaces } from '@/lib/editor/marks/gather-plugin';
import { gatherByPointer } from '@/lib/editor/tags/gather-by-pointer';
import { sayPlaces } from '@/lib/editor/tags/place-changes';
import { useClearBy } from './clear-note';
import { commandOfKind, KeyHint, useKeyTip } from './commands/key-hint';
import { PlaceTools } from './place-tools';
import { useWorkbench } from './session-context';
import { useToolbarPlace } from './use-toolbar-place';
import { useMode } from './workbench/use-mode';

/** The kinds above the line where a selection ended. Focus stays in the text, so that tagging goes on. */
export function SelectionToolbar() {
  const { editor, rights } = useWorkbench();
  const { actions, attempt } = useTagHands();
  const mayGather = rights.canTag || rights.canComment;
  useEffect(() => {
    if (!mayGather) return;
    return gatherByPointer(editor.view, { selectedSpans: () => actions.selectionSpans(), attempt: (work) => void attempt(work) });
  }, [editor, actions, attempt, mayGather]);
  const [bar, setBar] = useState<HTMLDivElement | null>(null);
  const { place, isAside, hide } = useToolbarPlace(editor, bar, rights.canComment);
  useHeightVariable('--selection-bar', bar);
  if (!place || !(rights.canTag || rights.canComment)) return null;
  return (
    <div
      ref={setBar}
      className={`pop selection-bar ${place.isBelow ? 'below' : ''} ${isAside ? 'aside' : ''}`}
      role="toolbar"
      aria-label={rights.canTag ? 'Tag the selection' : 'Comment on the selection'}
      style={{ left: place.left, top: place.top }}
      // A click must not take the selection away.
      onMouseDown={(event) => event.preventDefault()}
    >
      <span className="bar-arrow" style={{ left: place.arrow }} aria-hidden="true" />
      <Tools hide={hide} />
    </div>
  );
}

/** What can be done with the selected words: tag them, or change the tag that they lie in. */
function Tools({ hide }: { hide: () => void }) {
  const { actions, attempt, sayAdded, commands } = useTagHands();
  const { editor, rights } = useWorkbench();
  const canTag = useMode() !== 'read' && rights.canTag;
  const tip = useKeyTip();
  const [changingId, setChangingId] = useState<string | null>(null);
  const clearBy = useClearBy();
  const under = actions.tagsUnderSelection();
  const words = actions.selectedSpans();
  const hasKept = gatheredPlaces(editor.state).length > 0;
  // What is gathered lies over no one tag.
  const { meant, crossed } = hasKept ? { meant: null, crossed: [] } : under;
  const isChanging = meant !== null && meant.id === changingId;
  // On a phone the bar has two rows, and all words stand in them.
  const isFull = !useMedia('phone') && (meant !== null || crossed.length > 1);
  const tag = (kind: TagKind) => {
    attempt(() => sayAdded(actions.tag(kind)));
    hide();
  };
  return (
    <>
      {(words.length > 1 || hasKept) && <p className="bar-note num">{sayPlaces(words.length)}</p>}
      {canTag && !isChanging && labelledKinds.map((kind) => <KindButton key={kind} kind={kind} hasKey onClick={() => tag(kind)} />)}
      {canTag && meant && <TagTools tag={meant} isChanging={isChanging} onChanging={setChangingId} hide={hide} />}
      {!isChanging && <PlaceTools canTag={canTag} meant={meant} words={words} hide={hide} />}
      {rights.canComment && !isChanging && (
        <button
          type="button"
          {...tip('comment')}
          onClick={() => {
            commands.comment?.(editor.view);
            hide();
          }}
        >
          <MessageSquare className="i xs" aria-hidden="true" />
          <span className={isFull ? 'vh' : undefined}>Comment</span>
          <KeyHint command="comment" />
        </button>
      )}
      {clearBy !== null && !isChanging && <p className="bar-note">Clear, seen by {clearBy}</p>}
      {canTag && crossed.length > 1 && <p className="bar-note">Crosses {namesOf(crossed)}</p>}
    </>
  );
}

interface TagToolsProps {
  tag: Annotation;
  isChanging: boolean;
  onChanging: (id: string | null) => void;
  hide: () => void;
}

function TagTools({ tag, isChanging, onChanging, hide }: TagToolsProps) {
  const { changeKind, remove } = useTagHands();
  const name = tagName(tag);
  const settle = (work: () => void) => {
    hide();
    work();
  };
  return (
    <>
      {!isChanging && <span className="bar-line" aria-hidden="true" />}
      <button type="button" aria-expanded={isChanging} onClick={() => onChanging(isChanging ? null : tag.id)}>
        <span aria-hidden="true">
          <KindChip kind={tag.kind} label={tag.label} />
        </span>
        Change the kind <span className="vh">of {name}</span>
      </button>
      {isChanging &&
        labelledKinds
          .filter((kind) => kind !== tag.kind)
          .map((kind) => (
            <KindButton key={kind} kind={kind} spokenBefore={`Change ${name} to`} onClick={() => settle(() => changeKind(tag, kind))} />
          ))}
      <button type="button" onClick={() => settle(() => remove(tag))}>
        Remove <span className="vh">{name}</span>
      </button>
    </>
  );
}

interface KindButtonProps {
  kind: LabelledKind;
  /** What stands before the kind for those who hear it; the eye has it from the bar. */
  spokenBefore?: string;
  hasKey?: boolean;
  onClick: () => void;
}

function KindButton({ kind, spokenBefore, hasKey = false, onClick }: KindButtonProps) {
  const tip = useKeyTip();
  return (
    <button type="button" {...(hasKey ? tip(commandOfKind[kind]) : {})} onClick={onClick}>
      <span aria-hidden="true">
        <KindChip kind={kind} />
      </span>
      {spokenBefore !== undefined && <span className="vh">{spokenBefore} </span>}
      {tagKinds[kind].name}
      {hasKey && <KeyHint command={commandOfKind[kind]} />}
    </button>
  );
}

/** At most two by name: a selection over a page crosses dozens. */
function namesOf(tags: readonly Annotation[]): string {
  const [first, second, ...more] = tags.map(tagName);
  return more.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${more.length} more`;
}
