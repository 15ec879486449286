'use client';
import { Logo } from '@/components/desk/logo';
import { Button } from '@/components/ui/button';

interface Props {
  error: Error & { digest?: string };
  reset: () => void;
}

export default function ErrorPage({ error, reset }: Props) {
  return (
    <main className="alone">
      <Logo />
      <h1>This page could not be shown</h1>
      <p>Something broke on the server, or it did not answer. What you wrote is kept here.</p>
      <Button variant="primary" onClick={reset}>
        Try again
      </Button>
      {error.digest !== undefined && (
        <details className="dim">
          <summary>Details</summary>
          <p className="mono">{error.digest}</p>
        </details>
      )}
    </main>
  );
}
