import type { Metadata } from 'next';
import { GoneLink } from '@/components/desk/gone-link';
import { ResetForm } from '@/components/desk/reset-form';
import { readPasswordReset } from '@/lib/server/sign-in/one-time-link-use';

export const metadata: Metadata = { title: 'New password' };

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await readPasswordReset(token);
  return link === null ? <GoneLink /> : <ResetForm token={token} email={link.email} />;
}
