'use client';
import type { KeyboardEvent, RefObject } from 'react';
import { useWorkbench } from '@/components/article/session-context';
import { letterOf } from '@/components/ui/letter-of';
import { DomainError } from '@/lib/domain/errors';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { activeMark } from '@/lib/editor/marks/annotation-plugin';
import { commandsOfSelected, type SelectedKeys } from '../selected/selected-keys';
import type { SelectedTags } from '../selected/use-selected-tags';
import { type TagHands, useTagHands } from '../use-tag-hands';
import { nextShown, nextUncheckedShown, rowOfKey } from './row-steps';

interface Options {
  tags: readonly Annotation[];
  selection: SelectedTags;
  /** What the keys do with the selected tags, once that is here. */
  selectedKeys: RefObject<SelectedKeys | null>;
  /** Goes to a tag; null goes nowhere. */
  move(id: string | null): void;
}

/** What the keys do in a list of tags: they go from row to row, select, and do with tags what they do in the text. */
export function useRowKeys({ tags, selection, selectedKeys, move }: Options): (event: KeyboardEvent) => void {
  const { editor, rights } = useWorkbench();
  const { actions, attempt, press, toText } = useTagHands();
  const stepsBy = (activeNow: string | null): SelectedKeys => ({
    nextTag: () => move(nextShown(tags, activeNow, 1, actions)),
    previousTag: () => move(nextShown(tags, activeNow, -1, actions)),
    nextUnchecked: () => attempt(() => move(nextUncheckedShown(tags, actions))),
  });
  return (event) => {
    // The list is drawn a moment after a tag becomes the active one: a quick hand goes on from the tag that it is now.
    const activeNow = activeMark(editor.state);
    if (pressSelecting(event, tags, activeNow, selection)) return;
    const next = rowOfKey(event.key, tags, activeNow, actions);
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) {
      // The keys of the text mean the active tag here too, and all tags that are selected; those that go further go to what the list shows.
      const ofSelected = selection.tags.length > 0 && rights.canTag && (selectedKeys.current ?? notHereYet(attempt));
      if (event.key === 'Escape') toText();
      else press(event, { ...ofSelected, ...stepsBy(activeNow) });
      return;
    }
    event.preventDefault();
    if (next !== null && event.shiftKey) selection.extendTo(next, activeNow);
    move(next);
  };
}

/** Space takes the active row into the selection or out of it, Ctrl or Cmd with A takes all, Escape first lets go of it. True where the key did. */
function pressSelecting(event: KeyboardEvent, tags: readonly Annotation[], activeNow: string | null, selection: SelectedTags): boolean {
  const hasMod = event.ctrlKey || event.metaKey;
  if (event.key === ' ' && activeNow !== null && !hasMod) {
    // One that the filters hide is nobody's choice.
    if (tags.some(({ id }) => id === activeNow)) selection.toggle(activeNow);
  } else if (hasMod && letterOf(event) === 'a') selection.selectAll();
  else if (event.key === 'Escape' && (selection.tags.length > 0 || selection.isPicking)) selection.clear();
  else return false;
  event.preventDefault();
  return true;
}

/** Of several the active one is not changed alone, also while what does it together is still on its way. */
function notHereYet(attempt: TagHands['attempt']): SelectedKeys {
  const refuse = () =>
    attempt(() => {
      throw new DomainError('invalid', 'What several tags get together is not loaded yet. Press the key once more.');
    });
  return Object.fromEntries(commandsOfSelected.map((id) => [id, refuse]));
}
