import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { ProfilePage } from '@/components/desk/profile/profile-page';
import { asTheme, themeCookie } from '@/components/desk/theme';
import { mailSettings } from '@/lib/server/mail';
import { readMe } from '@/lib/server/people/me';
import { requirePageActor } from '@/lib/server/sign-in/session';

export const metadata: Metadata = { title: 'Profile' };

export default async function Page() {
  const me = await readMe(await requirePageActor());
  return <ProfilePage me={me} theme={asTheme((await cookies()).get(themeCookie)?.value)} isMailing={mailSettings() !== null} />;
}
