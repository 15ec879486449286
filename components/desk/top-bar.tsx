'use client';
import { usePathname } from 'next/navigation';
import { InboxLink } from '@/components/inbox/inbox-link';
import { TopSearch } from '@/components/search/top-search';
import { PageLink } from '../ui/page-link';
import { AccountMenu } from './account-menu';
import { Logo } from './logo';
import type { Theme } from './theme';

/** The places of the newsroom, in the order of the bar. */
const places = [
  { path: '/articles', name: 'Articles' },
  { path: '/claims', name: 'Claims' },
  { path: '/sources', name: 'Sources' },
  { path: '/people', name: 'People' },
];

interface Props {
  person: { id: string; name: string };
  theme: Theme;
}

export function TopBar({ person, theme }: Props) {
  const pathname = usePathname();
  const isHere = (path: string) => pathname === path || pathname.startsWith(`${path}/`);
  return (
    <header className="top">
      <PageLink href="/articles" aria-label="Galley, to the articles">
        <Logo />
      </PageLink>
      <nav className="nav" aria-label="Main">
        {places.map(({ path, name }) => (
          <PageLink key={path} href={path} aria-current={isHere(path) ? 'page' : undefined}>
            {name}
          </PageLink>
        ))}
      </nav>
      <span className="sp" />
      <TopSearch />
      <InboxLink isHere={isHere('/inbox')} />
      <AccountMenu person={person} theme={theme} />
    </header>
  );
}
