'use client';
import { useEffect, useState } from 'react';
import { clearAtSelection } from '@/lib/editor/tags/clear-sentences';
import { nameInSentence } from './people/person-names';
import { useRevision, useWorkbench } from './session-context';

/** The caret must rest for so long before it is said what it stands in. */
const REST_MS = 150;

/** Who marked the sentence at the caret clear; null where nobody has. It follows when the caret rests. */
export function useClearBy(): string | null {
  const workbench = useWorkbench();
  const { editor, session } = workbench;
  const revision = useRevision();
  const [byId, setById] = useState<string | null>(null);
  useEffect(() => {
    void revision;
    let timer: number | undefined;
    const read = () => setById(editor.isDestroyed ? null : (clearAtSelection(session)?.basis.kind.byId ?? null));
    const readSoon = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(read, REST_MS);
    };
    readSoon();
    editor.on('selectionUpdate', readSoon);
    return () => {
      window.clearTimeout(timer);
      editor.off('selectionUpdate', readSoon);
    };
  }, [editor, session, revision]);
  return byId === null ? null : nameInSentence(workbench, byId);
}

/** At the foot of the workbench: who has seen the sentence at the caret. Never said aloud by itself, as a caret moves much. */
export function ClearNote() {
  const by = useClearBy();
  return by === null ? null : <span className="clear-note">Clear, seen by {by}</span>;
}
