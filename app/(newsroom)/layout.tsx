import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { KeptWork } from '@/components/article/opening/kept-work';
import { UnsentLine } from '@/components/article/unsent/unsent-line';
import { LineNotice } from '@/components/desk/line-notice';
import { PreferencesProvider } from '@/components/desk/preferences-context';
import { asTheme, themeCookie } from '@/components/desk/theme';
import { TopBar } from '@/components/desk/top-bar';
import { ResetNotice } from '@/components/sign-in/reset-notice';
import { ComingPage } from '@/components/ui/coming-page';
import { FocusKeeper } from '@/components/ui/focus-keeper';
import { HeldLinks } from '@/components/ui/held-links';
import { QueryProvider } from '@/components/ui/query-provider';
import { ToastProvider } from '@/components/ui/toast';
import { coloursOfColleagues } from '@/lib/server/people/colours';
import { readMe } from '@/lib/server/people/me';
import { requirePageActor } from '@/lib/server/sign-in/session';

export default async function NewsroomLayout({ children }: { children: ReactNode }) {
  // Each page asks again: a layout is not rendered anew on every visit.
  const actor = await requirePageActor();
  const [{ preferences, passwordResets }, colours] = await Promise.all([readMe(actor), coloursOfColleagues(actor)]);
  const theme = asTheme((await cookies()).get(themeCookie)?.value);
  return (
    <ToastProvider>
      <PreferencesProvider personId={actor.id} preferences={preferences} colours={colours}>
        <KeptWork personId={actor.id} />
        <QueryProvider>
          <TopBar person={{ id: actor.id, name: actor.name }} theme={theme} />
          <LineNotice />
          <ResetNotice newest={passwordResets[0]} />
          <UnsentLine personId={actor.id} />
          {children}
        </QueryProvider>
      </PreferencesProvider>
      <HeldLinks />
      <ComingPage />
      <FocusKeeper />
    </ToastProvider>
  );
}
