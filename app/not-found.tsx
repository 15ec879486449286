import type { Metadata } from 'next';
import Link from 'next/link';
import { Logo } from '@/components/desk/logo';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <main className="alone">
      <Logo />
      <h1>There is no such page</h1>
      <p>It does not exist, or it is not yours to see.</p>
      <Link className="btn" href="/articles">
        To the articles
      </Link>
    </main>
  );
}
