'use client';
import './globals.css';
import { ErrorPage } from '@/components/desk/error-page';
import { asTheme, themeCookie } from '@/components/desk/theme';
import { useOnline } from '@/components/ui/use-online';

interface Props {
  error: Error & { digest?: string };
  /** Asks the server again: drawing the same answer once more would break the same way. */
  retry: () => void;
}

/**
 * Whatever broke, a page or the layout around all pages. One file for both: every page brings it along, sign-in too, and two would hold the
 * same twice. It stands in place of the root layout, so that its sheet and its theme are brought here once more.
 */
export default function BrokenPage({ error, retry }: Props) {
  const isOnline = useOnline();
  const action = (
    <button type="button" className="btn primary" onClick={retry}>
      Try again
    </button>
  );
  return (
    <html lang="en" data-theme={themeOf()} suppressHydrationWarning>
      <head>
        <title>Not shown · Galley</title>
      </head>
      <body>
        {isOnline ? (
          <ErrorPage
            picture="broken"
            title="This page could not be shown"
            details={['500', error.digest].filter(Boolean).join(' ')}
            action={action}
          >
            <p>Something broke, or no answer came. What you wrote in articles is kept in this browser.</p>
          </ErrorPage>
        ) : (
          <ErrorPage picture="offline" title="You are offline" action={action}>
            <p>This page needs the line. What you wrote in articles is kept in this browser and will be sent when it is back.</p>
          </ErrorPage>
        )}
      </body>
    </html>
  );
}

/** The chosen theme; the server draws the system's. */
function themeOf() {
  if (typeof document === 'undefined') return asTheme(undefined);
  return asTheme(new RegExp(`(?:^|; )${themeCookie}=([^;]*)`).exec(document.cookie)?.[1]);
}
