import type { Metadata } from 'next';
import { InboxPage } from '@/components/desk/inbox-page';
import { Banner } from '@/components/ui/banner';
import { ofPerson } from '../of-person';

export const metadata: Metadata = { title: 'Inbox' };

export default ofPerson(async function Page(actor) {
  if (!actor.isAdmin && Object.keys(actor.memberships).length === 0) {
    return (
      <main className="page grid gap-4">
        <h1 className="h1">Inbox</h1>
        <Banner tone="warn">You are on no desk yet. Ask a lead or an admin to add you.</Banner>
      </main>
    );
  }
  return <InboxPage />;
}, '/inbox');
