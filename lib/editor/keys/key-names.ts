import type { Bindings } from './bindings';
import { type CommandId, keymap } from './keymap';
import type { Mode } from './mode';

/** What stands on the keys that are pressed together: `['Ctrl', 'K']`. */
export type Keycaps = readonly string[];

const caps: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
};
const macModifiers: Record<string, string> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' };
const otherModifiers: Record<string, string> = { Mod: 'Ctrl', Alt: 'Alt', Shift: 'Shift' };

/** A key of the table as it stands on the keyboard: `Mod-k` is ⌘ K on a Mac, Ctrl K elsewhere. */
export function keycapsOf(name: string, isMac: boolean): Keycaps {
  const { modifiers, key } = partsOf(name);
  return [
    ...modifiers.map((one) => (isMac ? macModifiers : otherModifiers)[one] ?? one),
    caps[key] ?? (key.length === 1 ? key.toUpperCase() : key),
  ];
}

/** The keys of a command in a mode, the most usual first; none where it has none there. */
export function keysOf(id: CommandId, bindings: Bindings, isMac: boolean, mode: Mode = 'tag'): readonly Keycaps[] {
  return (bindings[mode].keys.get(id) ?? []).map((name) => keycapsOf(name, isMac));
}

/** What a control says of its key: to the eye when pointed at, and to screen readers. Its name stays what it is. */
export interface KeyTip {
  title: string;
  'aria-keyshortcuts': string | undefined;
}

/**
 * The tooltip of a control that does what a command does: `says`, and its first key in brackets: "Edit the text (E)". `then` is a key
 * that must follow: "(V, then 1)". Where the command has no key, `says` alone.
 */
export function keyTip(
  id: CommandId,
  bindings: Bindings,
  isMac: boolean,
  mode: Mode,
  says: string = keymap[id].title,
  then?: string,
): KeyTip {
  const key = sayKey(id, bindings, isMac, mode);
  const keys = then === undefined ? key : `${key}, then ${then}`;
  return { title: key === null ? says : `${says} (${keys})`, 'aria-keyshortcuts': shortcutsOf(id, bindings, isMac, mode) };
}

/** The first key of a command in one word for tooltips: `Ctrl+K`, ⌘K on a Mac. Null where it has none. */
export function sayKey(id: CommandId, bindings: Bindings, isMac: boolean, mode: Mode = 'tag'): string | null {
  return keysOf(id, bindings, isMac, mode)[0]?.join(isMac ? '' : '+') ?? null;
}

/** The keys of several commands in one row; what they begin with together stands once: Ctrl Alt 1 2 3. */
export function joinKeys(keys: readonly Keycaps[]): Keycaps {
  const [first = [], ...others] = keys;
  const isShared = others.every((caps) => caps.length === first.length && caps.slice(0, -1).join() === first.slice(0, -1).join());
  return isShared ? [...first, ...others.flatMap((caps) => caps.slice(-1))] : keys.flat();
}

/** The keys of a command as `aria-keyshortcuts` wants them: `C Control+Alt+1`. Undefined where it has none. */
export function shortcutsOf(id: CommandId, bindings: Bindings, isMac: boolean, mode: Mode = 'tag'): string | undefined {
  const names = (bindings[mode].keys.get(id) ?? []).map((name) => {
    const { modifiers, key } = partsOf(name);
    return [
      ...modifiers.map((one) => (one === 'Mod' ? (isMac ? 'Meta' : 'Control') : one)),
      // A plus would read as what joins the keys.
      key === '+' ? 'Plus' : key.length === 1 ? key.toUpperCase() : key,
    ].join('+');
  });
  return names.length === 0 ? undefined : names.join(' ');
}

/** A name of the table taken apart; the last `-` of `Mod--` is the key itself. */
function partsOf(name: string): { modifiers: string[]; key: string } {
  const [, prefix = '', key = name] = /^((?:(?:Mod|Alt|Shift)-)*)(.+)$/u.exec(name) ?? [];
  return { modifiers: prefix.split('-').filter(Boolean), key };
}
