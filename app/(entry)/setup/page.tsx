import type { Metadata } from 'next';
import { SetUpAlready } from '@/components/sign-in/set-up-already';
import { SetupForm } from '@/components/sign-in/setup-form';
import { isWaitingForSetup } from '@/lib/server/sign-in/setup';

export const metadata: Metadata = { title: 'Set up' };

export default async function SetupPage() {
  return (await isWaitingForSetup()) ? <SetupForm /> : <SetUpAlready />;
}
