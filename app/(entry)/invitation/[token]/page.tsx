import type { Metadata } from 'next';
import { GoneLink } from '@/components/desk/gone-link';
import { InvitationForm } from '@/components/desk/invitation-form';
import { ProviderSignIn } from '@/components/desk/provider-sign-in';
import { identityProvider } from '@/lib/server/identity-provider';
import { readLink } from '@/lib/server/one-time-link-use';

export const metadata: Metadata = { title: 'Invitation' };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await readLink('invitation', token);
  if (link === null) return <GoneLink />;
  const provider = identityProvider()?.name;
  return (
    <InvitationForm token={token} link={link}>
      {provider !== undefined && (
        <>
          <ProviderSignIn provider={provider} to="/articles" />
          <div className="or">{link.hasAccount ? 'or' : 'or with a password'}</div>
        </>
      )}
    </InvitationForm>
  );
}
