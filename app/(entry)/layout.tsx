import type { ReactNode } from 'react';
import { Logo } from '@/components/desk/logo';
import { EntryProof } from '@/components/sign-in/entry-proof';

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
