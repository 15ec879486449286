'use client';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { late, useLate } from './late';
import { sayOff } from './say-off';
import { type ShowToast, type ToastContent, ToastContext, type Toasts } from './toast-context';

const shownToasts = late(() => import('./shown-toasts'));

/** Notes with a number each, the newest last. */
export type NumberedToast = ToastContent & { id: number };

export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<readonly NumberedToast[]>([]);
  const show = useCallback<ShowToast>(
    (content) => setShown((before) => [...before.slice(-2), { ...content, id: (before.at(-1)?.id ?? 0) + 1 }]),
    [],
  );
  const remove = useCallback((id: number) => setShown((before) => before.filter((toast) => toast.id !== id)), []);
  useEffect(() => {
    sayOff.say = (text) => show({ text });
  }, [show]);
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
  return (
    <ToastContext value={value}>
      {children}
      {toasts ? (
        <toasts.ShownToasts shown={shown} onRemove={remove} />
      ) : (
        shown.length > 0 && <PlainToasts shown={shown} onRemove={remove} />
      )}
    </ToastContext>
  );
}

/** The notes until their script is here: the line may have gone before it came, and that must be said. */
function PlainToasts({ shown, onRemove }: { shown: readonly NumberedToast[]; onRemove: (id: number) => void }) {
  return (
    <ol className="toasts" aria-label="Notes">
      {shown.map(({ id, text, undo, undoTip }) => (
        <li key={id} className="toast" role="status">
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
              Undo
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}
