import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { getMode, type Mode } from './mode';
import { syncSelection } from './sync-selection';

/** What a command's keys are: `tag` in Tag mode, `edit` while typing. Mod is Cmd on a Mac, Ctrl elsewhere. */
interface KeyEntry {
  title: string;
  tag: readonly string[];
  edit: readonly string[];
}

/** Every command of the text with its keys: the one table that handlers, menus and the list of keys read. */
export const keymap = {
  tagClaim: { title: 'Claim', tag: ['c', 'Mod-Alt-1'], edit: ['Mod-Alt-1'] },
  tagOpinion: { title: 'Opinion', tag: ['o', 'Mod-Alt-2'], edit: ['Mod-Alt-2'] },
  tagProposal: { title: 'Proposal', tag: ['p', 'Mod-Alt-3'], edit: ['Mod-Alt-3'] },
  tagClear: { title: 'Mark the sentence clear', tag: ['x'], edit: [] },
  nextUnseen: { title: 'Next unseen sentence', tag: ['u'], edit: [] },
  extendSentence: { title: 'Select the sentence, one more', tag: ['.'], edit: [] },
  shrinkSentence: { title: 'One sentence less', tag: [','], edit: [] },
  nextTag: { title: 'Next tag', tag: ['j', 'Alt-ArrowDown'], edit: ['Alt-ArrowDown'] },
  previousTag: { title: 'Previous tag', tag: ['k', 'Alt-ArrowUp'], edit: ['Alt-ArrowUp'] },
  nextUnchecked: { title: 'Next unchecked claim', tag: ['n'], edit: [] },
  shrinkEnd: { title: 'End one word back', tag: ['['], edit: [] },
  growEnd: { title: 'End one word on', tag: [']'], edit: [] },
  shrinkStart: { title: 'Start one word on', tag: ['Shift-['], edit: [] },
  growStart: { title: 'Start one word back', tag: ['Shift-]'], edit: [] },
  removeTag: { title: 'Remove the tag', tag: ['Backspace', 'Delete'], edit: [] },
  addSource: { title: 'Add a source', tag: ['s', 'Mod-Alt-s'], edit: ['Mod-Alt-s'] },
  repeatSource: { title: 'Link the last source again', tag: ['Shift-s'], edit: [] },
  giveVerdict: { title: 'Give a verdict', tag: ['v', 'Mod-Alt-v'], edit: ['Mod-Alt-v'] },
  enterCard: { title: 'Into the card', tag: ['Enter'], edit: [] },
  findTag: { title: 'Find in tags', tag: ['/'], edit: [] },
  openTags: { title: 'The tags', tag: ['t'], edit: [] },
  goToParagraph: { title: 'Go to a paragraph', tag: ['g'], edit: [] },
  openMenu: { title: 'Everything', tag: ['Mod-k'], edit: ['Mod-k'] },
  showKeys: { title: 'All keys', tag: ['?'], edit: [] },
  enterEdit: { title: 'Edit the text', tag: ['e'], edit: [] },
  leave: { title: 'Leave', tag: ['Escape'], edit: ['Escape'] },
  undo: { title: 'Undo', tag: ['Mod-z'], edit: ['Mod-z'] },
  redo: { title: 'Redo', tag: ['Mod-Shift-z', 'Mod-y'], edit: ['Mod-Shift-z', 'Mod-y'] },
} as const satisfies Record<string, KeyEntry>;

export type CommandId = keyof typeof keymap;

export const commandIds = Object.keys(keymap).filter((id): id is CommandId => id in keymap);

/** Does something and says whether it did. */
export type TextCommand = (view: EditorView) => boolean;

/** What of a keyboard event decides. */
export interface KeyPress {
  key: string;
  code: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  isComposing: boolean;
  getModifierState?(name: 'AltGraph'): boolean;
}

/** The command that a key press means in a mode, or null. Never while composing. */
export function commandFor(press: KeyPress, mode: Mode, isMac: boolean): CommandId | null {
  if (press.isComposing || press.key === 'Process' || press.key === 'Dead' || mode === 'read') return null;
  let first: number | undefined;
  for (const name of namesOf(press, isMac)) {
    const place = places[mode].get(name);
    if (place !== undefined && (first === undefined || place < first)) first = place;
  }
  return first === undefined ? null : (commandIds[first] ?? null);
}

/** By mode, the keys with the place of their command in the table: every letter that is typed is looked up. */
const places = { tag: placesOf('tag'), edit: placesOf('edit') };

function placesOf(mode: 'tag' | 'edit'): Map<string, number> {
  // Backwards, so that of two commands with one key the first in the table has it.
  return new Map(
    [...commandIds.entries()].reverse().flatMap(([place, id]) => keymap[id][mode].map((key: string) => [key, place] as const)),
  );
}

const bracketsOfCode: Record<string, string> = { BracketLeft: '[', BracketRight: ']' };

/** The names under which a press may stand in the table: by its character, and by its place on the keyboard where that differs. */
function namesOf(press: KeyPress, isMac: boolean): string[] {
  // On some layouts [ and ] need AltGr, which reports Ctrl and Alt as well.
  const isAltGraph = press.getModifierState?.('AltGraph') ?? false;
  const hasMod = !isAltGraph && (isMac ? press.metaKey : press.ctrlKey);
  const hasOther = !isAltGraph && (isMac ? press.ctrlKey : press.metaKey);
  if (hasOther) return [];
  const hasAlt = !isAltGraph && press.altKey;
  const prefix = `${hasMod ? 'Mod-' : ''}${hasAlt ? 'Alt-' : ''}`;
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1]?.toLowerCase();
  const digit = /^Digit(\d)$/.exec(press.code)?.[1];
  const isCharacter = press.key.length === 1;
  const isLetter = /^\p{L}$/u.test(press.key);
  const characters = new Set<string>([isLetter ? press.key.toLowerCase() : press.key]);
  // Alt turns characters into others on a Mac, and a Greek or Cyrillic keyboard has no C: then the place of the key counts.
  if (letter && (hasAlt || !/^[a-z]$/i.test(press.key))) characters.add(letter);
  if (digit && hasAlt) characters.add(digit);
  if (bracketsOfCode[press.code] && (hasAlt || press.shiftKey)) characters.add(bracketsOfCode[press.code] ?? '');
  return [...characters].flatMap((character) => {
    const isPlainCharacter = isCharacter && !isLetter && !(character in { '[': 1, ']': 1 }) && !hasMod;
    // The shift that a layout needs to type a sign like / is not part of the key.
    if (press.shiftKey && isPlainCharacter) return [`${prefix}${character}`, `${prefix}Shift-${character}`];
    return [`${prefix}${press.shiftKey ? 'Shift-' : ''}${character}`];
  });
}

/** True where Cmd is the key of commands. */
export const isMac = () => /Mac|iP(hone|[oa]d)/.test(navigator.platform);

/** Runs the given commands by their keys while focus is in the text. What is not given is swallowed in Tag mode and typed in Edit. */
export function keymapPlugin(commands: Partial<Record<CommandId, TextCommand>>): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown(view, event) {
          const id = commandFor(event, getMode(view.state), isMac());
          if (id === null || !commands[id]) return false;
          syncSelection(view);
          if (!commands[id](view)) return false;
          event.preventDefault();
          return true;
        },
      },
    },
  });
}
