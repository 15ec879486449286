'use client';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { KeyTip } from '@/lib/editor/keys/key-names';
import { late, useHasFailed, useLate } from './late';
import { useReasons } from './use-reasons';

const shownToasts = late(() => import('./shown-toasts'));

export interface ToastContent {
  text: string;
  /** Offered for as long as the toast is there. */
  undo?: () => void;
  /** What its button is called, where it is not *Undo*. */
  undoName?: string;
  /** What its button says of its key. */
  undoTip?: KeyTip;
}

/** Notes with a number each, the newest last. */
export type NumberedToast = ToastContent & { id: number };

type Show = (content: ToastContent) => void;

interface Toasts {
  show: Show;
  takeEscape: (event: Event) => void;
}

const ToastContext = createContext<Toasts>({ show: () => undefined, takeEscape: () => undefined });

/** Shows a short note for 6 s; hovering and focus hold it. Needs `ToastProvider` above. */
export function useToast(): Show {
  return useContext(ToastContext).show;
}

/**
 * For what opens over the page: notes lie above it, so that Escape takes the newest of them and leaves the rest open. (A note that came
 * after a dialog has Escape by itself; one that was there before has not.)
 */
export function useNotesFirst(): (event: Event) => void {
  return useContext(ToastContext).takeEscape;
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<readonly NumberedToast[]>([]);
  /** The number of the note that was added last, whether it is still there or not. */
  const added = useRef(0);
  const show = useCallback<Show>((content) => {
    added.current += 1;
    const id = added.current;
    setShown((before) => [...before.slice(-2), { ...content, id }]);
  }, []);
  useReasons(useCallback((why) => show({ text: why }), [show]));
  /** The plain note that has focus. In its place another one would come, without. */
  const [held, setHeld] = useState(0);
  const remove = useCallback((id: number) => {
    setHeld((before) => (before === id ? 0 : before));
    setShown((before) => before.filter((toast) => toast.id !== id));
  }, []);
  const newest = useRef<NumberedToast | undefined>(undefined);
  newest.current = shown.at(-1);
  const value = useMemo<Toasts>(
    () => ({
      show,
      takeEscape: (event) => {
        if (!newest.current) return;
        event.preventDefault();
        remove(newest.current.id);
      },
    }),
    [show, remove],
  );
  const toasts = useLate(shownToasts, shown.length > 0);
  const hasFailed = useHasFailed(shownToasts);
  // One that was there before is no news when those that came after it go.
  const news = hasFailed ? shown.find(({ id }) => id === added.current) : undefined;
  return (
    <ToastContext value={value}>
      {children}
      {/* Their script says the notes when it comes, those too that were shown before it: here they are said only where it does not come. */}
      <div className="vh" aria-live="polite">
        {/* A new element each time: the same note twice is said twice. */}
        {news && <p key={news.id}>{news.text}</p>}
      </div>
      {toasts && !shown.some(({ id }) => id === held) ? (
        <toasts.ShownToasts shown={shown} onRemove={remove} />
      ) : (
        shown.length > 0 && <PlainToasts shown={shown} onRemove={remove} onHold={setHeld} />
      )}
    </ToastContext>
  );
}

interface PlainProps {
  shown: readonly NumberedToast[];
  onRemove: (id: number) => void;
  /** The note that focus came to; 0 when it left them. */
  onHold: (id: number) => void;
}

/** The notes until their script is here: the line may have gone before it came. */
function PlainToasts({ shown, onRemove, onHold }: PlainProps) {
  return (
    <ol
      className="toasts"
      aria-label="Notes"
      // Who goes to another window comes back to the note.
      onBlur={({ currentTarget, relatedTarget }) => currentTarget.contains(relatedTarget ?? document.activeElement) || onHold(0)}
    >
      {shown.map(({ id, text, undo, undoName = 'Undo', undoTip }) => (
        <li key={id} className="toast" onFocus={() => onHold(id)}>
          <span className="sp">{text}</span>
          {undo && (
            <button
              type="button"
              {...undoTip}
              onClick={() => {
                undo();
                onRemove(id);
              }}
            >
              {undoName}
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}
