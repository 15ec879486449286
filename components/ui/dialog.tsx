'use client';
import type { ReactNode } from 'react';
import { late, useLate } from './late';

const openedDialog = late(() => import('./opened-dialog'));

export interface DialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  /** One or two sentences under the title, read with it by screen readers. */
  description?: ReactNode;
  isWide?: boolean;
  /** Something is written or chosen in it: a press beside it, as on the words that somebody wants to copy, closes nothing. */
  isForm?: boolean;
  children?: ReactNode;
  /** Where focus goes instead, once the dialog is gone. */
  onClosed?: () => void;
  /** Shown bottom right; the last one is what the dialog is for. One of them closes it: a finger and many a screen reader have no Escape. */
  buttons: ReactNode;
}

/**
 * A dialog; its script comes late, and at once when one opens. What had focus before gets it back, by the focus keeper; Escape closes it, and where it
 * is no form a press beside it.
 */
export function Dialog(props: DialogProps) {
  const opened = useLate(openedDialog, props.isOpen);
  return opened && <opened.OpenedDialog {...props} />;
}
