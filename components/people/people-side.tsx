'use client';
import { LayoutList, Scale, Tags, Users } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { PageLink } from '@/components/ui/page-link';

const places = [
  { path: '/people', name: 'Members', Icon: Users },
  { path: '/people/desks', name: 'Desks', Icon: LayoutList },
  { path: '/people/verdicts', name: 'Verdicts', Icon: Scale },
  { path: '/people/types', name: 'Types', Icon: Tags },
];

export function PeopleSide() {
  const pathname = usePathname();
  return (
    <nav className="side" aria-labelledby="people-side">
      <h2 id="people-side">People</h2>
      {places.map(({ path, name, Icon }) => (
        <PageLink key={path} href={path} aria-current={pathname === path ? 'page' : undefined}>
          <Icon className="i s" aria-hidden="true" />
          {name}
        </PageLink>
      ))}
    </nav>
  );
}
