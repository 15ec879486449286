import type { Metadata } from 'next';
import Link from 'next/link';
import { ErrorPage } from '@/components/desk/error-page';

export const metadata: Metadata = { title: 'Not yours to open' };

export default function Forbidden() {
  return (
    <ErrorPage
      picture="closed"
      title="Your role does not open this page"
      details="403"
      action={
        <Link className="btn primary" href="/articles">
          To the articles
        </Link>
      }
    >
      <p>Nothing was changed. A lead of your desk or an admin can give you the right.</p>
    </ErrorPage>
  );
}
