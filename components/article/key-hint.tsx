'use client';
import { useIsMac } from '@/components/ui/use-is-mac';
import { keysOf, shortcutsOf } from '@/lib/editor/key-names';
import type { CommandId } from '@/lib/editor/keymap';
import { useBindings } from './use-bindings';
import { useMode } from './use-mode';

interface Props {
  command: CommandId;
  /** For keys within a sentence. On a button they are not: it says them by `useShortcuts`. */
  isSpoken?: boolean;
}

/** The key of a command in the mode of now, as the person has it; nothing where it has none. */
export function KeyHint({ command, isSpoken = false }: Props) {
  const [bindings, isMac, mode] = [useBindings(), useIsMac(), useMode()];
  return keysOf(command, bindings, isMac, mode)[0]?.map((cap) =>
    isSpoken ? (
      <kbd key={cap}>{cap}</kbd>
    ) : (
      <span key={cap} className="kbd" aria-hidden="true">
        {cap}
      </span>
    ),
  );
}

/** The keys of commands in the mode of now, for `aria-keyshortcuts`. */
export function useShortcuts(): (command: CommandId) => string | undefined {
  const [bindings, isMac, mode] = [useBindings(), useIsMac(), useMode()];
  return (command) => shortcutsOf(command, bindings, isMac, mode);
}
