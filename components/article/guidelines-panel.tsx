'use client';
import { X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTagActions } from '@/components/annotations/use-tag-actions';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { typeOf } from '@/lib/domain/annotation';
import { GuidelinesText } from './guidelines-text';
import { useKeyTip } from './key-hint';
import { useAnnotation } from './session-context';

interface Props {
  activeId: string | null;
  /** A phone has no room beside the text: there they take the screen, and focus with it. */
  isPhone: boolean;
  onClose: () => void;
}

/** What the desk holds to when it tags, beside the text: focus stays in the text, and the type of the active tag stays in sight. */
export function GuidelinesPanel({ activeId, isPhone, onClose }: Props) {
  const { toText, press } = useTagActions();
  const tip = useKeyTip();
  const body = useFollowedType(activeId);
  const text = <GuidelinesText ref={body} nowId={useTypeId(activeId)} />;
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

const useTypeId = (activeId: string | null) => {
  const active = useAnnotation(activeId);
  return active && typeOf(active)?.typeId;
};

/** Keeps the type of the active tag in sight, or the types of its kind where it has none. Another tag of the same type moves nothing. */
function useFollowedType(activeId: string | null) {
  const body = useRef<HTMLDivElement>(null);
  const active = useAnnotation(activeId);
  const [kind, typeId] = [active?.kind, active && typeOf(active)?.typeId];
  useEffect(() => {
    if (kind === undefined) return;
    const type = typeId !== undefined && body.current?.querySelector(`[data-type="${typeId}"]`);
    const place = type || body.current?.querySelector(`[data-kind=${kind}]`);
    place?.scrollIntoView({ block: 'start' });
  }, [kind, typeId]);
  return body;
}
