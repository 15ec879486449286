'use client';
import { useIsMac } from '@/components/ui/use-is-mac';
import { type KeyTip, keysOf, keyTip } from '@/lib/editor/keys/key-names';
import type { CommandId } from '@/lib/editor/keys/keymap';
import { useBindings } from '../use-bindings';
import { useMode } from '../workbench/use-mode';

/** The command that tags with a kind, or changes the active tag to it. */
export const commandOfKind = { claim: 'tagClaim', opinion: 'tagOpinion', proposal: 'tagProposal' } as const;

interface Props {
  command: CommandId;
  /** For keys within a sentence. On a button they are not: it says them by `useKeyTip`. */
  isSpoken?: boolean;
}

/** The key of a command in the mode of now, as the person has it; nothing where it has none. */
export function KeyHint({ command, isSpoken = false }: Props) {
  const [bindings, isMac, mode] = [useBindings(), useIsMac(), useMode()];
  const [caps] = keysOf(command, bindings, isMac, mode);
  if (caps === undefined) return null;
  return (
    <span className="caps" aria-hidden={!isSpoken || undefined}>
      {caps.map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}

/** The keys of the three kinds, within a sentence. */
export function KindKeys() {
  return (
    <>
      <KeyHint command="tagClaim" isSpoken /> <KeyHint command="tagOpinion" isSpoken /> <KeyHint command="tagProposal" isSpoken />
    </>
  );
}

/** The tooltips of controls that have a key, with it as it is in the mode of now: `<Button {...tip('openTags')}>`. */
export function useKeyTip(): (command: CommandId, says?: string, then?: string) => KeyTip {
  const [bindings, isMac, mode] = [useBindings(), useIsMac(), useMode()];
  return (command, says, then) => keyTip(command, bindings, isMac, mode, says, then);
}
