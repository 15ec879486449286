import type { ReactNode } from 'react';
import { PeopleSide } from '@/components/people/people-side';

export default function PeopleLayout({ children }: { children: ReactNode }) {
  return (
    <div className="with-side">
      <PeopleSide />
      <main className="side-main">{children}</main>
    </div>
  );
}
