'use client';
import { Check } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { Preferences, PreferencesPatch } from '@/lib/domain/people/preferences';
import { useOwnPreferences } from '../preferences-context';

/** How long "Saved" stays. */
const NOTE_MS = 4_000;

const NoteContext = createContext<() => void>(() => undefined);

interface Props {
  /** The section's address on the page, `#keys`. */
  id: string;
  title: string;
  children: ReactNode;
}

/** A part of the profile. What is changed in it is saved at once, and its heading says so quietly. */
export function Section({ id, title, children }: Props) {
  const [isSaved, setSaved] = useState(false);
  const timer = useRef<number>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const note = useCallback(() => {
    window.clearTimeout(timer.current);
    setSaved(true);
    timer.current = window.setTimeout(() => setSaved(false), NOTE_MS);
  }, []);
  return (
    <section className="profile-section" id={id} aria-labelledby={`${id}-title`}>
      <div className="row">
        <h2 className="h2" id={`${id}-title`}>
          {title}
        </h2>
        <span className="saved-note" role="status">
          {isSaved && (
            <>
              <Check className="i s" aria-hidden="true" /> Saved
            </>
          )}
        </span>
      </div>
      <NoteContext value={note}>
        <div className="sheet">{children}</div>
      </NoteContext>
    </section>
  );
}

interface Saving {
  preferences: Preferences;
  /** Changes and saves preferences; the section says when they are. */
  save(patch: PreferencesPatch): void;
  /** For what is saved by other ways. */
  noteSaved(): void;
}

/** The person's preferences, for a setting within a `Section`. */
export function useSetting(): Saving {
  const { preferences, change } = useOwnPreferences();
  const noteSaved = useContext(NoteContext);
  return useMemo(() => {
    const save = (patch: PreferencesPatch) => void change(patch).then((isSaved) => isSaved && noteSaved());
    return { preferences, save, noteSaved };
  }, [preferences, change, noteSaved]);
}

interface SettingProps {
  title: ReactNode;
  hint?: ReactNode;
  children: ReactNode;
}

/** One row: what it is at the left, the control at the right. The control brings its own name. */
export function Setting({ title, hint, children }: SettingProps) {
  return (
    <div className="setting">
      <div>
        <p className="md">{title}</p>
        {hint !== undefined && <p className="hint">{hint}</p>}
      </div>
      <div className="setting-control">{children}</div>
    </div>
  );
}
