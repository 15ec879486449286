import type { Metadata } from 'next';
import { OwnName } from '@/components/desk/own-name';
import { OwnPassword } from '@/components/desk/own-password';
import { OwnSessions } from '@/components/desk/own-sessions';
import { readMe } from '@/lib/server/me';
import { requirePageActor } from '@/lib/server/session';

export const metadata: Metadata = { title: 'Profile' };

export default async function ProfilePage() {
  const me = await readMe(await requirePageActor());
  const roles = me.memberships.map(({ deskName, role }) => `${role} on ${deskName}`);
  const standing = [...(me.isAdmin ? ['admin'] : []), ...roles].join(', ');
  return (
    <main className="page">
      <h1 className="h1">Profile</h1>
      <p className="dim2 mt-1 mb-5">
        {me.email}
        {standing === '' ? '' : `, ${standing}`}
      </p>
      <div className="grid gap-6 max-w-[460px]">
        <OwnName me={me} />
        <OwnPassword email={me.email} />
        <OwnSessions />
      </div>
    </main>
  );
}
