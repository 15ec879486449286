import type { Metadata } from 'next';
import { GoneLink } from '@/components/desk/gone-link';
import { InvitationForm } from '@/components/desk/invitation-form';
import { readLink } from '@/lib/server/one-time-link-use';

export const metadata: Metadata = { title: 'Invitation' };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await readLink('invitation', token);
  return link === null ? <GoneLink /> : <InvitationForm token={token} link={link} />;
}
