'use client';
import { Toast as Radix } from 'radix-ui';
import { type FocusEvent, useEffect, useRef } from 'react';
import { type NumberedToast, useToast } from './toast';

interface Props {
  shown: readonly NumberedToast[];
  onRemove: (id: number) => void;
}

/** What is off and says why: a button that is not busy, and a choice of a few. */
const OFF = '.btn[aria-disabled="true"][title]:not([aria-busy]), .seg > .off[title]';

/** Says why what is pressed is off: a title is said to those who point only. Heard from here, since every button would have to bring it along. */
function useReasons(): void {
  const show = useToast();
  useEffect(() => {
    const say = ({ target }: MouseEvent) => {
      const why = target instanceof Element && target.closest(OFF)?.getAttribute('title');
      if (why) show({ text: why });
    };
    document.addEventListener('click', say);
    return () => document.removeEventListener('click', say);
  }, [show]);
}

/** The notes that are shown now, and where they stand. */
export function ShownToasts({ shown, onRemove }: Props) {
  useReasons();
  const cameFrom = useRef<HTMLElement | null>(null);
  /** F8 leads to the notes. When one of them is gone, with the button that was pressed, focus comes to their list, and goes back to where it was. */
  const comeAndGo = ({ target, currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) cameFrom.current = relatedTarget instanceof HTMLElement ? relatedTarget : null;
    else if (target === currentTarget && cameFrom.current?.isConnected) cameFrom.current.focus();
  };
  return (
    <Radix.Provider duration={6_000} label="Note">
      {shown.map(({ id, text, undo, undoTip }) => (
        <Radix.Root key={id} className="toast" onOpenChange={(open) => (open ? undefined : onRemove(id))}>
          <Radix.Description className="sp">{text}</Radix.Description>
          {undo && (
            <Radix.Action altText="Undo" {...undoTip} onClick={undo}>
              Undo
            </Radix.Action>
          )}
        </Radix.Root>
      ))}
      <Radix.Viewport className="toasts" onFocus={comeAndGo} />
    </Radix.Provider>
  );
}
