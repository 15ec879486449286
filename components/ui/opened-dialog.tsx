'use client';
import './style-nonce';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

interface Props {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  /** One or two sentences under the title, read with it by screen readers. */
  description?: ReactNode;
  isWide?: boolean;
  /** What was right before the dialog opened gets focus back by itself; Escape and a click outside close it. */
  children?: ReactNode;
  /** Where focus goes instead, once the dialog is gone. */
  onClosed?: () => void;
  /** Shown bottom right; the last one is what the dialog is for. */
  buttons?: ReactNode;
}

export function Dialog({ isOpen, onClose, title, description, isWide = false, onClosed, children, buttons }: Props) {
  return (
    <Radix.Root open={isOpen} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className="scrim" />
        <Radix.Content
          className={`pop dialog ${isWide ? 'wide' : ''}`}
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
          {buttons !== undefined && <div className="buttons">{buttons}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
