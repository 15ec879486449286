import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { ProfilePage } from '@/components/desk/profile/profile-page';
import { asTheme, themeCookie } from '@/components/desk/theme';
import { mailSettings } from '@/lib/server/mail';
import { readMe } from '@/lib/server/people/me';
import { ofPerson } from '../of-person';

export const metadata: Metadata = { title: 'Profile' };

export default ofPerson(async function OwnProfilePage(actor) {
  const me = await readMe(actor);
  return <ProfilePage me={me} theme={asTheme((await cookies()).get(themeCookie)?.value)} isMailing={mailSettings() !== null} />;
});
