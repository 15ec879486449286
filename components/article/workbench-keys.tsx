'use client';
import { late, useLate } from '@/components/ui/late';
import { useMedia } from '@/components/ui/use-media';
import { useWorkbench } from './session-context';
import { useBindings } from './use-bindings';
import { useMode } from './use-mode';

const clearNote = late(() => import('./clear-note'));
const keysBar = late(() => import('./keys-bar'));

/** The keys of the mode at the foot of the page. A phone has no keys, but may have a keyboard: then `?` opens the sheet of all. */
export function WorkbenchKeys({ onOpenSheet }: { onOpenSheet: () => void }) {
  const { rights } = useWorkbench();
  const [mode, bindings, isPhone] = [useMode(), useBindings(), useMedia('phone')];
  const bar = useLate(keysBar, false);
  const note = useLate(clearNote, false);
  if (isPhone) return null;
  // Its place is kept, so that nothing moves when it comes.
  if (!bar) return <footer className="keys" />;
  return <bar.KeysBar mode={mode} bindings={bindings} may={rights} note={note && <note.ClearNote />} onShowKeys={onOpenSheet} />;
}
