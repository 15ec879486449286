import type { Metadata } from 'next';
import Link from 'next/link';
import { ErrorPage } from '@/components/desk/error-page';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <ErrorPage
      picture="missing"
      title="There is no such page"
      details="404"
      action={
        <Link className="btn primary" href="/articles">
          To the articles
        </Link>
      }
    >
      <p>It does not exist, or it is not yours to see. Nothing was changed.</p>
    </ErrorPage>
  );
}
