'use client';
import { late, useLate } from '@/components/ui/late';
import { useMedia } from '@/components/ui/use-media';
import { KeysBar } from '../commands/keys-bar';
import { PasteReader } from '../paste-reader';
import { useWorkbench } from '../session-context';
import { useBindings } from '../use-bindings';
import { useGuardedRepeats } from '../use-guarded-repeats';
import { useSuggestLimits } from '../use-suggest-limits';
import { useMode } from './use-mode';

const clearNote = late(() => import('../clear-note'));

/** The keys of the mode, what reads pastes in it, and what minds keys that are held or do nothing. A phone has no keys, but may have a keyboard: then `?` opens the sheet of all. */
export function WorkbenchFoot({ onOpenSheet }: { onOpenSheet: () => void }) {
  const { rights } = useWorkbench();
  const [mode, bindings, isPhone] = [useMode(), useBindings(), useMedia('phone')];
  const note = useLate(clearNote, false);
  useGuardedRepeats();
  useSuggestLimits();
  return (
    <>
      <PasteReader />
      {!isPhone && (
        <KeysBar
          mode={mode}
          bindings={bindings}
          may={rights}
          isLocked={rights.lock !== undefined}
          note={note && <note.ClearNote />}
          onShowKeys={onOpenSheet}
        />
      )}
    </>
  );
}
