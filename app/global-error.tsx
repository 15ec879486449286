'use client';

// The root layout itself failed, so neither its styles nor its parts can be relied on.
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <head>
        <title>Galley could not be shown</title>
      </head>
      <body>
        <main>
          <h1>Galley could not be shown</h1>
          <p>Something broke on the server, or it did not answer. What you wrote is kept here.</p>
          <button type="button" onClick={reset}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
