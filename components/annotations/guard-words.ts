import { FIELDS_OF_WORDS } from '@/components/ui/fields-of-words';
import { isOfInputMethod } from '@/lib/editor/keys/input-method';
import type { KeyPress } from '@/lib/editor/keys/keymap';

let isGuarding = false;
/** The field that somebody writes in, until a key or the pointer says that they are done with it. */
let field: Element | null = null;
/** The page that it stood on. */
let page = '';
/** What got focus in place of a field that a colleague's change took away. */
let given: EventTarget | null = null;

/**
 * Where a colleague's change takes the field away that somebody writes in, and focus goes on to a card or the text, the letters that follow
 * are still meant for the field: none is a command there, until the person moves focus or presses Escape. Lasts as long as the page.
 */
export function guardWords(): void {
  if (isGuarding) return;
  isGuarding = true;
  document.addEventListener('focusin', onFocus, true);
  document.addEventListener('input', ({ target }) => writesIn(target), true);
  document.addEventListener('pointerdown', letGo, true);
  // With Back the person went themselves. A card that was taken away may take its step of the history along: then the field is gone before.
  window.addEventListener('popstate', () => isGone() || letGo(), true);
  // Before any other listener that is further in, and before those of the window's keys that wait for their turn.
  window.addEventListener('keydown', onKey, true);
}

function onFocus({ target }: FocusEvent): void {
  given = isGone() && !isOfWords(target) ? target : null;
  if (given === null) writesIn(target);
}

function onKey(event: KeyboardEvent): void {
  const isMeantForField = given === null ? isGone() : given === document.activeElement;
  const meaning = meaningOf(event, isMeantForField);
  if (meaning === 'done') letGo();
  else if (meaning === 'words') {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

/**
 * What a key says of the field that somebody wrote in, where it may be gone (`isMeantForField`): that they are done with it, or that they go on
 * writing. Null where it says neither.
 */
export function meaningOf(press: KeyPress, isMeantForField: boolean): 'done' | 'words' | null {
  const { key } = press;
  // A form that is sent or put away goes by the person's own hand; what ends a word that is composed there says nothing of the field.
  if (!isOfInputMethod(press) && (key === 'Escape' || key === 'Tab' || (key === 'Enter' && !isMeantForField))) return 'done';
  // AltGr writes a character, and reports Ctrl and Alt as well.
  const isCommand = press.metaKey || ((press.ctrlKey || press.altKey) && !press.getModifierState?.('AltGraph'));
  if (!isMeantForField || isCommand || press.isComposing) return null;
  // A dead key begins a letter.
  if (key.length === 1 || ['Backspace', 'Delete', 'Enter', 'Dead'].includes(key)) return 'words';
  // With an arrow the person has seen where they are. Shift, CapsLock, AltGr and what an input method takes say nothing.
  return /^(Arrow|Page|Home|End)/.test(key) ? 'done' : null;
}

const isGone = () => field !== null && !field.isConnected && page === location.pathname;

const isOfWords = (target: EventTarget | null): target is Element => target instanceof Element && target.matches(FIELDS_OF_WORDS);

function writesIn(target: EventTarget | null): void {
  field = isOfWords(target) ? target : null;
  page = location.pathname;
}

function letGo(): void {
  field = null;
  given = null;
}
