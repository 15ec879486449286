import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ProviderSignIn } from '@/components/sign-in/provider-sign-in';
import { SignInForm } from '@/components/sign-in/sign-in-form';
import { ErrorSign } from '@/components/ui/field-signs';
import { signInRefusalSentence } from '@/lib/domain/people/provider-sign-in';
import { mailSettings } from '@/lib/server/mail';
import { identityProvider } from '@/lib/server/sign-in/identity-provider';
import { currentActor } from '@/lib/server/sign-in/session';
import { isWaitingForSetup } from '@/lib/server/sign-in/setup';
import { wantedPath } from './wanted-path';

export const metadata: Metadata = { title: 'Sign in' };

interface Props {
  /** `error` is the code of a refusal on the way back from the identity provider. */
  searchParams: Promise<{ to?: string | string[]; error?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: Props) {
  if (await isWaitingForSetup()) redirect('/setup');
  const { to: wanted, error } = await searchParams;
  const to = await wantedPath(wanted, error !== undefined);
  const provider = identityProvider()?.name ?? null;
  const refusal = typeof error === 'string' && provider !== null ? signInRefusalSentence(error, provider) : null;
  if (refusal === null && (await currentActor()) !== null) redirect(to);
  return (
    <SignInForm to={to} {...(mailSettings() === null ? { hint: FORGOT } : { forgot: <ForgotLink /> })}>
      {refusal !== null && (
        <div className="banner danger" role="alert">
          <ErrorSign />
          <p className="sp">{refusal}</p>
        </div>
      )}
      {provider !== null && (
        <>
          <ProviderSignIn provider={provider} to={to} />
          <div className="or">or with a password</div>
        </>
      )}
    </SignInForm>
  );
}

const FORGOT = 'Forgot it? An admin can give you a link to set a new one.';

function ForgotLink() {
  return (
    <a className="hint link" href="/forgot">
      Forgot it?
    </a>
  );
}
