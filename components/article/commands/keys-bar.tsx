'use client';
import type { ReactNode } from 'react';
import { useIsMac } from '@/components/ui/use-is-mac';
import type { Bindings } from '@/lib/editor/keys/bindings';
import { joinKeys, keysOf, keyTip } from '@/lib/editor/keys/key-names';
import type { CommandId } from '@/lib/editor/keys/keymap';
import type { Mode } from '@/lib/editor/keys/mode';

interface Props {
  mode: Mode;
  bindings: Bindings;
  /** What the person may not do here is not offered. */
  may: { canTag: boolean; canEdit: boolean; canJudge: boolean; canComment: boolean; canSuggest: boolean };
  /** True where the text is open to nobody: no key leads out of reading. */
  isLocked?: boolean;
  /** What is said of the place of the caret. */
  note?: ReactNode;
  /** Opens the sheet of all keys. */
  onShowKeys: () => void;
}

interface Hint {
  commands: readonly CommandId[];
  say: string;
  needs?: keyof Props['may'];
}

/** By mode, what the bar shows at its start, the most used first: a narrow window drops the last. */
const hints: Record<Mode, readonly Hint[]> = {
  tag: [
    { commands: ['nextTag', 'previousTag'], say: 'next, previous' },
    { commands: ['tagClaim', 'tagOpinion', 'tagProposal'], say: 'tag', needs: 'canTag' },
    { commands: ['addSource'], say: 'source', needs: 'canTag' },
    { commands: ['giveVerdict'], say: 'verdict', needs: 'canJudge' },
    { commands: ['comment'], say: 'comment', needs: 'canComment' },
    { commands: ['nextUnchecked'], say: 'next unchecked' },
    { commands: ['findTag'], say: 'find' },
    { commands: ['openMenu'], say: 'everything' },
  ],
  edit: [
    { commands: ['nextTag', 'previousTag'], say: 'next, previous' },
    { commands: ['tagClaim', 'tagOpinion', 'tagProposal'], say: 'tag', needs: 'canTag' },
    { commands: ['addSource'], say: 'source', needs: 'canTag' },
    { commands: ['giveVerdict'], say: 'verdict', needs: 'canJudge' },
    { commands: ['undo'], say: 'undo' },
    { commands: ['openMenu'], say: 'everything' },
  ],
  read: [
    { commands: ['nextTag', 'previousTag'], say: 'next, previous' },
    { commands: ['enterCard'], say: 'into the card' },
    { commands: ['extendSentence'], say: 'select a sentence', needs: 'canComment' },
    { commands: ['comment'], say: 'comment', needs: 'canComment' },
    { commands: ['nextUnchecked'], say: 'next unchecked' },
    { commands: ['findTag'], say: 'find' },
    { commands: ['goToParagraph'], say: 'paragraph' },
    { commands: ['openMenu'], say: 'everything' },
  ],
};

/** The switch of modes scrolls away with the text; this does not. */
const modeNames: Record<Mode, string> = { tag: 'Tag', edit: 'Edit', read: 'Read' };

/** Who may not edit the text suggests. Who may do neither stays in Tag or Read. */
function wayOut(mode: Mode, { canEdit }: Props['may']): Hint {
  if (mode === 'edit') return { commands: ['leave'], say: canEdit ? 'leave editing' : 'leave suggesting' };
  return canEdit
    ? { commands: ['enterEdit'], say: 'edit the text' }
    : { commands: ['enterEdit'], say: 'suggest changes', needs: 'canSuggest' };
}

/** The bar at the foot of the workbench: the keys of this mode, as the person has them. */
export function KeysBar({ mode, bindings, may, isLocked = false, note, onShowKeys }: Props) {
  const isMac = useIsMac();
  const draw = (hint: Hint) => {
    if (hint.needs && !may[hint.needs]) return null;
    const caps = joinKeys(hint.commands.flatMap((id) => keysOf(id, bindings, isMac, mode).slice(0, 1)));
    if (caps.length === 0) return null;
    return (
      <span key={hint.say}>
        {caps.map((cap) => (
          <kbd key={cap}>{cap}</kbd>
        ))}
        {hint.say}
      </span>
    );
  };
  const showKeys = keysOf('showKeys', bindings, isMac, mode)[0] ?? [];
  return (
    <footer className="keys">
      <b>{mode === 'edit' && !may.canEdit ? 'Suggest' : modeNames[mode]}</b>
      {note}
      {hints[mode].map(draw)}
      <span className="sp" />
      {!isLocked && draw(wayOut(mode, may))}
      <button type="button" {...keyTip('showKeys', bindings, isMac, mode)} onClick={onShowKeys}>
        {showKeys.map((cap) => (
          <span key={cap} className="kbd" aria-hidden="true">
            {cap}
          </span>
        ))}
        all keys
      </button>
    </footer>
  );
}
