import type { Metadata } from 'next';
import { ErrorPage } from '@/components/desk/error-page';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <ErrorPage
      picture="missing"
      title="There is no such page"
      details="404"
      action={
        // Not Next's link: every page brings what this one needs, sign-in too.
        <a className="btn primary" href="/articles">
          To the articles
        </a>
      }
    >
      <p>It does not exist, or it is not yours to see. Nothing was changed.</p>
    </ErrorPage>
  );
}
