'use client';
import { useMedia } from '@/components/ui/use-media';
import { KeysBar } from './keys-bar';
import { useWorkbench } from './session-context';
import { useBindings } from './use-bindings';
import { useMode } from './use-mode';

/** The keys of the mode at the foot of the page. A phone has no keys, but may have a keyboard: then `?` opens the sheet of all. */
export function WorkbenchKeys({ onOpenSheet }: { onOpenSheet: () => void }) {
  const { rights } = useWorkbench();
  const [mode, bindings, isPhone] = [useMode(), useBindings(), useMedia('phone')];
  return isPhone ? null : <KeysBar mode={mode} bindings={bindings} may={rights} onShowKeys={onOpenSheet} />;
}
