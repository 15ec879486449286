'use client';
import { useEffect } from 'react';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { FIELDS_OF_WORDS } from '@/components/ui/fields-of-words';
import { isMac } from '@/lib/editor/keys/keymap';
import { getMode } from '@/lib/editor/keys/mode';
import { useWorkbench } from './session-context';

/**
 * What is done with a link that arrives where neither text nor card nor field takes it: pasted while a tag is active it becomes its source, as in
 * the text; dropped it does nothing, where the browser would open it in place of the article. So does a file.
 */
export function ArrivingLinks() {
  const { editor, rights } = useWorkbench();
  const { actions, toText } = useTagHands();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isPaste = event.key.toLowerCase() === 'v' && (isMac() ? event.metaKey : event.ctrlKey) && !event.altKey;
      if (!isPaste || isTaken(event) || !rights.canTag || getMode(editor.state) !== 'tag' || !actions.active()) return;
      // Browsers paste only where the selection has focus. It is in the text, which takes links in this mode and nothing else.
      const before = document.activeElement;
      toText();
      // Where no link came, nothing has taken focus from there.
      setTimeout(() => editor.view.hasFocus() && before instanceof HTMLElement && before.focus({ preventScroll: true }));
    };
    const dragOver = (event: DragEvent) => {
      const data = event.dataTransfer;
      // Files nothing takes, the text neither.
      if (!data || (data.types.includes('text/uri-list') ? isTaken(event) : !data.types.includes('Files'))) return;
      event.preventDefault();
      data.dropEffect = 'none';
    };
    document.addEventListener('keydown', press);
    document.addEventListener('dragover', dragOver);
    return () => {
      document.removeEventListener('keydown', press);
      document.removeEventListener('dragover', dragOver);
    };
  }, [editor, rights, actions, toText]);
  return null;
}

/** True if what is under it takes it: a card has said so, or it is the text, a field or a dialog. */
function isTaken(event: Event): boolean {
  const under = event.target instanceof Element ? event.target : null;
  const takes = `${FIELDS_OF_WORDS}, select, [contenteditable=true], [role=dialog]`;
  return event.defaultPrevented || (under !== null && under.closest(takes) !== null);
}
