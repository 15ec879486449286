import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { syncSelection } from '../typing/sync-selection';
import type { Bindings } from './bindings';
import { isOfInputMethod } from './input-method';
import { takeRepeats } from './key-repeats';
import { getMode, type Mode, swallow } from './mode';

/** The groups of the sheet of all keys, in its order. */
export const keyGroups = {
  round: 'Go round',
  tag: 'Tag',
  words: 'Words of a tag',
  check: 'Check',
  page: 'Text and page',
} as const;
/** The name of a group. */
export type KeyGroup = keyof typeof keyGroups;

/**
 * What a command's usual keys are in each mode. Mod is Cmd on a Mac, Ctrl elsewhere. What a person changed of them is in `bindings.ts`.
 * In Edit mode characters type, so only chords act; Read mode has what goes round and shows, the comment (who reads may comment), and the sentences that it is on.
 */
interface KeyEntry {
  title: string;
  group: KeyGroup;
  tag: readonly string[];
  edit: readonly string[];
  read: readonly string[];
  /** Goes on while its key is held: it goes round, changes an end by a little more, or takes one more step back. All else acts once a press. */
  repeats?: true;
}

/** Every command of the text with its keys: the one table that handlers, menus, the keys bar and the sheet of keys read. */
export const keymap = {
  nextTag: {
    title: 'Next tag',
    group: 'round',
    tag: ['j', 'Alt-ArrowDown'],
    edit: ['Alt-ArrowDown'],
    read: ['j', 'Alt-ArrowDown'],
    repeats: true,
  },
  previousTag: {
    title: 'Previous tag',
    group: 'round',
    tag: ['k', 'Alt-ArrowUp'],
    edit: ['Alt-ArrowUp'],
    read: ['k', 'Alt-ArrowUp'],
    repeats: true,
  },
  nextUnchecked: { title: 'Next unchecked claim', group: 'round', tag: ['n'], edit: [], read: ['n'] },
  nextUnseen: { title: 'Next unseen sentence', group: 'round', tag: ['u'], edit: [], read: [] },
  findTag: { title: 'Find in tags', group: 'round', tag: ['/'], edit: [], read: ['/'] },
  openTags: { title: 'The tags', group: 'round', tag: ['t'], edit: [], read: ['t'] },
  goToParagraph: { title: 'Go to a paragraph', group: 'round', tag: ['g'], edit: [], read: ['g'] },
  tagClaim: { title: 'Tag as claim', group: 'tag', tag: ['c', 'Mod-Alt-1'], edit: ['Mod-Alt-1'], read: [] },
  tagOpinion: { title: 'Tag as opinion', group: 'tag', tag: ['o', 'Mod-Alt-2'], edit: ['Mod-Alt-2'], read: [] },
  tagProposal: { title: 'Tag as proposal', group: 'tag', tag: ['p', 'Mod-Alt-3'], edit: ['Mod-Alt-3'], read: [] },
  tagClear: { title: 'Mark the sentence clear', group: 'tag', tag: ['x'], edit: [], read: [] },
  removeTag: { title: 'Remove the tag', group: 'tag', tag: ['Backspace', 'Delete'], edit: [], read: [] },
  extendSentence: { title: 'Select the sentence, one more', group: 'words', tag: ['.'], edit: [], read: ['.'], repeats: true },
  shrinkSentence: { title: 'One sentence less', group: 'words', tag: [','], edit: [], read: [','], repeats: true },
  shrinkEnd: { title: 'End one word back', group: 'words', tag: ['['], edit: [], read: [], repeats: true },
  growEnd: { title: 'End one word on', group: 'words', tag: [']'], edit: [], read: [], repeats: true },
  shrinkStart: { title: 'Start one word on', group: 'words', tag: ['Shift-['], edit: [], read: [], repeats: true },
  growStart: { title: 'Start one word back', group: 'words', tag: ['Shift-]'], edit: [], read: [], repeats: true },
  keepSelection: { title: 'Keep the selection, select more', group: 'words', tag: ['h'], edit: [], read: [] },
  addWords: { title: 'Add the selected words to the tag', group: 'words', tag: ['+'], edit: [], read: [] },
  takeOutWords: { title: 'Take the selected words out of the tag', group: 'words', tag: ['-'], edit: [], read: [] },
  addSource: { title: 'Add a source', group: 'check', tag: ['s', 'Mod-Alt-s'], edit: ['Mod-Alt-s'], read: [] },
  repeatSource: { title: 'Link the last source again', group: 'check', tag: ['Shift-s'], edit: [], read: [] },
  setType: { title: 'Say what type it is', group: 'check', tag: ['l'], edit: [], read: [] },
  showGuidelines: { title: 'Guidelines beside the text', group: 'check', tag: ['Shift-l'], edit: [], read: ['Shift-l'] },
  giveVerdict: { title: 'Give a verdict', group: 'check', tag: ['v', 'Mod-Alt-v'], edit: ['Mod-Alt-v'], read: [] },
  assign: { title: 'Say who checks it', group: 'check', tag: ['a'], edit: [], read: [] },
  setDue: { title: 'Say when it is due', group: 'check', tag: ['d'], edit: [], read: [] },
  comment: { title: 'Comment', group: 'check', tag: ['m', 'Mod-Alt-m'], edit: ['Mod-Alt-m'], read: ['m'] },
  resolveThread: { title: 'Resolve the thread, or reopen it', group: 'check', tag: ['r'], edit: [], read: [] },
  enterCard: { title: 'Into the card', group: 'check', tag: ['Enter'], edit: [], read: ['Enter'] },
  openMenu: { title: 'Everything', group: 'page', tag: ['Mod-k'], edit: ['Mod-k'], read: ['Mod-k'] },
  showKeys: { title: 'All keys', group: 'page', tag: ['?'], edit: [], read: ['?'] },
  enterEdit: { title: 'Edit the text', group: 'page', tag: ['e'], edit: [], read: ['e'] },
  leave: { title: 'Leave', group: 'page', tag: ['Escape'], edit: ['Escape'], read: ['Escape'] },
  undo: { title: 'Undo', group: 'page', tag: ['Mod-z'], edit: ['Mod-z'], read: [], repeats: true },
  redo: { title: 'Redo', group: 'page', tag: ['Mod-Shift-z', 'Mod-y'], edit: ['Mod-Shift-z', 'Mod-y'], read: [], repeats: true },
} as const satisfies Record<string, KeyEntry>;

/** The name of a command. */
export type CommandId = keyof typeof keymap;

/** All commands, in the order of the table. */
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
  keyCode?: number;
  getModifierState?(name: 'AltGraph'): boolean;
}

/** The command that a key press means in a mode, or null. Never while composing. */
export function commandFor(press: KeyPress, mode: Mode, isMac: boolean, bindings: Bindings): CommandId | null {
  // Only where words are written: an input method that is left on takes the letters of Tag mode as well, and on a Mac they still say which they are.
  if (mode === 'edit' && isOfInputMethod(press)) return null;
  if (press.isComposing || press.key === 'Process' || press.key === 'Dead') return null;
  // What it writes comes before what stands in its place on other keyboards: a key that a person has chosen stays theirs.
  const [first] = namesOf(press, isMac).flatMap((name) => bindings[mode].places.get(name) ?? []);
  return first === undefined ? null : (commandIds[first] ?? null);
}

/** True for what a key does again while it is held. */
export const mayRepeat = (id: CommandId) => 'repeats' in keymap[id];

/** Signs of other layouts and input methods, each with ours that it stands for. */
const signs = '。.、,،,「[」]『{』}・/؟?';
const bracketsOf: Record<string, string> = { '{': '[', '}': ']' };
const signsByPlace: Record<string, string> = { Period: '.', Comma: ',', BracketLeft: '[', BracketRight: ']', Slash: '/', Minus: '-' };

/** The names under which a press may stand in the table: by its character, then by its place on the keyboard. */
export function namesOf(press: KeyPress, isMac: boolean): string[] {
  // On some layouts [ and ] need AltGr, which reports Ctrl and Alt as well.
  const isAltGraph = press.getModifierState?.('AltGraph') ?? false;
  const hasMod = !isAltGraph && (isMac ? press.metaKey : press.ctrlKey);
  const hasOther = !isAltGraph && (isMac ? press.ctrlKey : press.metaKey);
  if (hasOther) return [];
  const hasAlt = !isAltGraph && press.altKey;
  const prefix = `${hasMod ? 'Mod-' : ''}${hasAlt ? 'Alt-' : ''}`;
  // On a Mac some layouts have [ and ] behind Option, perhaps with Shift, and most browsers call that Alt.
  const behindOption = isMac && hasAlt && !hasMod && /^[[\]]$/.test(press.key) ? [press.key] : [];
  const names = charactersOf(press, hasAlt).flatMap((character) => {
    const isSign = character.length === 1 && !/^[\p{L}[\]]$/u.test(character) && !hasMod;
    // Signs that are written: the shift that a layout needs for them, as for /, is not part of the key. Shift with the key of [ is a key of its own.
    const isWritten = character === press.key && !hasMod && !isAltGraph && !press.code.startsWith('Bracket');
    if (press.shiftKey && isWritten && (character === '[' || character === ']')) return [`${prefix}${character}`];
    const bracket = bracketsOf[character];
    const shifted = press.shiftKey && bracket !== undefined ? [`${prefix}Shift-${bracket}`] : [];
    if (press.shiftKey && isSign) return [`${prefix}${character}`, `${prefix}Shift-${character}`, ...shifted];
    return [`${prefix}${press.shiftKey ? 'Shift-' : ''}${character}`, ...shifted];
  });
  return [...names, ...behindOption];
}

/** The characters that a press may mean, the likeliest first: what it writes, wherever the layout has it. */
function charactersOf({ key, code, shiftKey }: KeyPress, hasAlt: boolean): string[] {
  const known = signs.indexOf(key);
  const written = key.length === 1 && known >= 0 && known % 2 === 0 ? signs.charAt(known + 1) : key;
  const characters = new Set([/^\p{L}$/u.test(written) ? written.toLowerCase() : written]);
  // Alt turns characters into others on a Mac, and a Greek or Cyrillic keyboard has no C: then the place of the key counts.
  const letter = /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase();
  if (letter && !/^[a-z]$/i.test(written)) characters.add(letter);
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit && hasAlt) characters.add(digit);
  const sign = signsByPlace[code];
  // Where other letters than ours are written, their layout has no brackets at hand. A German one has letters there, and brackets elsewhere, with which Shift writes nothing.
  const isBracket = code.startsWith('Bracket') && (hasAlt || shiftKey);
  const hasOtherLetters = /^[\p{L}\p{M}]$/u.test(written) && !/^\p{Script=Latin}$/u.test(written);
  if (sign && (isBracket || (hasOtherLetters && !hasAlt))) characters.add(sign === '/' && shiftKey ? '?' : sign);
  return [...characters];
}

/** True where Cmd is the key of commands. */
export const isMac = () => /Mac|iP(hone|[oa]d)/.test(navigator.platform);

/**
 * Runs the given commands by their keys while focus is in the text. What is not given is swallowed in Tag mode and typed in Edit.
 * `bindings` is asked at each key: a person may change theirs while the article is open.
 */
export function keymapPlugin(commands: Partial<Record<CommandId, TextCommand>>, bindings: () => Bindings): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown(view, event) {
          if (followsLink(event)) return false;
          const id = commandFor(event, getMode(view.state), isMac(), bindings());
          if (id === null || !commands[id]) return false;
          // A key that is held marks, tags and takes away once: what comes next nobody has read.
          if (event.repeat && !mayRepeat(id)) return swallow(event);
          // Before it runs: what it opens may take keys itself.
          if (!mayRepeat(id)) takeRepeats(event);
          syncSelection(view);
          return commands[id](view) && swallow(event);
        },
        // Undo of the browser's own menu, of the shaken phone, and of a keyboard on a screen.
        beforeinput(view, event) {
          const id = ({ historyUndo: 'undo', historyRedo: 'redo' } as const)[event.inputType];
          if (!id || getMode(view.state) === 'read' || !commands[id]?.(view)) return false;
          return swallow(event);
        },
      },
    },
  });
}

/** In Read mode Tab reaches the links of the text, and Enter follows the one that has focus. */
const followsLink = ({ key, target }: KeyboardEvent) => key === 'Enter' && target instanceof Element && target.matches('a[href]');
