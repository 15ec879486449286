'use client';
import { List } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { useKeyTip } from './key-hint';

/** Opens the tags where they are a drawer: the drawer is out as long as focus is in it. */
export function TagsButton() {
  const tip = useKeyTip();
  const open = () => {
    const tags = document.querySelector('[data-region=tags]');
    const list = tags?.querySelector<HTMLElement>('[role=listbox]') ?? tags?.querySelector<HTMLElement>('input');
    list?.focus();
  };
  return (
    <Button className="tags-button" {...tip('openTags')} onClick={open}>
      <List className="i s" aria-hidden="true" /> Tags
    </Button>
  );
}
