import type { Preferences } from '@/lib/domain/people/preferences';
import { type CommandId, commandIds, keymap } from './keymap';
import type { Mode } from './mode';

interface ModeBindings {
  /** Keys with the place of their command in the table: every letter that is typed is looked up here. */
  readonly places: ReadonlyMap<string, number>;
  /** The keys of each command, the person's own first. */
  readonly keys: ReadonlyMap<CommandId, readonly string[]>;
}

/** Which keys mean what for one person, by mode. */
export type Bindings = Readonly<Record<Mode, ModeBindings>>;

/**
 * True for a key that a person may switch off and change. That is every character (WCAG 2.1.4), with or without Shift, and Backspace
 * and Delete: dictation sends these to take back a word, and no tag must go by that. Enter and Escape are none: they only go into the
 * card and back, which must be possible by keys alone, and change nothing.
 */
export function isSingleKey(name: string): boolean {
  return /^(Shift-)?.$/u.test(name) || name === 'Backspace' || name === 'Delete';
}

/** The commands whose single key a person may choose, in the order of the table. */
export const changeableCommands = commandIds.filter((id) => keymap[id].tag.some(isSingleKey));

/** The keys as these preferences have them. Total: keys of unknown commands, and the second of two commands with one key, are left out. */
export function bindingsOf({ singleKeys, keys }: Pick<Preferences, 'singleKeys' | 'keys'>): Bindings {
  const chosen = new Map<CommandId, string>();
  for (const id of changeableCommands) {
    const key = keys[id];
    if (key !== undefined && isSingleKey(key) && ![...chosen.values()].includes(key)) chosen.set(id, key);
  }
  // A person's key stays theirs, also where a later Galley gives it to a new command.
  const taken = new Set(chosen.values());
  const keysIn = (id: CommandId, mode: Mode): string[] => {
    const usual: readonly string[] = keymap[id][mode];
    const chords = usual.filter((key) => !isSingleKey(key));
    if (!singleKeys) return chords;
    const singles = usual.filter(isSingleKey);
    const own = chosen.get(id);
    if (own === undefined || singles.length === 0) return [...singles.filter((key) => !taken.has(key)), ...chords];
    return [own, ...chords];
  };
  const inMode = (mode: Mode): ModeBindings => {
    const all = commandIds.map((id) => [id, keysIn(id, mode)] as const);
    // Backwards, so that of two commands with one key the first in the table has it.
    const places = new Map([...all.entries()].reverse().flatMap(([place, [, held]]) => held.map((key) => [key, place] as const)));
    return { places, keys: new Map(all) };
  };
  return { tag: inMode('tag'), edit: inMode('edit'), read: inMode('read') };
}

/** The keys of those who changed none. */
export const usualBindings = bindingsOf({ singleKeys: true, keys: {} });
