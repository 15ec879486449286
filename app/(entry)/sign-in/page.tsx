import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignInForm } from '@/components/desk/sign-in-form';
import { currentActor } from '@/lib/server/session';
import { isWaitingForSetup } from '@/lib/server/setup';
import { pathWithin } from './path-within';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  if (await isWaitingForSetup()) redirect('/setup');
  const to = pathWithin((await searchParams).to);
  if ((await currentActor()) !== null) redirect(to);
  return <SignInForm to={to} />;
}
