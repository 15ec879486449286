'use client';
import { KindKeys } from './commands/key-hint';
import { useWorkbench } from './session-context';
import { useMode } from './workbench/use-mode';

/** What to do first, where nothing is tagged yet. In Edit mode the keys of the kinds are letters. */
export function EmptyMargin() {
  const { rights } = useWorkbench();
  const mode = useMode();
  const canTagNow = rights.canTag && mode !== 'read';
  return (
    <div className="margin-empty">
      {canTagNow && mode === 'tag' && (
        <p>
          Select some words, then press <KindKeys />
        </p>
      )}
      {canTagNow && mode === 'edit' && <p>Select some words to tag them</p>}
      {!canTagNow && <p>No tags yet</p>}
      <p className="hint">Each claim gets a card here, level with its words.</p>
    </div>
  );
}
