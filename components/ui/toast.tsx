'use client';
import { Toast as Radix } from 'radix-ui';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';

interface ToastContent {
  text: string;
  /** Offered for as long as the toast is there. */
  undo?: () => void;
}

type Show = (content: ToastContent) => void;

const ToastContext = createContext<Show>(() => undefined);

/** Shows a short note for 6 s; hovering and focus hold it. Needs `ToastProvider` above. */
export function useToast(): Show {
  return useContext(ToastContext);
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<readonly (ToastContent & { id: number })[]>([]);
  const show = useCallback<Show>(
    (content) => setShown((before) => [...before.slice(-2), { ...content, id: (before.at(-1)?.id ?? 0) + 1 }]),
    [],
  );
  const remove = useMemo(() => (id: number) => setShown((before) => before.filter((toast) => toast.id !== id)), []);
  return (
    <ToastContext value={show}>
      <Radix.Provider duration={6_000} label="Note">
        {children}
        {shown.map(({ id, text, undo }) => (
          <Radix.Root key={id} className="toast" onOpenChange={(open) => (open ? undefined : remove(id))}>
            <Radix.Description className="sp">{text}</Radix.Description>
            {undo && (
              <Radix.Action altText="Undo" onClick={undo}>
                Undo
              </Radix.Action>
            )}
          </Radix.Root>
        ))}
        <Radix.Viewport className="toasts" />
      </Radix.Provider>
    </ToastContext>
  );
}
