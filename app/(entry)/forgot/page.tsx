import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ForgottenForm } from '@/components/sign-in/forgotten-form';
import { mailSettings } from '@/lib/server/mail';

export const metadata: Metadata = { title: 'Forgotten password' };

export default function ForgotPage() {
  if (mailSettings() === null) notFound();
  return <ForgottenForm />;
}
