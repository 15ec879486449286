'use client';
import { List } from 'lucide-react';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { Button } from '@/components/ui/button';
import { useKeyTip } from '../commands/key-hint';
import { useWorkbench } from '../session-context';

/** Opens the tags where they are a drawer: the drawer is out as long as focus is in it. */
export function TagsButton() {
  const { editor } = useWorkbench();
  const { commands } = useTagHands();
  const tip = useKeyTip();
  return (
    <Button className="tags-button" {...tip('openTags')} onClick={() => commands.openTags?.(editor.view)}>
      <List className="i s" aria-hidden="true" /> Tags
    </Button>
  );
}
