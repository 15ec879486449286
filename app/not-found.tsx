import type { Metadata } from 'next';
import Link from 'next/link';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <main className="page">
      <h1 className="h1">There is no such page</h1>
      <p className="dim2 my-3">It does not exist, or it is not yours to see.</p>
      <Link className="btn" href="/articles">
        To the articles
      </Link>
    </main>
  );
}
