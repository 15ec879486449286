import type { ReactNode } from 'react';
import { EntryProof } from '@/components/desk/entry-proof';
import { Logo } from '@/components/desk/logo';

export default function EntryLayout({ children }: { children: ReactNode }) {
  return (
    <div className="entry">
      <main>
        <Logo />
        {children}
        <footer>Galley, open source</footer>
      </main>
      <EntryProof />
    </div>
  );
}
