import type { ReactNode } from 'react';
import { PreferencesProvider } from '@/components/desk/preferences-context';
import { ComingPage } from '@/components/ui/coming-page';
import { FocusKeeper } from '@/components/ui/focus-keeper';
import { HeldLinks } from '@/components/ui/held-links';
import { QueryProvider } from '@/components/ui/query-provider';
import { ToastProvider } from '@/components/ui/toast';
import { coloursOfColleagues } from '@/lib/server/people/colours';
import { readMe } from '@/lib/server/people/me';
import { requirePageActor } from '@/lib/server/sign-in/session';

export default async function WorkbenchLayout({ children }: { children: ReactNode }) {
  const actor = await requirePageActor();
  const [{ preferences }, colours] = await Promise.all([readMe(actor), coloursOfColleagues(actor)]);
  return (
    <QueryProvider>
      <ToastProvider>
        <PreferencesProvider personId={actor.id} preferences={preferences} colours={colours}>
          {children}
        </PreferencesProvider>
        <HeldLinks />
        <ComingPage />
      </ToastProvider>
      <FocusKeeper />
    </QueryProvider>
  );
}
