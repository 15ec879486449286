'use client';
import { X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useKeyTip } from '../commands/key-hint';
import { GuidelinesText } from './guidelines-text';

interface Props {
  activeId: string | null;
  /** A phone has no room beside the text: there they take the screen, and focus with it. */
  isPhone: boolean;
  onClose: () => void;
}

/** What the desk holds to when it tags, beside the text: focus stays in the text, and the type of the active tag stays in sight. */
export function GuidelinesPanel({ activeId, isPhone, onClose }: Props) {
  const { toText, press } = useTagHands();
  const tip = useKeyTip();
  const text = <GuidelinesText activeId={activeId} />;
  if (isPhone) {
    return (
      <Dialog isOpen onClose={onClose} title="Guidelines" buttons={<Button onClick={onClose}>Close</Button>}>
        {text}
      </Dialog>
    );
  }
  const close = () => {
    onClose();
    toText();
  };
  const pressKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      close();
      // A link of the panel keeps its Enter; where it scrolls, the keys of the text count.
    } else if (event.target instanceof HTMLElement && event.target.matches('.guidelines-room')) press(event);
  };
  return (
    <aside className="guidelines-panel" aria-label="Guidelines" data-region="guidelines" onKeyDown={pressKey}>
      <header className="guidelines-head">
        <h2 className="h2">Guidelines</h2>
        <span className="sp" />
        <Button
          variant="quiet"
          size="s"
          isIcon
          {...tip('showGuidelines', 'Close the guidelines')}
          aria-label="Close the guidelines"
          onClick={close}
        >
          <X className="i s" aria-hidden="true" />
        </Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take focus, or keys alone do not reach its end */}
      <section className="guidelines-room" aria-label="What the desk holds to" tabIndex={0}>
        {text}
      </section>
    </aside>
  );
}
