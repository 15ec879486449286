import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SetupForm } from '@/components/sign-in/setup-form';
import { isWaitingForSetup } from '@/lib/server/sign-in/setup';

export const metadata: Metadata = { title: 'Set up' };

export default async function SetupPage() {
  if (!(await isWaitingForSetup())) notFound();
  return <SetupForm />;
}
