'use client';
import { useTagActions } from '@/components/annotations/use-tag-actions';
import { usePreferences } from '@/components/desk/preferences-context';
import { useMedia } from '@/components/ui/use-media';
import { KeysBar } from './keys-bar';
import { KeysSheet } from './keys-sheet';
import { useWorkbench } from './session-context';
import { useBindings } from './use-bindings';
import { useMode } from './use-mode';

interface Props {
  isSheetOpen: boolean;
  onOpenSheet: () => void;
  onCloseSheet: () => void;
}

/** The keys of the mode at the foot of the page, and the sheet with all of them. A phone has no keys, but may have a keyboard: then `?` opens the sheet. */
export function WorkbenchKeys({ isSheetOpen, onOpenSheet, onCloseSheet }: Props) {
  const { rights } = useWorkbench();
  const { singleKeys } = usePreferences();
  const { toText } = useTagActions();
  const [mode, bindings, isPhone] = [useMode(), useBindings(), useMedia('phone')];
  return (
    <>
      {!isPhone && <KeysBar mode={mode} bindings={bindings} may={rights} onShowKeys={onOpenSheet} />}
      <KeysSheet isOpen={isSheetOpen} onClose={onCloseSheet} onClosed={toText} bindings={bindings} singleKeys={singleKeys} />
    </>
  );
}
