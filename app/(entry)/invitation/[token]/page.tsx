import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { KeptWork } from '@/components/article/opening/kept-work';
import { JoinDesk, SignInToJoin, SignOutToJoin } from '@/components/sign-in/desk-invitation';
import { GoneLink } from '@/components/sign-in/gone-link';
import { InvitationForm } from '@/components/sign-in/invitation-form';
import { ProviderSignIn } from '@/components/sign-in/provider-sign-in';
import { identityProvider } from '@/lib/server/sign-in/identity-provider';
import { readInvitation } from '@/lib/server/sign-in/one-time-link-use';
import { currentActor } from '@/lib/server/sign-in/session';

export const metadata: Metadata = { title: 'Invitation' };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const actor = await currentActor();
  const link = await readInvitation(token, actor);
  if (link === 'joined') redirect('/articles');
  if (link === null) return <GoneLink />;
  if (link.asks === 'sign-in') return <SignInToJoin token={token} link={link} />;
  if (link.asks === 'nothing') return <JoinDesk token={token} link={link} />;
  if (actor !== null)
    return (
      <>
        {/* What signing out would lose is asked about here too. */}
        <KeptWork personId={actor.id} />
        <SignOutToJoin token={token} link={link} name={actor.name} />
      </>
    );
  const provider = identityProvider()?.name;
  return (
    <InvitationForm token={token} link={link}>
      {provider !== undefined && (
        <>
          <ProviderSignIn provider={provider} to="/articles" />
          <div className="or">or with a password</div>
        </>
      )}
    </InvitationForm>
  );
}
