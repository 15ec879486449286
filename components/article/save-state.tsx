'use client';
import { CircleAlert, Cloud, CloudOff, LogIn, RotateCw } from 'lucide-react';
import Link from 'next/link';
import type { SaveState as State } from '@/lib/editor/session-sender';
import { useSaveState } from './abandoned-work';

/** Whether what is on the screen is on the server's disk: never "Saved" while anything is only here. */
export function SaveState() {
  const { state, retry } = useSaveState();
  const Icon = icons[state.name];
  return (
    <span className={`saved ${tones[state.name]}`} role="status" aria-label="Save state">
      <Icon className="i s" aria-hidden="true" />
      <span className="say">{sentence(state)}</span>
      {state.name === 'not-saved' && (
        <button type="button" className="link" onClick={retry}>
          Try again
        </button>
      )}
      {state.name === 'reload' && (
        <button type="button" className="link" onClick={() => window.location.reload()}>
          Reload
        </button>
      )}
      {state.name === 'signed-out' && (
        <Link className="link" href={`/sign-in?to=${encodeURIComponent(window.location.pathname)}`}>
          Sign in
        </Link>
      )}
    </span>
  );
}

const icons = { saved: Cloud, saving: Cloud, offline: CloudOff, 'not-saved': CircleAlert, 'signed-out': LogIn, reload: RotateCw };
const tones = { saved: 'dim', saving: 'dim', offline: 'warn', 'not-saved': 'danger', 'signed-out': 'warn', reload: 'danger' };

const clock = (at: string) => new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(new Date(at));

function sentence(state: State): string {
  switch (state.name) {
    case 'saved':
      return state.at === null ? 'Saved' : `Saved ${clock(state.at)}`;
    case 'saving':
      return 'Saving';
    case 'offline':
      return `Offline: ${state.kept} kept`;
    case 'not-saved':
      return `Not saved: ${state.kept} kept. ${state.reason}`;
    case 'signed-out':
      return `Signed out: ${state.kept} kept`;
    case 'reload':
      return state.reason;
  }
}
