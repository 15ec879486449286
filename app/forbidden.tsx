import type { Metadata } from 'next';
import { ErrorPage } from '@/components/desk/error-page';

export const metadata: Metadata = { title: 'Not yours to open' };

export default function Forbidden() {
  return (
    <ErrorPage
      picture="closed"
      title="Your role does not open this page"
      details="403"
      action={
        // Not Next's link: every page brings what this one needs, sign-in too.
        <a className="btn primary" href="/articles">
          To the articles
        </a>
      }
    >
      <p>Nothing was changed. A lead of your desk or an admin can give you the right.</p>
    </ErrorPage>
  );
}
