import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignInForm } from '@/components/desk/sign-in-form';
import { currentActor } from '@/lib/server/session';
import { isWaitingForSetup } from '@/lib/server/setup';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  if (await isWaitingForSetup()) redirect('/setup');
  const to = pathWithin((await searchParams).to);
  if ((await currentActor()) !== null) redirect(to);
  return <SignInForm to={to} />;
}

/** Only a path of this server: a link to us must not send anyone elsewhere after signing in. */
function pathWithin(given: string | string[] | undefined): string {
  if (typeof given !== 'string' || !given.startsWith('/')) return '/articles';
  const inner = 'http://galley.invalid';
  if (!URL.canParse(given, inner)) return '/articles';
  const url = new URL(given, inner);
  return url.origin === inner ? `${url.pathname}${url.search}${url.hash}` : '/articles';
}
