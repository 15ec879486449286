'use client';
import { Button } from '@/components/ui/button';
import { InlineError } from '@/components/ui/field';
import { useRequest } from '@/components/ui/use-request';
import { startProviderSignIn } from '@/lib/sign-in';

interface Props {
  provider: string;
  to: string;
}

/** The button that leads to the house's identity provider, and back to `to`. */
export function ProviderSignIn({ provider, to }: Props) {
  const { isBusy, error, run } = useRequest();
  return (
    <>
      <Button
        size="l"
        isBusy={isBusy}
        onClick={() =>
          void run(
            () => startProviderSignIn(to),
            (address) => window.location.assign(address),
          )
        }
      >
        Sign in with {provider}
      </Button>
      {error !== null && <InlineError>{error}</InlineError>}
    </>
  );
}
