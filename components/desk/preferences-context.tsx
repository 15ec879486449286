'use client';
import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { ApiError, call } from '@/lib/api';
import { personColour } from '@/lib/domain/people/person-colour';
import type { Preferences, PreferencesPatch } from '@/lib/domain/people/preferences';
import { usualPreferences, withPatch } from '@/lib/domain/people/usual-preferences';
import { late, useLate } from '../ui/late';
import { type PersonColours, PersonColoursOfPage } from '../ui/person-colours';
import { useTrying } from '../ui/use-trying';
import { DateLanguage } from '../ui/when';

interface Own {
  preferences: Preferences;
  /** Shows a change at once and saves it; true when it is saved. What the server refuses is taken back, with its sentence. */
  change(patch: PreferencesPatch): Promise<boolean>;
}

/** What preferences may be: whoever changes none does without. */
const contract = late(() => import('@/lib/domain/contract/preferences'));

async function readContract() {
  await contract.fetch();
  const here = contract.here();
  // As where the request itself meets nobody.
  if (here === null) throw new ApiError('unreachable', 0, 'The server did not answer. Try again.');
  return here.changePreferences;
}

const Context = createContext<Own>({ preferences: usualPreferences, change: async () => false });

/** The preferences of the person at this page, and the way to change them. The usual ones where no provider is above. */
export function useOwnPreferences(): Own {
  return useContext(Context);
}

/** The preferences of the person at this page. */
export function usePreferences(): Preferences {
  return useContext(Context).preferences;
}

interface Props {
  personId: string;
  preferences: Preferences;
  /** What colleagues chose or were given, where it is not the colour that follows from their id. */
  colours: PersonColours;
  children: ReactNode;
}

/** Gives the pages below the person's preferences, and the colours of the people whom they name. Needs `ToastProvider` above. */
export function PreferencesProvider({ personId, preferences: given, colours, children }: Props) {
  useLate(contract, false);
  const trying = useTrying();
  const router = useRouter();
  const [kept, setKept] = useState(given);
  const [pending, setPending] = useState<readonly PreferencesPatch[]>([]);
  const last = useRef<Promise<unknown>>(Promise.resolve());

  const change = useCallback(
    (patch: PreferencesPatch) => {
      setPending((before) => [...before, patch]);
      const save = async () => {
        const isSaved = await trying(async () => {
          const changePreferences = await readContract();
          // Also where the page is left at once.
          setKept(await call(changePreferences, { body: patch, keepalive: true }));
          // Pages that the browser has kept were drawn with the old ones.
          router.refresh();
        });
        setPending((before) => before.filter((one) => one !== patch));
        return isSaved;
      };
      // One after the other: of two quick changes of one thing the later must be stored last.
      const saved = last.current.then(save);
      last.current = saved;
      return saved;
    },
    [router, trying],
  );

  const own = useMemo(() => ({ preferences: pending.reduce(withPatch, kept), change }), [kept, pending, change]);
  const ownColour = own.preferences.colour ?? personColour(personId);
  const coloursNow = useMemo(() => ({ ...colours, [personId]: ownColour }), [colours, personId, ownColour]);
  return (
    <Context value={own}>
      <PersonColoursOfPage value={coloursNow}>
        <DateLanguage value={own.preferences.dateLanguage}>{children}</DateLanguage>
      </PersonColoursOfPage>
    </Context>
  );
}
