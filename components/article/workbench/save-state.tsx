'use client';
import { CircleAlert, Cloud, CloudCheck, CloudOff, LogIn, RotateCw } from 'lucide-react';
import { reloadPage } from '@/components/ui/reload-page';
import { useToast } from '@/components/ui/toast';
import { useToday } from '@/components/ui/use-today';
import { sayWhen, useDateLanguage } from '@/components/ui/when';
import type { SaveState as State } from '@/lib/editor/session/save-state';
import { useSaveState } from '../opening/abandoned-work';

/** Whether what is on the screen is on the server's disk: never "Saved" while anything is only here. */
export function SaveState() {
  const { state, retry } = useSaveState();
  return <SaveStateLine state={state} onRetry={retry} />;
}

/** A save state in a line, with the way on where there is one. */
export function SaveStateLine({ state, onRetry }: { state: State; onRetry: () => void }) {
  const language = useDateLanguage();
  const toast = useToast();
  // What was saved yesterday says so from midnight on.
  useToday();
  const Icon = icons[state.name];
  return (
    <span className={`saved ${tones[state.name]}`} {...spoken[state.name]}>
      <Icon className="i s" aria-hidden="true" />
      <span className="say">
        {'kept' in state ? (
          <>
            {/* Each change counts: heard, it would break in on every one. */}
            {keptNames[state.name]}
            <span aria-hidden="true">: {state.kept} kept</span>
            {state.name === 'not-saved' && `. ${state.reason}`}
            {state.name === 'signed-out' && state.isUnkept && `. ${SIGN_IN_BESIDE}`}
          </>
        ) : (
          saySaveState(state, language)
        )}
      </span>
      {state.name === 'not-saved' && (
        <button type="button" className="link" onClick={onRetry}>
          Try again
        </button>
      )}
      {state.name === 'reload' && (
        <button type="button" className="link" onClick={() => reloadPage(toast)}>
          Reload
        </button>
      )}
      {state.name === 'signed-out' && (
        // A whole new page: whoever is signed in by then has nothing of this one's person in memory.
        <a
          className="link"
          href={`/sign-in?to=${encodeURIComponent(window.location.pathname)}`}
          target={state.isUnkept && '_blank'}
          rel="noreferrer"
        >
          Sign in
        </a>
      )}
    </span>
  );
}

const SIGN_IN_BESIDE = 'This browser cannot keep your changes. Leave this page open, and sign in in another tab.';

const icons = { saved: CloudCheck, saving: Cloud, offline: CloudOff, 'not-saved': CircleAlert, 'signed-out': LogIn, reload: RotateCw };
/** Each burst of typing is saved: said aloud is only what is not as it should be. */
const quiet = { role: 'status', 'aria-live': 'off', 'aria-label': 'Save state' } as const;
const polite = { role: 'status', 'aria-label': 'Save state' } as const;
const urgent = { role: 'alert', 'aria-label': 'Save state' } as const;
const spoken = { saved: quiet, saving: quiet, offline: polite, 'not-saved': urgent, 'signed-out': polite, reload: urgent };
const keptNames = { offline: 'Offline', 'not-saved': 'Not saved', 'signed-out': 'Signed out' };
const tones = { saved: 'dim', saving: 'dim', offline: 'warn', 'not-saved': 'danger', 'signed-out': 'warn', reload: 'danger' };

/** A save state in words. What was saved before today says its day; `language` is that of the person's dates. */
export function saySaveState(state: State, language: string | null): string {
  switch (state.name) {
    case 'saved':
      return state.at === null ? 'Saved' : `Saved ${sayWhen(new Date(state.at), new Date(), language)}`;
    case 'saving':
      return 'Saving';
    case 'not-saved':
      return `${keptNames[state.name]}: ${state.kept} kept. ${state.reason}`;
    case 'signed-out':
      return `${keptNames[state.name]}: ${state.kept} kept${state.isUnkept ? `. ${SIGN_IN_BESIDE}` : ''}`;
    case 'offline':
      return `${keptNames[state.name]}: ${state.kept} kept`;
    case 'reload':
      return state.reason;
  }
}
