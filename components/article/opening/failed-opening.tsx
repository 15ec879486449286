import { Logo } from '@/components/desk/logo';
import { Button } from '@/components/ui/button';
import { PageLink } from '@/components/ui/page-link';

/** What stands in the place of an article that could not be opened, and why. */
export function FailedOpening({ sentence, retry }: { sentence: string; retry(): void }) {
  return (
    <main className="alone">
      <Logo />
      <h1>The article did not open</h1>
      <p role="alert">{sentence}</p>
      <div className="row">
        <Button variant="primary" onClick={retry}>
          Try again
        </Button>
        <PageLink className="btn" href="/articles">
          To the articles
        </PageLink>
      </div>
    </main>
  );
}
