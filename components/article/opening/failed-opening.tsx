import { useState } from 'react';
import { Logo } from '@/components/desk/logo';
import { Button } from '@/components/ui/button';
import { PageLink } from '@/components/ui/page-link';

/** What stands in the place of an article that could not be opened, and why. `retry` is another one after each attempt. */
export function FailedOpening({ sentence, retry }: { sentence: string; retry(): void }) {
  const [tried, setTried] = useState<unknown>(null);
  const isTrying = tried === retry;
  const tryAgain = () => {
    setTried(() => retry);
    retry();
  };
  return (
    <main className="alone">
      <Logo />
      <h1>The article did not open</h1>
      {/* Other words in between: the same again would be no change, and nothing would be heard of it. */}
      <p role="alert">{isTrying ? 'Trying again' : sentence}</p>
      <div className="row">
        <Button variant="primary" isBusy={isTrying} onClick={tryAgain}>
          Try again
        </Button>
        <PageLink className="btn" href="/articles">
          To the articles
        </PageLink>
      </div>
    </main>
  );
}
