'use client';
import './globals.css';
import { ErrorPage } from '@/components/desk/error-page';
import { asTheme, themeCookie } from '@/components/desk/theme';
import { Button } from '@/components/ui/button';

interface Props {
  error: Error & { digest?: string };
  reset: () => void;
}

// The root layout itself failed: its sheet and its theme are brought here once more, and nothing else of it.
export default function GlobalError({ error, reset }: Props) {
  return (
    <html lang="en" data-theme={themeOf()} suppressHydrationWarning>
      <head>
        <title>Galley could not be shown</title>
      </head>
      <body>
        <ErrorPage
          picture="broken"
          title="Galley could not be shown"
          details={['500', error.digest].filter(Boolean).join(' ')}
          action={
            <Button variant="primary" onClick={reset}>
              Try again
            </Button>
          }
        >
          <p>Something broke on the server, or it did not answer. What you wrote is kept in this browser.</p>
        </ErrorPage>
      </body>
    </html>
  );
}

/** The chosen theme; the server draws the system's. */
function themeOf() {
  if (typeof document === 'undefined') return asTheme(undefined);
  return asTheme(new RegExp(`(?:^|; )${themeCookie}=([^;]*)`).exec(document.cookie)?.[1]);
}
