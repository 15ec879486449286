'use client';
import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { ErrorPage } from '@/components/desk/error-page';
import { Button } from '@/components/ui/button';
import { useOnline } from '@/components/ui/use-online';

interface Props {
  error: Error & { digest?: string };
  reset: () => void;
}

export default function BrokenPage({ error, reset }: Props) {
  const router = useRouter();
  const isOnline = useOnline();
  // What broke on the server is asked for again; drawing the same answer once more would break the same way.
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  const action = (
    <Button variant="primary" onClick={retry}>
      Try again
    </Button>
  );
  if (!isOnline) {
    return (
      <ErrorPage picture="offline" title="You are offline" action={action}>
        <p>This page needs the line. What you wrote is kept in this browser and will be sent when the line is back.</p>
      </ErrorPage>
    );
  }
  return (
    <ErrorPage
      picture="broken"
      title="This page could not be shown"
      details={['500', error.digest].filter(Boolean).join(' ')}
      action={action}
    >
      <p>Something broke on the server, or it did not answer. What you wrote is kept in this browser.</p>
    </ErrorPage>
  );
}
