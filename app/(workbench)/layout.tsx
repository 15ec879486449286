import type { ReactNode } from 'react';
import { PreferencesProvider } from '@/components/desk/preferences-context';
import { ComingPage } from '@/components/ui/coming-page';
import { FocusKeeper } from '@/components/ui/focus-keeper';
import { HeldLinks } from '@/components/ui/held-links';
import { QueryProvider } from '@/components/ui/query-provider';
import { ToastProvider } from '@/components/ui/toast';
import { readMe } from '@/lib/server/people/me';
import { requirePageActor } from '@/lib/server/sign-in/session';

export default async function WorkbenchLayout({ children }: { children: ReactNode }) {
  const { preferences } = await readMe(await requirePageActor());
  return (
    <QueryProvider>
      <ToastProvider>
        <PreferencesProvider preferences={preferences}>{children}</PreferencesProvider>
        <HeldLinks />
        <ComingPage />
      </ToastProvider>
      <FocusKeeper />
    </QueryProvider>
  );
}
