'use client';
import { createContext, type KeyboardEvent, useContext } from 'react';
import type { PastedEvidence } from '@/lib/domain/sources/pasted-evidence';
import type { Annotation } from '@/lib/domain/tags/annotation';
import type { TagKind } from '@/lib/domain/tags/tag-kinds';
import type { CommandId, TextCommand } from '@/lib/editor/keys/keymap';
import type { Mode } from '@/lib/editor/keys/mode';
import type { TagActions } from '@/lib/editor/tags/tag-actions';

/** What a person does with tags, wherever the button is. */
export interface TagHands {
  actions: TagActions;
  /** Runs what may be refused; a refusal is shown as a note. True if it was done. */
  attempt(work: () => void): boolean;
  /** Notes that some part of the page did not come. */
  sayNotLoaded(what: string): void;
  /** Sends an entry that can be undone. */
  act(type: string, payload: Record<string, unknown>): string;
  changeKind(annotation: Annotation, kind: TagKind): void;
  remove(annotation: Annotation): void;
  /** Opens the form of a source in the active tag's card with what was pasted or dropped. */
  offerEvidence(pasted: PastedEvidence): void;
  /** A note of what was done, with the way back. */
  offerUndo(done: string): void;
  /** Tells those who cannot see it what was just done. */
  say(sentence: string): void;
  /** Tells them that a tag was added, as soon as it has its label. */
  sayAdded(id: string): void;
  /** Tells them which tag a key went to, or `none` where there was none to go to. */
  sayTag(id: string | null, none?: string): void;
  /** Focus goes back to the text, where the caret was. */
  toText(): void;
  /** Puts the text into a mode, with focus in it, and tells those who cannot see it whether letters type there. */
  showMode(mode: Mode): void;
  /** The commands of the text by their ids, as its keys run them. */
  commands: Partial<Record<CommandId, TextCommand>>;
  /** Does what the key means in the text, or what `instead` has for that; for keys pressed on a tag beside it. True if it means something. */
  press(event: KeyboardEvent, instead?: Partial<Record<CommandId, () => void>>): boolean;
  /** No tag is active any more; focus goes back to the text. */
  close(): void;
}

const TagHandsContext = createContext<TagHands | null>(null);
export const TagHandsProvider = TagHandsContext.Provider;

/** Only below the workbench. */
export function useTagHands(): TagHands {
  const hands = useContext(TagHandsContext);
  if (!hands) throw new Error('useTagHands needs the workbench');
  return hands;
}
