'use client';
import { createContext, useContext } from 'react';
import type { KeyTip } from '@/lib/editor/key-names';

export interface ToastContent {
  text: string;
  /** Offered for as long as the toast is there. */
  undo?: () => void;
  /** What its button says of its key. */
  undoTip?: KeyTip;
}

export type ShowToast = (content: ToastContent) => void;

export interface Toasts {
  show: ShowToast;
  takeEscape: (event: Event) => void;
}

/** Apart from what shows them: every button may have something to say, also on pages without notes. */
export const ToastContext = createContext<Toasts>({ show: () => undefined, takeEscape: () => undefined });

/** Shows a short note for 6 s; hovering and focus hold it. Needs `ToastProvider` above. */
export function useToast(): ShowToast {
  return useContext(ToastContext).show;
}

/**
 * For what opens over the page: notes lie above it, so that Escape takes the newest of them and leaves the rest open. (A note that came
 * after a dialog has Escape by itself; one that was there before has not.)
 */
export function useNotesFirst(): (event: Event) => void {
  return useContext(ToastContext).takeEscape;
}
