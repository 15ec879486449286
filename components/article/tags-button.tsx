'use client';
import { List } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { focusTags } from './focus-tags';
import { useKeyTip } from './key-hint';

/** Opens the tags where they are a drawer: the drawer is out as long as focus is in it. */
export function TagsButton() {
  const tip = useKeyTip();
  return (
    <Button className="tags-button" {...tip('openTags')} onClick={focusTags}>
      <List className="i s" aria-hidden="true" /> Tags
    </Button>
  );
}
