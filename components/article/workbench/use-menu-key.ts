'use client';
import { useEffect } from 'react';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { commandFor, isMac } from '@/lib/editor/keys/keymap';
import { useWorkbench } from '../session-context';
import { useBindings } from '../use-bindings';

/**
 * The menu of everything by its chord from anywhere on the page: where neither the text nor a card or list takes Ctrl+K, the browser would. Not from
 * what lies over the page. A single key that a person chose for it may be a letter of what they write: that acts where the others do.
 */
export function useMenuKey(): void {
  const { editor } = useWorkbench();
  const { commands } = useTagHands();
  const bindings = useBindings();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !(event.ctrlKey || event.metaKey)) return;
      if (event.target instanceof Element && event.target.closest('[role=dialog], [role=alertdialog], [role=menu]')) return;
      if (commandFor(event, 'tag', isMac(), bindings) === 'openMenu' && commands.openMenu?.(editor.view)) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [editor, commands, bindings]);
}
