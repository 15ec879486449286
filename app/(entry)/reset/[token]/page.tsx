import type { Metadata } from 'next';
import { KeptWork } from '@/components/article/opening/kept-work';
import { GoneLink } from '@/components/sign-in/gone-link';
import { ResetForm } from '@/components/sign-in/reset-form';
import { SignOutFirst } from '@/components/sign-in/sign-out-first';
import { readPasswordReset } from '@/lib/server/sign-in/one-time-link-use';
import { currentActor } from '@/lib/server/sign-in/session';

export const metadata: Metadata = { title: 'New password' };

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const actor = await currentActor();
  const link = await readPasswordReset(token, actor);
  if (link === null) return <GoneLink />;
  if (actor === null || link.asks === 'password') return <ResetForm token={token} email={link.email} />;
  return (
    <>
      {/* What signing out would lose is asked about here too. */}
      <KeptWork personId={actor.id} />
      <SignOutFirst
        title="Set a new password"
        says={`This link sets the password of ${link.email}, and you are signed in as ${actor.name}.`}
        to={`/reset/${token}`}
      />
    </>
  );
}
