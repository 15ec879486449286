import type { Preferences } from '@/lib/domain/people/preferences';
import { bindingsOf, isSingleKey } from './bindings';
import { isOfInputMethod } from './input-method';
import { keycapsOf } from './key-names';
import { type CommandId, commandFor, type KeyPress, keymap, namesOf } from './keymap';

/** What became of a key press that was meant as the new key of a command: null is its usual one. */
export type ChosenKey = { key: string | null } | { refusal: string };

const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Fn', 'OS']);

/**
 * The key of a command for which `press` was chosen, or the sentence that says why it cannot be; null while only modifiers are held. Choosing the
 * usual key again takes the command out of the person's own.
 */
export function chooseKey(press: KeyPress, id: CommandId, preferences: Preferences, isMac: boolean): ChosenKey | null {
  if (modifiers.has(press.key)) return null;
  const usual: readonly string[] = keymap[id].tag;
  const isAlone = !press.ctrlKey && !press.altKey && !press.metaKey && !press.shiftKey;
  if (isAlone && press.key.length > 1 && isSingleKey(press.key) && usual.includes(press.key)) return { key: null };
  const refusal = refusalOf(press, isMac);
  if (refusal !== null) return { refusal };
  const bindings = bindingsOf({ ...preferences, singleKeys: true });
  // Asked as the keys are: a press may have several names, and one of them may be another command's.
  const holder = [commandFor(press, 'tag', isMac, bindings), commandFor(press, 'read', isMac, bindings)].find(
    (one) => one !== null && one !== id,
  );
  const name = nameOf(press, isMac);
  if (holder) {
    return { refusal: `${keycapsOf(name, isMac).join(' ')} is the key of “${keymap[holder].title}”. Change that one first.` };
  }
  return { key: usual.filter(isSingleKey)[0] === name ? null : name };
}

/** Why a press can be nobody's single key, or null. */
function refusalOf(press: KeyPress, isMac: boolean): string | null {
  const isAltGraph = press.getModifierState?.('AltGraph') ?? false;
  if (isOfInputMethod(press) || press.key === 'Process' || press.key === 'Dead') {
    return 'This key waits for a second one. Choose one that types a character at once.';
  }
  if (!isAltGraph && (press.ctrlKey || press.altKey || press.metaKey)) {
    return `Keys with ${isMac ? '⌘, ⌥ or Ctrl' : 'Ctrl or Alt'} stay as they are. Choose a key alone, or with Shift.`;
  }
  if (press.key === ' ') return 'The browser needs the space bar. Choose a letter or a sign.';
  if (press.key.length > 1) {
    return `The browser and the text need ${keycapsOf(press.key, isMac).join(' ')}. Choose a letter or a sign.`;
  }
  if (/^\d$/.test(press.key)) return 'Digits choose verdicts and paragraphs. Choose a letter or a sign.';
  return null;
}

/** The name that is kept: the letter's place on a Latin keyboard where it has one, so that it works on others too. */
function nameOf(press: KeyPress, isMac: boolean): string {
  const names = namesOf(press, isMac);
  return names.find((name) => /^(Shift-)?[a-z]$/.test(name)) ?? names[0] ?? press.key;
}
