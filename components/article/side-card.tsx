'use client';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { Button } from '@/components/ui/button';
import { isOfInputMethod } from '@/lib/editor/keys/input-method';

interface Props {
  id?: string;
  className: string;
  /** What a screen reader calls it. */
  name: string;
  /** What the button at its head closes, after "Close the". */
  thing: string;
  /** A sign, and what the card is on. */
  head: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

/** A card beside the text that is no tag's. Escape and the button close it, and focus goes back to the text. */
export function SideCard({ id, className, name, thing, head, onClose, children }: Props) {
  const { toText } = useTagHands();
  const close = () => {
    onClose();
    toText();
  };
  return (
    <article
      id={id}
      className={`card ${className}`}
      aria-label={name}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || isOfInputMethod(event.nativeEvent)) return;
        event.preventDefault();
        close();
      }}
    >
      <header className="card-head">
        {head}
        <span className="sp" />
        <Button variant="quiet" size="s" isIcon aria-label={`Close the ${thing}`} onClick={close}>
          <X className="i s" aria-hidden="true" />
        </Button>
      </header>
      {children}
    </article>
  );
}
