'use client';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { KeyTip } from '@/lib/editor/keys/key-names';
import { Heard } from './heard';
import { late, useLate } from './late';
import { useReasons } from './use-reasons';

const shownToasts = late(() => import('./shown-toasts'));

export interface ToastContent {
  text: string;
  /** Offered for as long as the toast is there. */
  undo?: () => void;
  /** Calls `over` once there is nothing left to undo: the note goes then. Gives the way to stop listening. */
  until?: (over: () => void) => () => void;
  /** What its button is called, where it is not *Undo*. */
  undoName?: string;
  /** What its button says of its key. */
  undoTip?: KeyTip;
  /** Where the page that is to show it is gone by now, it is shown on the one that is there. */
  anywhere?: boolean;
  /** The same, and it is shown on the page that comes, too, where that has other notes. */
  outlives?: boolean;
}

/** Notes with a number each, the newest last. */
export type NumberedToast = ToastContent & { id: number };

type Show = (content: ToastContent) => void;

interface Toasts {
  show: Show;
  takeEscape: (event: Event) => void;
}

/** Whose notes are on the page. Most pages share theirs; the workbench has its own. */
const providers = new Set<Show>();
/** Notes that wait for the page that comes. */
const leftOver: ToastContent[] = [];

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
  /** The number of the note that was added last. */
  const added = useRef(0);
  const show = useCallback<Show>((content) => {
    if ((content.anywhere || content.outlives) && !providers.has(show)) return passOn(content);
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
  const all = useRef(shown);
  all.current = shown;
  useEffect(() => {
    providers.add(show);
    for (const content of leftOver.splice(0)) show(content);
    return () => {
      providers.delete(show);
      for (const content of all.current) if (content.outlives) passOn(content);
    };
  }, [show]);
  const value = useMemo<Toasts>(
    () => ({
      show,
      takeEscape: (event) => {
        const newest = all.current.at(-1);
        if (!newest) return;
        event.preventDefault();
        remove(newest.id);
      },
    }),
    [show, remove],
  );
  const toasts = useLate(shownToasts, shown.length > 0);
  return (
    <ToastContext value={value}>
      {children}
      {/* Their script says none of them: it may not come, and what it says in a status is lost in Orca where something else of the page changes. */}
      <Heard what="Notes" isAtomic={false}>
        {shown.map(({ id, text, undo, undoName = 'Undo' }) => (
          <p key={id}>{`Note: ${text}${undo ? ` ${undoName}` : ''}`}</p>
        ))}
      </Heard>
      {toasts && !shown.some(({ id }) => id === held) ? (
        <toasts.ShownToasts shown={shown} onRemove={remove} />
      ) : (
        shown.length > 0 && <PlainToasts shown={shown} onRemove={remove} onHold={setHeld} />
      )}
    </ToastContext>
  );
}

/** Shows a note of a page that is gone on the one that is there, or on the next one. */
function passOn(content: ToastContent): void {
  const [show] = providers;
  if (show) show(content);
  else leftOver.push(content);
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
      {shown.map(({ id, text, undo, until, undoName = 'Undo', undoTip }) => (
        <li key={id} className="toast" ref={() => until?.(() => onRemove(id))} onFocus={() => onHold(id)}>
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
