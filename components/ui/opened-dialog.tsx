'use client';
import './style-nonce';
import { Dialog as Radix } from 'radix-ui';
import { isOfInputMethod } from '@/lib/editor/keys/input-method';
import type { DialogProps } from './dialog';
import { useNotesFirst } from './toast';
import { useBackClosesOver } from './use-back-closes';

/** `Dialog` once its script is here. */
export function OpenedDialog({
  isOpen,
  onClose,
  title,
  description,
  isWide = false,
  isForm = false,
  onClosed,
  children,
  buttons,
}: DialogProps) {
  const takeEscape = useNotesFirst();
  useBackClosesOver(isOpen, onClose);
  return (
    <Radix.Root open={isOpen} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Radix.Portal>
        {/* The caret stays in the field that it is in. */}
        <Radix.Overlay className="scrim" onMouseDown={(event) => isForm && event.preventDefault()} />
        <Radix.Content
          className={`pop dialog ${isWide ? 'wide' : ''}`}
          // The Escape by which an input method calls off what is composed is not the dialog's.
          onEscapeKeyDown={(event) => (isOfInputMethod(event) ? event.preventDefault() : takeEscape(event))}
          onInteractOutside={(event) => isForm && event.preventDefault()}
          onOpenAutoFocus={beginWithChosen}
          onCloseAutoFocus={(event) => {
            if (!onClosed) return;
            event.preventDefault();
            onClosed();
          }}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <Radix.Title className="h2">{title}</Radix.Title>
          {description !== undefined && <Radix.Description className="dim2">{description}</Radix.Description>}
          {children}
          <div className="buttons">{buttons}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Where a group of radios comes first, focus begins on the chosen one, as with Tab. It would begin on the first one, which Space would then choose. */
function beginWithChosen(event: Event): void {
  if (!(event.currentTarget instanceof Element)) return;
  const [first, ...more] = event.currentTarget.querySelectorAll('button, input, select, textarea');
  if (!(first instanceof HTMLInputElement && first.type === 'radio') || first.checked) return;
  const chosen = more.find((one) => one instanceof HTMLInputElement && one.type === 'radio' && one.name === first.name && one.checked);
  if (!(chosen instanceof HTMLElement)) return;
  event.preventDefault();
  chosen.focus();
}
